// The built package's engine, compiled once for all the devices of a replay.
import { readFileSync } from 'node:fs'

const dist = new URL('../../dist/', import.meta.url)

/** Its two parts, for `createVitrine({ engine })`. */
export const engineParts = () =>
  Promise.all(['engine.wasm', 'engine-rest.wasm'].map(name => WebAssembly.compile(readFileSync(new URL(name, dist)))))
