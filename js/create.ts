/** `createVitrine` of the ordinary entry: the engine is a file beside this one. */
import { openVitrine } from './facade.ts'
import { engineUrl } from './locate.ts'
import type { Vitrine, VitrineOptions } from './types.ts'

/**
 * Opens Vitrine for a shop and returns at once; the engine follows. Never throws: mistakes in the options are said in the
 * console when `debug` is set, and what can be used of them is used.
 */
export function createVitrine(options: VitrineOptions): Vitrine {
  return openVitrine(options, engineUrl)
}
