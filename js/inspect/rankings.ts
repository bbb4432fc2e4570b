/** Rankings: what came first, where the server had it, and why. */
import type { Core } from '../core.ts'
import type { RankWish } from '../engine/port.ts'
import type { Ranker } from '../engine/rank.ts'
import type { Item, RankResult } from '../types.ts'
import type { Log } from './log.ts'
import type { Tap } from './tap.ts'

const SHOWN = 10

/** Listens for rankings. */
export function rankingTap(core: Core, log: Log): Tap {
  const { config } = core.settings

  function note<T extends Item>(
    length: number,
    at: (place: number) => T,
    wish: RankWish,
    rank: () => RankResult<T> | undefined
  ): RankResult<T> | undefined {
    const began = performance.now()
    const result = rank()
    const durationMs = performance.now() - began
    const { slot = 'home', rules, whole, limit, refused } = wish
    const own = result ?? { items: Array.from({ length }, (_, place) => at(place)), reasons: [], personal: false }
    // The shop's rules come after the engine: they are applied once more, to be seen here.
    const rule = { limit, refused, locale: config.locale, say() {} }
    const { items, reasons } = (whole && rules?.apply(own, rule)) || own
    const placeOf = new Map<unknown, number>()
    for (let place = length; place-- > 0; ) placeOf.set(at(place)?.item_id, place + 1)
    const places = items.slice(0, Math.min(SHOWN, limit)).map((item, i) => ({
      itemId: String(item?.item_id),
      itemName: String(item?.item_name ?? item?.item_id),
      serverPlace: placeOf.get(item?.item_id) ?? 0,
      reasons: reasons[i] ?? []
    }))
    const personal = result?.personal === true
    log.ranking({ slot, atMs: core.settings.now(), durationMs, candidates: length, personal, places })
    return result
  }

  return port => ({
    rank: (candidates, wish, nowMs) =>
      note(
        candidates.length,
        place => candidates[place] as (typeof candidates)[number],
        wish,
        () => port.rank(candidates, wish, nowMs)
      ),
    lend: (otherwise, work) =>
      port.lend(otherwise, (engine, table, ranker) => {
        const order: Ranker['order'] = (of, list, at, page, wish, nowMs) =>
          note(list.length, at, wish, () => ranker.order(of, list, at, page, wish, nowMs))
        const listened = { order, distinct: (rows: Uint32Array) => ranker.distinct(rows) }
        return work(engine, table, listened as unknown as Ranker)
      })
  })
}
