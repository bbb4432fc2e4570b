/** `vitrine/inline`: the same `createVitrine` with the engine inside, for hosts and bundlers that cannot place a .wasm file. */
import engineBase64 from 'vitrine:engine-base64'
import { openVitrine } from './facade.ts'
import { EngineError } from './load.ts'
import type { Vitrine, VitrineOptions } from './types.ts'

export type * from './types.ts'

/** As `createVitrine` of `vitrine`; nothing is fetched. The page's CSP still needs `'wasm-unsafe-eval'`. */
export function createVitrine(options: VitrineOptions): Vitrine {
  return openVitrine(options, unpacked)
}

/** The engine, unpacked while it compiles. */
function unpacked(): Response {
  if (typeof DecompressionStream !== 'function') throw new EngineError('engine_unsupported', 'vitrine/inline')
  const packed = Uint8Array.from(atob(engineBase64), character => character.charCodeAt(0))
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(bytes, { headers: { 'content-type': 'application/wasm' } })
}
