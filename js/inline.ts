/** `vitrine/inline`: the same `createVitrine` with the engine inside, for hosts and bundlers that cannot place a .wasm file. */
import engine from 'vitrine:engine-base85'
import { fromBase85 } from './base85.ts'
import { openVitrine } from './facade.ts'
import { EngineError } from './load.ts'
import type { Vitrine, VitrineOptions } from './types.ts'

export type * from './types.ts'

/** As `createVitrine` of `vitrine`; nothing is fetched. The page's CSP still needs `'wasm-unsafe-eval'`. */
export function createVitrine(options: VitrineOptions): Vitrine {
  return openVitrine(options, () => [unpacked()])
}

/** The engine, unpacked while it compiles. */
function unpacked(): Response {
  if (typeof DecompressionStream !== 'function') throw new EngineError('engine_unsupported', 'vitrine/inline')
  const bytes = new Blob([fromBase85(engine)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(bytes, { headers: { 'content-type': 'application/wasm' } })
}
