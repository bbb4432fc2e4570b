/**
 * The engine's two parts: the first ranks, the rest follows and does everything else. Both share one memory, and a page has each
 * once, whoever asks.
 */
import type { EnginePart } from '../types.ts'
import { addFirst, addRest, isWhole } from './generated/vitrine.js'

/** As in `load.ts`. */
type Source = readonly [first: EnginePart, rest?: EnginePart]

let bring = (): Promise<void> => Promise.resolve()
let coming: Promise<void> | undefined

/** Instantiates the first part of `source`; the rest will be made of it by `compile`. `load.ts` alone calls it. */
export async function init(
  first: WebAssembly.Module,
  source: Source,
  compile: (part: EnginePart) => Promise<WebAssembly.Module>
): Promise<void> {
  await addFirst(first)
  bring = async () => addRest(await compile(restOf(source)))
}

/** Resolves when both parts are there. A failed attempt is forgotten, so that a later `createVitrine` may try again. */
export async function whole(): Promise<void> {
  if (isWhole()) return
  coming ??= bring().finally(() => {
    coming = undefined
  })
  await coming
}

export { isWhole }

function restOf([first, rest]: Source): EnginePart {
  if (rest) return rest
  // Who serves the first part himself has the other one beside it.
  if (typeof first === 'string' || first instanceof URL)
    return new URL('engine-rest.wasm', new URL(first, document.baseURI))
  throw new Error('engine-rest.wasm: give both parts, [first, rest]')
}
