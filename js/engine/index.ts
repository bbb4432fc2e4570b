/**
 * The engine's chunk, loaded by `load.ts` with a dynamic import: what a page needs to rank by what is stored. All else comes with the
 * engine's rest, in a chunk of its own (`rest.ts`).
 */
import { First } from './first.ts'
import { Engine } from './generated/vitrine.js'
import { isWhole, whole } from './parts.ts'
import type { EnginePort, EngineSettings } from './port.ts'

export { init } from './parts.ts'

/** Builds and opens an engine. Rejects when the very first one cannot be built or the rest does not come; throws nothing afterwards. */
export async function start(settings: EngineSettings): Promise<EnginePort> {
  const coming = whole()
  // It is awaited below; until then its failure is nobody's.
  coming.catch(() => {})
  const first = new First(settings, () => new Engine(settings.config))
  // Not where the shop's own model is to rank, which the rest reads.
  if (!isWhole() && !settings.prepare) await first.rankEarly()
  return (await coming).connect(settings, first)
}
