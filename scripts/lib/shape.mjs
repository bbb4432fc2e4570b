// What is checked of the package as a whole: what a registry, a bundler and a type checker will find in it.

import { tool } from './packages.mjs'
import { pack } from './packed.mjs'
import { at } from './paths.mjs'
import { attempt } from './run.mjs'

/** A shop downloads this once, and a CDN keeps it for each version. */
const mostUnpackedBytes = 1024 * 1024
/** No script and no types: nothing to resolve. */
const noTypes = ['look.css', 'engine.wasm', 'engine-rest.wasm']

const node = (script, args) => attempt(process.execPath, [script, ...args], { quiet: true, env: { NO_COLOR: '1' } })

/** All checks as `{ title, run }`; `run` resolves to `{ code, output }`. */
export async function shapeChecks() {
  const { tarball, unpackedSize } = await pack()
  // The package is for `import` only: what CommonJS would find is no matter.
  const attw = [tarball, '--profile', 'esm-only', '--no-emoji', '--exclude-entrypoints', ...noTypes]
  return [
    { title: 'publint', run: () => node(tool('publint', 'src', 'cli.js'), ['--strict']) },
    { title: 'are the types wrong', run: () => node(tool('@arethetypeswrong', 'cli', 'dist', 'index.js'), attw) },
    { title: 'third-party notices', run: () => node(at('scripts', 'notices.mjs'), ['--check']) },
    {
      title: 'unpacked',
      run: async () => ({
        code: unpackedSize > mostUnpackedBytes ? 1 : 0,
        output: `${unpackedSize} bytes unpacked, at most ${mostUnpackedBytes}\n`
      })
    }
  ]
}
