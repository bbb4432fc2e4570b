// wasm-bindgen's two programs, built from the exact version the engine links against (scripts/wasm-tools).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, work } from './paths.mjs'
import { run } from './run.mjs'
import { Complaint, step } from './say.mjs'
import { hashOf, unlessStamped } from './stamp.mjs'

const crate = at('scripts', 'wasm-tools')
const program = name => work('wasm-tools', 'debug', process.platform === 'win32' ? `${name}.exe` : name)

const locked = (lockFile, name) =>
  new RegExp(`name = "${name}"\\nversion = "([^"]+)"`).exec(readFileSync(lockFile, 'utf8'))?.[1]

/** The engine and the tool that binds it must be of one version, or the tool refuses the engine with a long riddle. */
export function checkBindgenVersions() {
  const engine = locked(at('Cargo.lock'), 'wasm-bindgen')
  const tools = locked(join(crate, 'Cargo.lock'), 'wasm-bindgen-cli')
  if (engine === tools) return
  throw new Complaint(
    `Cargo.lock has wasm-bindgen ${engine}, scripts/wasm-tools/Cargo.lock has wasm-bindgen-cli ${tools}. Pin both to one version.`
  )
}

async function ensureProgram(name, title, features = []) {
  const path = program(name)
  const hash = hashOf([crate])
  await step(title, () =>
    unlessStamped(`wasm-tools-${name}`, hash, [path], () =>
      run('cargo', ['build', '--locked', '--bin', name, ...features], {
        cwd: crate,
        env: { CARGO_TARGET_DIR: work('wasm-tools') },
        quiet: true
      })
    )
  )
  return path
}

/** Path of the program that writes the JavaScript glue. */
export const ensureBindgen = () => ensureProgram('bindgen', 'wasm-bindgen')

/** Path of the program that runs wasm tests in a browser. */
export const ensureTestRunner = () =>
  ensureProgram('bindgen-test-runner', "wasm-bindgen's test runner", ['--features', 'test-runner'])
