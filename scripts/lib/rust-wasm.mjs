// Finds or makes a Rust compiler that can build for wasm32-unknown-unknown. The ordinary way first (rustup), then
// Debian's own compiler for machines where rustup's server is out of reach.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** Where a compiler keeps the source of its standard library, if it has it. */
const standardLibrary = (rustc, env = {}) =>
  join(ask(rustc, ['--print', 'sysroot'], { env }) ?? '', 'lib', 'rustlib', 'src', 'rust', 'library', 'std')

/** Four numbers at a time: in Chrome since 91, in Firefox since 89, in Safari since 16.4. */
const simdFlags = ['-Ctarget-feature=+simd128']
/** Names that say where a function stands, whatever the compiler's own default: by them the engine is split (engine-parts.mjs). */
const nameFlags = ['-Csymbol-mangling-version=v0']
const flagsVariable = 'CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS'

/** The toolchain with SIMD on, whatever flags it needs already. */
const withSimd = ({ env, ...toolchain }) => ({
  ...toolchain,
  env: { ...env, [flagsVariable]: [env[flagsVariable], ...simdFlags, ...nameFlags].filter(Boolean).join(' ') }
})

const leanFlags = ['-Zunstable-options', '-Cpanic=immediate-abort', '-Zlocation-detail=none', '--cfg=lean']

/**
 * What cargo needs to build the standard library along with the engine: whole-program optimisation reaches into it and
 * panics become plain traps, which the shopper is spared 15 KB of brotli by. Undefined where the library's source cannot be had
 * or the compiler is too old for it.
 */
export async function leanBuild({ cargo, env, label }) {
  const rustc = label === 'debian' ? '/usr/bin/rustc' : 'rustc'
  if (!existsSync(standardLibrary(rustc, env)) && label === 'rustup') {
    say(`  Outside the project: \`rustup component add rust-src\` (at most ${rustupLimitSeconds} s)`)
    await attempt('rustup', ['component', 'add', 'rust-src'], { quiet: true, limitSeconds: rustupLimitSeconds })
  }
  // Opens -Z flags on a stable compiler; the flags touch how std is built, never what the engine's code means.
  const opened = { ...env, RUSTC_BOOTSTRAP: '1' }
  const understood = ask(rustc, [...leanFlags, '--print', 'cfg'], { env: opened }) !== undefined
  if (!understood || !existsSync(standardLibrary(rustc, env))) return undefined
  return {
    cargo,
    args: ['-Zbuild-std=std,panic_abort', '-Zbuild-std-features=optimize_for_size'],
    env: {
      ...opened,
      CARGO_TARGET_DIR: work('lean'),
      [flagsVariable]: [...leanFlags, ...simdFlags, ...nameFlags].join(' ')
    }
  }
}

let found

/**
 * The toolchain for the engine: `{ cargo, env, label }`. VITRINE_WASM_TOOLCHAIN=rustup|debian forces one.
 */
export async function wasmToolchain() {
  found ??= withSimd(await findToolchain(process.env.VITRINE_WASM_TOOLCHAIN))
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
