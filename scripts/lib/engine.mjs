// The engine: Rust -> wasm -> glue -> wasm-opt. Leaves js/engine/generated/ (glue, types, optimised wasm).
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tool } from './packages.mjs'
import { at, wasmTarget, work } from './paths.mjs'
import { run } from './run.mjs'
import { leanBuild, wasmToolchain } from './rust-wasm.mjs'
import { say, step } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'
import { shortenNames } from './wasm-names.mjs'
import { checkBindgenVersions, ensureBindgen } from './wasm-tools.mjs'

const generated = (...parts) => at('js', 'engine', 'generated', ...parts)
const products = ['vitrine.js', 'vitrine.d.ts', 'vitrine_bg.wasm'].map(name => generated(name))

// What every browser of the last three years has (Safari 16.4) and Rust's LLVM emits. Not --all-features: that would let
// wasm-opt use what browsers lack.
const features = [
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
  'simd'
]
// By brotli bytes, not raw ones: above -O1 wasm-opt inlines, and what repeats compresses worse (-O1 125.5 KB, -Os 143.0 KB,
// -Oz 144.0 KB, none 125.8 KB on the engine of November 2026). LLVM has done the optimising by then.
const optimise = ['-O1', ...features.map(name => `--enable-${name}`)]

const inputs = [
  'Cargo.toml',
  'Cargo.lock',
  'src',
  '.cargo',
  'scripts/wasm-tools',
  'scripts/lib/engine.mjs',
  'scripts/lib/rust-wasm.mjs',
  'scripts/lib/wasm-names.mjs'
]

const engineHash = dev =>
  hashOf(
    inputs.map(path => at(path)),
    ['engine', dev, process.env.VITRINE_WASM_TOOLCHAIN ?? '']
  )

/** Builds the engine; `dev` leaves wasm-opt out. Returns the hash of what it was made from. */
export async function buildEngine({ dev }) {
  const hash = engineHash(dev)
  await step('engine', () =>
    unlessStamped('engine', hash, products, async () => {
      const toolchain = await wasmToolchain()
      const lean = await leanBuild(toolchain)
      if (!lean)
        say('  Without the source of the standard library (rustup component rust-src) the engine is 15 KB larger.')
      const { cargo, args, env } = lean ?? { ...toolchain, args: [] }
      await run(cargo, ['build', '--release', '--target', wasmTarget, '--lib', '-p', 'vitrine', ...args], { env })
      // After cargo, which writes Cargo.lock when it is not there yet.
      checkBindgenVersions()
      await bind(await ensureBindgen(), lean ? work('lean') : at('target'))
      if (!dev) await shrink()
    })
  )
  return hash
}

async function bind(bindgen, targetDir) {
  mkdirSync(generated(), { recursive: true })
  const input = join(targetDir, wasmTarget, 'release', 'vitrine.wasm')
  // Only our loader names the wasm file, so that bundlers find the pattern once.
  await run(bindgen, [
    '--target',
    'web',
    '--omit-default-module-path',
    '--out-dir',
    generated(),
    '--out-name',
    'vitrine',
    input
  ])
}

async function shrink() {
  const short = shortenNames(readFileSync(generated('vitrine_bg.wasm')), readFileSync(generated('vitrine.js'), 'utf8'))
  writeFileSync(generated('vitrine_bg.wasm'), short.wasm)
  writeFileSync(generated('vitrine.js'), short.glue)
  const [from, to] = [generated('vitrine_bg.wasm'), work('vitrine_opt.wasm')]
  await run(process.execPath, [tool('binaryen', 'bin', 'wasm-opt'), ...optimise, '-o', to, from])
  copyFileSync(to, from)
}
