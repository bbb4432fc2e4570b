// `npm run build`: the npm package in dist/. `--dev` leaves wasm-opt out.
import { fileURLToPath } from 'node:url'
import { buildEngine } from './lib/engine.mjs'
import { checkMachine } from './lib/machine.mjs'
import { buildPackage } from './lib/package-js.mjs'
import { ensurePackages } from './lib/packages.mjs'
import { main } from './lib/say.mjs'

/** Sets up what is missing and builds dist/. Returns the hash of what it was made from. */
export async function build({ dev = false } = {}) {
  checkMachine()
  await ensurePackages()
  return buildPackage(await buildEngine({ dev }))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => build({ dev: process.argv.includes('--dev') }))
}
