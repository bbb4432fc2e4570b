import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createVitrine } from '../../js/index.ts'
import { shopRules } from '../../js/rules.ts'
import { serverOrder } from '../../js/server-order.ts'
import type { Item, RuleOptions, ShopRule } from '../../js/types.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue } from './shop.ts'

const NOW_MS = Date.UTC(2026, 10, 2, 9)
const ids = (items: readonly Item[]) => items.map(item => item.item_id)
const items = catalogue(20)

interface Given extends RuleOptions {
  rules?: readonly ShopRule[]
}

/** Applies rules to the server's order, as the facade does without an engine. */
function ruled({ rules, ...options }: Given, list: Item[] = items, refused = 0, say = vi.fn()) {
  const ranked = serverOrder(list, list.length)
  return {
    ...shopRules(rules, options).apply(ranked, {
      limit: Number.POSITIVE_INFINITY,
      refused: [list.length - refused, list.length],
      locale: 'en',
      say
    }),
    say
  }
}
const place = (given: Given, id: string, list?: Item[]) => ids(ruled(given, list).items).indexOf(id) + 1

describe('rules of the shop', () => {
  it('pins to a place, whatever else is said of the item', () => {
    const rules: ShopRule[] = [
      { pin: 'sku-12', at: 3 },
      { bury: { item_id: 'sku-12' } },
      { boost: { item_category2: 'Clock' } }
    ]
    expect(place({ rules }, 'sku-12')).toBe(3)
    expect(place({ rules: [{ pin: 'sku-1', at: 500 }] }, 'sku-1')).toBe(20)
    expect(
      ids(
        ruled({
          rules: [
            { pin: 'sku-9', at: 1 },
            { pin: 'sku-8', at: 1 },
            { pin: 'gone', at: 1 }
          ]
        }).items
      ).slice(0, 3)
    ).toEqual(['sku-9', 'sku-8', 'sku-0'])
  })

  it('boosts and buries by places, or to the ends, and adds up', () => {
    expect(place({ rules: [{ boost: { item_id: 'sku-10' }, by: 4 }] }, 'sku-10')).toBe(7)
    expect(place({ rules: [{ bury: { item_id: 'sku-10' }, by: 4 }] }, 'sku-10')).toBe(15)
    expect(place({ rules: [{ boost: { item_id: 'sku-10' } }] }, 'sku-10')).toBe(1)
    expect(place({ rules: [{ bury: { item_id: 'sku-10' } }] }, 'sku-10')).toBe(20)
    const both: ShopRule[] = [
      { boost: { item_id: 'sku-10' }, by: 4 },
      { bury: { item_category: 'Home' }, by: 4 }
    ]
    expect(place({ rules: both.slice(0, 1).concat({ bury: { item_id: 'sku-10' }, by: 4 }) }, 'sku-10')).toBe(11)
    expect(ids(ruled({ rules: [{ bury: { item_category: 'Home' }, by: 4 }] }).items)).toEqual(ids(items))
    expect(ids(ruled({ rules: [{ boost: { item_category2: 'Clock', price: 8 } }] }).items)[0]).toBe('sku-3')
  })

  it('puts what is sold out last, leaves it out, or leaves it alone', () => {
    const list = items.map((item, i) => ({
      ...item,
      ...(i === 2 && { stock: 0 }),
      ...(i === 4 && { availability: 'out_of_stock' })
    }))
    const rules: ShopRule[] = [{ pin: 'sku-2', at: 1 }, { bury: { item_id: 'sku-0' } }]
    expect(ids(ruled({ rules }, list).items).slice(-3)).toEqual(['sku-0', 'sku-2', 'sku-4'])
    expect(ruled({ outOfStock: 'hide' }, list).items).toHaveLength(18)
    expect(ids(ruled({ rules, outOfStock: 'keep' }, list).items)[0]).toBe('sku-2')
    expect(ids(ruled({}, list).items).slice(-2)).toEqual(['sku-2', 'sku-4'])
  })

  it('says why, alone and in words', () => {
    const list = items.map((item, i) => (i === 2 ? { ...item, stock: 0 } : item))
    const { reasons } = ruled(
      { rules: [{ pin: 'sku-9', at: 1 }, { boost: { item_id: 'sku-5' } }, { bury: { item_id: 'sku-7' } }] },
      list
    )
    expect(reasons[0]).toEqual([{ code: 'rule_pin', share: 1, text: 'Placed here by the shop' }])
    expect([reasons[1]?.[0]?.code, reasons.at(-2)?.[0]?.code, reasons.at(-1)?.[0]?.code]).toEqual([
      'rule_boost',
      'rule_bury',
      'out_of_stock'
    ])
    expect(reasons[3]).toEqual([])
  })

  it('does not boost what the shopper refused, and may pin it', () => {
    const boost: Given = { rules: [{ boost: { item_category: 'Home' }, by: 3 }, { boost: { item_id: 'sku-19' } }] }
    expect(ids(ruled(boost, items, 1).items).at(-1)).toBe('sku-19')
    expect(ids(ruled({ rules: [{ pin: 'sku-19', at: 2 }] }, items, 1).items)[1]).toBe('sku-19')
  })

  it('says once what is wrong with a rule and keeps the others', () => {
    const bad = [
      null,
      7,
      {},
      { pin: 'sku-1' },
      { pin: 'sku-1', at: 0 },
      { boost: {} },
      { boost: { price: 1 }, by: -3 },
      { bury: { price: 1 }, by: 'x' }
    ]
    for (const rule of bad) {
      const { say, items: list } = ruled({ rules: [rule as never, { pin: 'sku-9', at: 1 }] })
      expect(say, JSON.stringify(rule)).toHaveBeenCalledWith('bad_rule', expect.any(String))
      expect(ids(list)[0]).toBe('sku-9')
    }
    expect(ruled({ rules: 'boost' as never }).say).toHaveBeenCalledTimes(1)
  })

  it('gives a permutation for any list and any rules, and the same one twice', () => {
    const anyRule = fc.oneof(
      fc.record({ pin: fc.nat(30).map(i => `sku-${i}`), at: fc.oneof(fc.integer(), fc.double()) }),
      fc.record({ boost: fc.record({ price: fc.nat(12) }), by: fc.oneof(fc.double(), fc.nat(9)) }),
      fc.record({ bury: fc.record({ item_category: fc.constantFrom('Clock', 'Home') }) }),
      fc.anything()
    )
    const anyItem = fc.oneof(
      fc.nat(30).map(i => ({ ...catalogue(31)[i], ...(i % 4 === 0 && { stock: i % 3 }) })),
      fc.record({ item_id: fc.anything(), stock: fc.anything(), availability: fc.anything() }),
      fc.anything()
    )
    fc.assert(
      fc.property(
        fc.array(anyItem, { maxLength: 40 }),
        fc.array(anyRule, { maxLength: 8 }),
        fc.nat(50),
        (list, rules, refused) => {
          const options = { rules } as Given
          const result = ruled(options, list as Item[], refused)
          const count = (all: readonly unknown[], of: unknown) => all.filter(item => Object.is(item, of)).length
          expect(result.items).toHaveLength(list.length)
          for (const item of list) expect(count(result.items, item)).toBe(count(list, item))
          expect(result.reasons).toHaveLength(list.length)
          expect(ruled(options, list as Item[], refused).items).toEqual(result.items)
        }
      ),
      { numRuns: 300 }
    )
  })
})

describe('rules in a Vitrine', { timeout: 60_000 }, () => {
  const open = (options = {}) =>
    createVitrine({
      shop: `rules-${Math.random().toString(36).slice(2)}`,
      engine: engineBytes(),
      now: () => NOW_MS,
      capture: false,
      ...options
    })

  it('hold before there is an engine, with an empty profile, with one, and in Chinese', async () => {
    const vitrine = open({ locale: 'zh-CN' })
    const options = { limit: 5, rules: shopRules([{ pin: 'sku-15', at: 2 }, { bury: { item_id: 'sku-0' } }]) }
    const before = vitrine.rank(items, options)
    expect(ids(before.items)).toEqual(['sku-1', 'sku-15', 'sku-2', 'sku-3', 'sku-4'])
    expect([before.personal, before.reasons[1]?.[0]?.text]).toEqual([false, '商家置顶'])
    await vitrine.ready
    expect(ids(vitrine.rank(items, options).items)).toEqual(ids(before.items))
    for (const item of [items[3], items[8], items[13]]) vitrine.track('view_item', { items: [item as Item] })
    const after = vitrine.rank(items, options)
    expect(after.personal).toBe(true)
    expect(ids(after.items)[1]).toBe('sku-15')
    expect(ids(after.items)).not.toContain('sku-0')
    expect(after.reasons[0]?.[0]?.code).not.toMatch(/^rule_/)
    for (const reasons of after.reasons) expect(reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
    vitrine.destroy()
  })

  it('leave refused items at the end', async () => {
    const vitrine = open()
    await vitrine.ready
    vitrine.track('view_item', { items: [items[3] as Item] })
    vitrine.profile.notInterested({ item_id: 'sku-5' })
    expect(ids(vitrine.rank([...items, { item_id: '' }], {}).items).slice(-2)).toEqual(['sku-5', ''])
    expect(
      ids(vitrine.rank([...items, { item_id: '' }], { rules: shopRules([{ boost: { item_id: 'sku-5' } }]) }).items).at(
        -1
      )
    ).toBe('sku-5')
    expect(ids(vitrine.rank(items, { rules: shopRules([{ pin: 'sku-5', at: 1 }]) }).items)[0]).toBe('sku-5')
    vitrine.destroy()
  })

  it('are nothing where reading an item throws', async () => {
    const vitrine = open()
    await vitrine.ready
    const hostile = {
      item_id: 'x',
      get stock(): number {
        throw new Error('no')
      }
    }
    expect(ids(vitrine.rank([...items, hostile], { rules: shopRules([{ pin: 'sku-3', at: 1 }]) }).items)).toHaveLength(
      21
    )
    vitrine.destroy()
  })

  it('gives a hundred thousand candidates back in good time, and counts them', async () => {
    const vitrine = open()
    await vitrine.ready
    vitrine.track('view_item', { items: [items[3] as Item] })
    const many = catalogue(100_000)
    vitrine.rank(many, { limit: 24 })
    const start = performance.now()
    expect(vitrine.rank(many, { limit: 24 }).items).toHaveLength(24)
    const took = performance.now() - start
    console.info(`100,000 candidates: ${took.toFixed(1)} ms`)
    expect(took).toBeLessThan(500)
    expect(vitrine.status.counters.too_many_candidates).toBe(2)
    vitrine.destroy()
  })

  it('moves with the shopper’s own setting, which is remembered', async () => {
    const vitrine = open()
    await vitrine.ready
    for (const item of [items[3], items[8], items[13]]) vitrine.track('view_item', { items: [item as Item] })
    const clocks = (list: Item[]) => list.slice(0, 4).filter(item => item.item_category2 === 'Clock').length
    const asked = (surprise?: number) => clocks(vitrine.rank(items, surprise === undefined ? {} : { surprise }).items)
    expect(asked(0)).toBeGreaterThan(asked(1))
    vitrine.profile.declare('wish.surprise', 1)
    expect(asked(0)).toBe(0)
    expect(vitrine.profile.tags().find(tag => tag.id === 'wish.surprise')?.label).toBe('1')
    vitrine.destroy()
  })
})
