// Finds or makes a Rust compiler that can build for wasm32-unknown-unknown. The ordinary way first (rustup), then
// Debian's own compiler for machines where rustup's server is out of reach.

import { mkdirSync, writeFileSync } from 'node:fs'
import { isDebian } from './debian.mjs'
import { debianToolchain } from './debian-rust.mjs'
import { wasmTarget, work } from './paths.mjs'
import { ask, attempt } from './run.mjs'
import { Complaint, say } from './say.mjs'

// Where rustup's server is out of reach it hangs rather than refuses.
const rustupLimitSeconds = 60

/** Compiles one empty library: proves that standard library and linker are there and fit the compiler. */
export function canCompile(rustc, flags = [], env = {}) {
  mkdirSync(work('probe'), { recursive: true })
  const source = work('probe', 'lib.rs')
  writeFileSync(source, 'pub fn probe(text: &str) -> String { text.to_uppercase() }\n')
  const args = [
    ...flags,
    '--edition=2021',
    '--crate-type=cdylib',
    `--target=${wasmTarget}`,
    '-o',
    work('probe', 'probe.wasm'),
    source
  ]
  return ask(rustc, args, { env }) !== undefined
}

const rustup = { cargo: 'cargo', env: {}, label: 'rustup' }

async function rustupToolchain() {
  if (canCompile('rustc')) return rustup
  if (ask('rustup', ['--version']) === undefined) return undefined
  say(`  Outside the project: \`rustup target add ${wasmTarget}\` (at most ${rustupLimitSeconds} s)`)
  await attempt('rustup', ['target', 'add', wasmTarget], { quiet: true, limitSeconds: rustupLimitSeconds })
  return canCompile('rustc') ? rustup : undefined
}

let found

/**
 * The toolchain for the engine: `{ cargo, env, label }`. VITRINE_WASM_TOOLCHAIN=rustup|debian forces one.
 */
export async function wasmToolchain() {
  found ??= await findToolchain(process.env.VITRINE_WASM_TOOLCHAIN)
  return found
}

async function findToolchain(forced) {
  if (forced !== undefined && forced !== 'rustup' && forced !== 'debian') {
    throw new Complaint(`VITRINE_WASM_TOOLCHAIN is "${forced}"; it can be "rustup" or "debian".`)
  }
  const ordinary = forced === 'debian' ? undefined : await rustupToolchain()
  if (ordinary) return ordinary
  if (forced !== 'rustup' && isDebian()) return debianToolchain(canCompile)
  throw new Complaint(
    `Rust's standard library for ${wasmTarget} is missing and could not be fetched. Run \`rustup target add ${wasmTarget}\`.`
  )
}
