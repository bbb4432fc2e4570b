import { describe, expect, it } from 'vitest'
import { ANY, watchedPort } from './port.ts'
import { catalogue, of } from './shop.ts'

const NOW_MS = Date.UTC(2026, 10, 2, 9)

describe('evaluation on the device', () => {
  it('counts what became of what was shown, each rate of how many', async () => {
    const { port } = await watchedPort()
    const items = catalogue(60)
    expect(port.evaluation(NOW_MS)).toEqual({ visits: 0, sinceMs: null, slots: [] })
    for (const [i, item] of of(items, 'Clock').slice(0, 3).entries())
      port.track('view_item', { items: [item] }, NOW_MS + i * 60_000, NOW_MS + i * 60_000)
    const atMs = NOW_MS + 200_000
    const shown = port.rank(items, { ...ANY, slot: 'home', limit: 8 }, atMs)?.items ?? []
    port.track('select_item', { items: [shown[0]] }, atMs + 1_000, atMs + 1_000)
    port.track('add_to_cart', { items: [shown[0]] }, atMs + 2_000, atMs + 2_000)
    const { visits, sinceMs, slots } = port.evaluation(atMs + 3_000)
    expect([visits, sinceMs]).toEqual([1, NOW_MS])
    expect(slots).toHaveLength(1)
    expect(slots[0]).toMatchObject({ slot: 'home', lists: 1, shown: 8, clicked: 1, carted: 1, bought: 0, hits: 1 })
    expect(slots[0]?.clickThrough).toEqual({ count: 1, of: 8, value: 0.125 })
    expect(slots[0]?.conversion).toEqual({ count: 0, of: 8, value: 0 })
    expect(slots[0]).not.toHaveProperty('measured')
    port.close()
  })

  it('sets the picks of both sides beside each other where lists are measured', async () => {
    const { port } = await watchedPort()
    const items = catalogue(60)
    port.track('view_item', { items: [items[3]] }, NOW_MS, NOW_MS)
    const measured = port.rank(items, { ...ANY, limit: 12, measure: 'interleave' }, NOW_MS + 1_000)?.items ?? []
    measured.slice(0, 5).forEach((item, i) => {
      port.track('select_item', { items: [item] }, NOW_MS + 2_000 + i * 1_000, NOW_MS + 9_000)
    })
    const [home] = port.evaluation(NOW_MS + 10_000).slots
    const { ours, server } = home?.measured ?? {}
    expect([home?.shown, ours?.shown, server?.shown]).toEqual([12, 6, 6])
    expect((ours?.hits ?? 0) + (server?.hits ?? 0)).toBe(home?.hits)
    expect(home?.recall).toMatchObject({ of: 6 })
    port.close()
    expect(port.evaluation(NOW_MS)).toEqual({ visits: 0, sinceMs: null, slots: [] })
  })
})
