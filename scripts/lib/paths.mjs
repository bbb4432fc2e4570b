// Where everything stands, seen from the scripts.
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own directory. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A path inside the project. */
export const at = (...parts) => join(root, ...parts)

/** Everything the scripts make for themselves: stamps, logs, tools, the demo's catalogue and database. Git-ignored. */
export const work = (...parts) => at('.vitrine', ...parts)

/** The wasm target every part agrees on. */
export const wasmTarget = 'wasm32-unknown-unknown'
