// The engine: Rust -> wasm -> glue -> two parts of both -> wasm-opt. Leaves js/engine/generated/: glue, types, the parts, and the whole engine
// for `vitrine/inline`, which fetches nothing.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { engineParts, withoutRelocations } from './engine-parts.mjs'
import { splitGlue } from './glue-split.mjs'
import { tool } from './packages.mjs'
import { at, wasmTarget, work } from './paths.mjs'
import { run } from './run.mjs'
import { leanBuild, wasmToolchain } from './rust-wasm.mjs'
import { Complaint, say, step } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'
import { leanInit, leanTypes, restTypes } from './wasm-init.mjs'
import { shortenNames } from './wasm-names.mjs'
import { checkBindgenVersions, ensureBindgen } from './wasm-tools.mjs'

/** What wasm-bindgen made, and what becomes of it on the way. */
const bound = (...parts) => work('bound', ...parts)
const generated = (...parts) => at('js', 'engine', 'generated', ...parts)
const scripts = ['vitrine.js', 'vitrine-rest.js', 'vitrine.d.ts', 'vitrine-rest.d.ts']
const products = [...scripts, 'whole.wasm', 'first.wasm', 'rest.wasm'].map(name => generated(name))

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
// By brotli bytes, not raw ones. Inlining is LLVM's business and done by then: what wasm-opt inlines on top compresses worse
// (November 2026: none 69.2 KB, -O1 68.3, -Os 68.9, -Oz 69.0, -Os without inlining 66.0).
// Nothing lies in the first kilobyte, which is the far end of the stack (`checkLowMemory`): so what is added to an address becomes a part
// of the instruction.
const optimise = [
  '-Os',
  '--converge',
  '--low-memory-unused',
  '--one-caller-inline-max-function-size=0',
  '--strip-producers',
  '--strip-target-features'
]
const enabled = features.map(name => `--enable-${name}`)

const inputs = [
  'Cargo.toml',
  'Cargo.lock',
  'src',
  'engine',
  '.cargo',
  'scripts/wasm-tools',
  ...['engine', 'engine-parts', 'glue-split', 'wasm-graph', 'wasm-reader', 'wasm-split'].map(
    name => `scripts/lib/${name}.mjs`
  ),
  'scripts/lib/rust-wasm.mjs',
  'scripts/lib/wasm-init.mjs',
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
        say('  Without the source of a recent standard library (rustup component rust-src) the engine is 15 KB larger.')
      const { cargo, args, env } = lean ?? { ...toolchain, args: [] }
      await run(cargo, ['build', '--release', '--target', wasmTarget, '--lib', '-p', 'vitrine-engine', ...args], {
        env
      })
      // After cargo, which writes Cargo.lock when it is not there yet.
      checkBindgenVersions()
      const linked = join(lean ? work('lean') : at('target'), wasmTarget, 'release', 'vitrine_engine.wasm')
      copyFileSync(linked, work('linked.wasm'))
      await bind(await ensureBindgen())
      await part(dev ? [] : optimise)
    })
  )
  return hash
}

async function bind(bindgen) {
  mkdirSync(bound(), { recursive: true })
  writeFileSync(bound('engine.wasm'), withoutRelocations(readFileSync(work('linked.wasm'))))
  await run(bindgen, [bound('engine.wasm'), bound(), 'vitrine'])
}

/** Shortens names, splits, and optimises the whole and its parts. */
async function part(passes) {
  mkdirSync(generated(), { recursive: true })
  const short = shortenNames(readFileSync(bound('vitrine_bg.wasm')), readFileSync(bound('vitrine.js'), 'utf8'))
  writeFileSync(bound('short.wasm'), short.wasm)
  const binaryen = (program, ...args) => run(process.execPath, [tool('binaryen', 'bin', program), ...args, ...enabled])
  await binaryen('wasm-dis', bound('short.wasm'), '-o', bound('short.wat'))
  const text = readFileSync(bound('short.wat'), 'utf8')
  checkLowMemory(text)
  const { doors, ...parts } = engineParts(readFileSync(work('linked.wasm')), text)
  for (const [name, text] of Object.entries(parts)) {
    writeFileSync(bound(`${name}.wat`), text)
    await binaryen('wasm-opt', ...passes, '-o', generated(`${name}.wasm`), bound(`${name}.wat`))
  }
  const modules = ['first', 'rest'].map(name => readFileSync(generated(`${name}.wasm`)))
  const { first, rest } = splitGlue(leanInit(short.glue, [...doors.values()]), modules)
  writeFileSync(generated('vitrine.js'), first)
  writeFileSync(generated('vitrine-rest.js'), rest)
  writeFileSync(generated('vitrine.d.ts'), leanTypes(readFileSync(bound('vitrine.d.ts'), 'utf8')))
  writeFileSync(generated('vitrine-rest.d.ts'), restTypes)
}

/** What `--low-memory-unused` takes for granted: the stack is first, grows downwards, and all else comes after it. */
function checkLowMemory(text) {
  const top = Number(text.match(/\(global \$__stack_pointer \(mut i32\) \(i32\.const (\d+)\)\)/)?.[1])
  const addresses = [...text.matchAll(/^ \(data \S* ?\(i32\.const (\d+)\)/gm)].map(([, address]) => Number(address))
  if (top > 1024 && addresses.length > 0 && addresses.every(address => address >= top)) return
  throw new Complaint("The engine's memory does not begin with its stack: take --low-memory-unused out of engine.mjs.")
}
