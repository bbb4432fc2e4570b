// The checks that read the source without running it.
import { existsSync, readFileSync } from 'node:fs'
import { leastRust, older } from './machine.mjs'
import { tool } from './packages.mjs'
import { at, wasmTarget } from './paths.mjs'
import { ask, attempt } from './run.mjs'
import { wasmToolchain } from './rust-wasm.mjs'

const node = (title, script, args, cwd) => ({
  title,
  run: () => attempt(process.execPath, [script, ...args], { quiet: true, cwd })
})
const cargo = (title, args) => ({ title, run: () => attempt('cargo', args, { quiet: true }) })

/** Clippy for the target that native clippy cannot see: src/web, src/wasm and the tests in the browser. */
async function wasmClippy() {
  const toolchain = await wasmToolchain()
  const parts = ['--lib', ...(existsSync(at('tests', 'wasm.rs')) ? ['--test', 'wasm'] : [])]
  const args = ['clippy', '-p', 'vitrine', ...parts, '--target', wasmTarget, '--', '-D', 'warnings']
  return attempt(toolchain.cargo, args, { env: toolchain.env, quiet: true })
}

/** npm and Cargo speak of one version. */
function oneVersion() {
  const npm = JSON.parse(readFileSync(at('package.json'), 'utf8')).version
  const crate = /^version\s*=\s*"([^"]+)"/m.exec(readFileSync(at('Cargo.toml'), 'utf8'))?.[1]
  return { code: npm === crate ? 0 : 1, output: `package.json says ${npm}, Cargo.toml says ${crate}.\n` }
}

/** What scripts/lib/machine.mjs asks of the machine is what the locked crates ask for; fails too when Cargo.lock is stale. */
async function enoughRust(manifest) {
  const args = ['metadata', '--locked', '--format-version', '1', '--manifest-path', at(manifest)]
  const text = ask('cargo', args)
  if (text === undefined)
    return { code: 1, output: `cargo ${args.join(' ')} failed: is its Cargo.lock committed and current?\n` }
  const greedy = JSON.parse(text).packages.filter(crate => older(leastRust, crate.rust_version ?? '0'))
  const words = greedy.map(crate => `${crate.name} ${crate.version} needs Rust ${crate.rust_version}\n`)
  return { code: greedy.length, output: words.join('') }
}

/** All checks as `{ title, run }`; `run` resolves to `{ code, output }`. */
export function lintChecks() {
  const projects = [
    'tsconfig.json',
    'demo/tsconfig.json',
    'tests/docs/tsconfig.json',
    'tests/e2e/tsconfig.json',
    'tests/packaging/tsconfig.json',
    'tests/packaging/specs/tsconfig.json'
  ].filter(path => existsSync(at(path)))
  return [
    cargo('rustfmt', ['fmt', '--all', '--check']),
    cargo('rustfmt (scripts/wasm-tools)', ['fmt', '--manifest-path', 'scripts/wasm-tools/Cargo.toml', '--check']),
    cargo('clippy', ['clippy', '--workspace', '--all-targets', '--', '-D', 'warnings']),
    { title: `clippy (${wasmTarget})`, run: wasmClippy },
    node('biome', tool('@biomejs', 'biome', 'bin', 'biome'), ['ci', '--colors=off', '--error-on-warnings']),
    ...projects.map(path => node(`tsc (${path})`, tool('typescript', 'bin', 'tsc'), ['--noEmit', '-p', at(path)])),
    ...['Cargo.toml', 'scripts/wasm-tools/Cargo.toml'].map(path => ({
      title: `Rust ${leastRust} is enough for ${path}`,
      run: () => enoughRust(path)
    })),
    { title: 'one version', run: async () => oneVersion() }
  ]
}
