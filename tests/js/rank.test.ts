import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../js/types.ts'
import { ANY, watchedPort } from './port.ts'
import { catalogue, of } from './shop.ts'

const NOW_MS = Date.UTC(2026, 10, 2, 9)

/** A port whose shopper looked at three clocks. */
async function portWithProfile() {
  const watched = await watchedPort()
  of(catalogue(60), 'Clock')
    .slice(0, 3)
    .forEach((item, i) => {
      watched.port.track('view_item', { items: [item] }, NOW_MS + i * 60_000, NOW_MS + i * 60_000)
    })
  return watched
}

/** Lists as a careless or hostile server would send them: doubles, holes, wrong ids, the same object twice. */
const anyCandidates = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.nat(80).map(i => ({ ...catalogue(81)[i] })) },
      { weight: 1, arbitrary: fc.record({ item_id: fc.anything() }) },
      { weight: 1, arbitrary: fc.record({ item_id: fc.string({ unit: 'binary' }), price: fc.double() }) },
      { weight: 1, arbitrary: fc.anything() }
    ),
    { maxLength: 60 }
  )
  .chain(list => fc.tuple(fc.constant(list), fc.array(fc.nat(Math.max(0, list.length - 1)), { maxLength: 5 })))
  .map(([list, again]) => [...list, ...again.flatMap(i => (i < list.length ? [list[i]] : []))] as Item[])

describe('ranking over the boundary', { timeout: 60_000 }, () => {
  it('gives a permutation of whatever it is given, cut at the limit', async () => {
    const { port } = await portWithProfile()
    let personal = 0
    fc.assert(
      fc.property(anyCandidates, fc.option(fc.nat(80), { nil: Number.POSITIVE_INFINITY }), (candidates, limit) => {
        const before = [...candidates]
        const all = port.rank(candidates, ANY, NOW_MS)
        expect(candidates).toEqual(before)
        const result = port.rank(candidates, { ...ANY, limit }, NOW_MS)
        if (!all || !result) return
        personal++
        const count = (list: readonly unknown[], of: unknown) => list.filter(item => Object.is(item, of)).length
        expect(all.items).toHaveLength(candidates.length)
        for (const item of candidates) expect(count(all.items, item)).toBe(count(candidates, item))
        expect(result.items).toHaveLength(Math.min(limit, candidates.length))
        expect(result.reasons).toHaveLength(result.items.length)
      }),
      { numRuns: 200 }
    )
    expect(personal).toBeGreaterThan(50)
  })

  it('puts doubles and what has no id behind the rest, in the order of the server', async () => {
    const { port } = await portWithProfile()
    const items = catalogue(20)
    const double = { ...(items[0] as Item) }
    const nameless = { item_id: '', item_name: 'Nameless' }
    const { items: ranked, reasons } = port.rank([nameless, double, ...items], ANY, NOW_MS) ?? {
      items: [],
      reasons: []
    }
    expect(ranked).toHaveLength(22)
    expect(ranked.slice(-2)).toEqual([nameless, items[0]])
    expect(ranked.at(-1)).toBe(items[0])
    expect(ranked).toContain(double)
    expect(reasons.slice(-2)).toEqual([[], []])
  })

  it('sends an item once: not when it is ranked again, not when it comes as a new object, but when it changed', async () => {
    const { port, calls } = await portWithProfile()
    const before = calls.registerItems ?? 0
    port.rank(catalogue(50), ANY, NOW_MS)
    expect(calls.registerItems).toBe(before + 1)
    port.rank(catalogue(50), ANY, NOW_MS)
    port.rank(catalogue(50).reverse(), ANY, NOW_MS)
    port.rank(
      catalogue(50).map(({ item_id }) => ({ item_id })),
      ANY,
      NOW_MS
    )
    expect(calls.registerItems).toBe(before + 1)
    port.rank(
      catalogue(50).map((item, i) => (i === 7 ? { ...item, price: 99 } : item)),
      ANY,
      NOW_MS
    )
    expect(calls.registerItems).toBe(before + 2)
  })

  it('works reasons out when they are read, once', async () => {
    const { port, calls } = await portWithProfile()
    const result = port.rank(catalogue(50), { ...ANY, limit: 5 }, NOW_MS)
    expect(calls.reasons).toBeUndefined()
    expect(result?.reasons).toBe(result?.reasons)
    expect(calls.reasons).toBe(1)
    expect(result?.reasons[0]?.[0]?.text).toBeTruthy()
  })

  it('has no reasons any more for a list that is long past', async () => {
    const { port } = await portWithProfile()
    const first = port.rank(catalogue(50), { ...ANY, limit: 5 }, NOW_MS)
    for (let i = 0; i < 20; i++) port.rank(catalogue(50), { ...ANY, limit: 5 }, NOW_MS)
    expect(first?.reasons).toEqual([[], [], [], [], []])
  })

  it('stays right when the table of items overflows and is emptied', async () => {
    const { port, calls } = await portWithProfile()
    const filler = Array.from({ length: 24_000 }, (_, i) => ({ item_id: `filler-${i}` }))
    const expected = port.rank(catalogue(50), ANY, NOW_MS)?.items.map(item => item.item_id)
    for (let i = 0; i < filler.length; i += 4_000) port.rank(filler.slice(i, i + 4_000), ANY, NOW_MS)
    const before = calls.registerItems
    expect(port.rank(catalogue(50), ANY, NOW_MS)?.items.map(item => item.item_id)).toEqual(expected)
    expect(calls.registerItems).toBe((before ?? 0) + 1)
    // A list that itself tips the table over: known and new items in one call.
    const mixed = [...catalogue(50), ...Array.from({ length: 4_900 }, (_, i) => ({ item_id: `more-${i}` }))]
    for (let i = 0; i < 6; i++) {
      const list = mixed.map(item => (item.item_id.startsWith('more') ? { item_id: `${item.item_id}-${i}` } : item))
      const clocks = port.rank(list, { ...ANY, limit: 10 }, NOW_MS)?.items as Item[]
      expect(clocks[0]?.item_id).toBe(expected?.[0])
    }
  })

  it('leaves the far end of an endless list to the server', async () => {
    const { port } = await portWithProfile()
    const list = catalogue(7_000)
    const ranked = port.rank(list, ANY, NOW_MS)?.items ?? []
    expect(ranked).toHaveLength(7_000)
    expect(ranked.slice(5_000)).toEqual(list.slice(5_000))
  })

  it('knows the item whose page it is', async () => {
    const { port } = await portWithProfile()
    const [pageItem, ...rest] = catalogue(30)
    if (!pageItem) throw new Error('no item')
    const result = port.rank(rest, { ...ANY, slot: 'product', pageItem }, NOW_MS)
    expect(result?.items).toHaveLength(29)
  })

  it('carries a profile from one engine to the next', async () => {
    const [{ port: one }, { port: other }] = [await portWithProfile(), await watchedPort()]
    const bytes = one.snapshot()
    expect(bytes.length).toBeGreaterThan(20)
    expect(other.restore(bytes)).toBe('')
    expect(other.tags(NOW_MS)).toEqual(one.tags(NOW_MS))
    expect(other.restore(bytes.subarray(0, 10))).toBe('snapshot_corrupt')
    const order = (port: typeof one) => port.rank(catalogue(50), ANY, NOW_MS)?.items.map(item => item.item_id)
    expect(order(other)).toEqual(order(one))
  })
})
