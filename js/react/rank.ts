/** Lists. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Item, RankOptions, RankResult } from '../types.ts'
import { useVitrine } from './provider.ts'
import { ON_SERVER, storeOf } from './store.ts'

/** How a list is ranked, and when again. */
export interface UseRankOptions extends RankOptions {
  /**
   * Order it anew whenever something is learnt. Otherwise it keeps still under the shopper's hand, and is ordered when the component
   * appears, the engine comes, consent changes, or `candidates` or an option is another.
   */
  live?: boolean
}

/**
 * The candidates in this shopper's order; in the server's on the server, in the first rendering after it, and without an engine. Keep
 * `candidates` the same array from rendering to rendering, or it is ranked each time.
 */
export function useRank<T extends Item>(candidates: readonly T[], options: UseRankOptions = {}): RankResult<T> {
  const vitrine = useVitrine()
  const store = storeOf(vitrine)
  const version = useSyncExternalStore(store.subscribe, options.live ? store.profile : store.status, () => ON_SERVER)
  const { slot, limit, pageItem, query, ranking, surprise, rules } = options
  // Options by what they say, because they are mostly written anew in each rendering; `version` stands for what is known.
  return useMemo(
    () => vitrine.rank(candidates, version === ON_SERVER ? { ...options, ranking: 'neutral' } : options),
    [vitrine, version, candidates, slot, limit, pageItem, query, ranking, surprise, rules]
  )
}
