/** The list as the server sent it: what a shop shows while nothing is known, and always without an engine. */
import type { Item, RankResult } from './types.ts'

/** The first `limit` candidates, unmoved and without reasons. */
export function serverOrder<T extends Item>(candidates: readonly T[], limit: number): RankResult<T> {
  const items = candidates.slice(0, limit)
  return {
    items,
    get reasons() {
      return items.map(() => [])
    },
    personal: false
  }
}
