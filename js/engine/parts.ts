/**
 * The engine's two parts: the first ranks, the rest follows and does everything else. Each is wasm and a chunk of JavaScript around
 * it; both share one memory, and a page has each once, whoever asks.
 */
import type { EnginePart } from '../types.ts'
import { addFirst, addRest, comesWhole, isWhole, learn } from './generated/vitrine.js'
import type * as RestChunk from './rest.ts'

/** As in `load.ts`. */
type Source = readonly [first: EnginePart, rest?: EnginePart]

let compileRest: () => Promise<WebAssembly.Module>
let coming: Promise<typeof RestChunk> | undefined

/** Instantiates the first part of `source`; the rest will be made of it by `compile`. `load.ts` alone calls it. */
export async function init(
  first: WebAssembly.Module,
  source: Source,
  compile: (part: EnginePart) => Promise<WebAssembly.Module>
): Promise<void> {
  if (comesWhole(first)) await importRest()
  await addFirst(first)
  compileRest = async () => compile(restOf(source))
}

/** The rest's chunk, once both parts are there. A failed attempt is forgotten, so that a later `createVitrine` may try again. */
export function whole(): Promise<typeof RestChunk> {
  coming ??= bringRest().catch(error => {
    coming = undefined
    throw error
  })
  return coming
}

export { isWhole }

/** Fetches script and wasm side by side. */
async function bringRest(): Promise<typeof RestChunk> {
  const [chunk, module] = await Promise.all([importRest(), isWhole() ? undefined : compileRest()])
  if (module) await addRest(module)
  return chunk
}

async function importRest(): Promise<typeof RestChunk> {
  try {
    const chunk = await import('./rest.ts')
    learn(chunk.restGlue)
    return chunk
  } catch (cause) {
    throw Object.assign(new Error("its rest's script", { cause }), { code: 'engine_unreachable' })
  }
}

function restOf([first, rest]: Source): EnginePart {
  if (rest) return rest
  // Who serves the first part himself has the other one beside it.
  if (typeof first === 'string' || first instanceof URL)
    return new URL('engine-rest.wasm', new URL(first, document.baseURI))
  throw new Error('engine-rest.wasm: give both parts, [first, rest]')
}
