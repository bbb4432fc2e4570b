import { afterEach, describe, expect, it } from 'vitest'
import { lookRows } from '../../js/elements/inspector/look.ts'
import { createVitrine, type Vitrine, type VitrineOptions } from '../../js/index.ts'
// Here already when it is asked for, so that it is faster than any engine.
import '../../js/inspect.ts'
import { shopRules } from '../../js/rules.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue, of } from './shop.ts'

const items = catalogue(60)
const opened: Vitrine[] = []
let shops = 0

function open(options: Partial<VitrineOptions> = {}): Vitrine {
  const vitrine = createVitrine({ shop: `inspected-${++shops}`, engine: engineBytes(), ...options })
  opened.push(vitrine)
  return vitrine
}

const clocks = of(items, 'Clock')
const view = (vitrine: Vitrine, at = 0) => vitrine.track('view_item', { items: [clocks[at] as (typeof clocks)[0]] })

afterEach(() => {
  for (const vitrine of opened.splice(0)) vitrine.destroy()
})

describe('inspect()', () => {
  it('says of every event what became of it, from the first one on, also before the engine is there', async () => {
    const vitrine = open()
    const inspection = await vitrine.inspect()
    view(vitrine)
    expect(inspection.events).toMatchObject([{ name: 'view_item', outcome: 'waiting', items: [clocks[0]?.item_id] }])
    await vitrine.ready
    expect(inspection.events).toMatchObject([{ outcome: 'taken', counters: [], source: 'told' }])

    vitrine.track('view_item', { items: [{ item_id: 'cheap', price: -1 }] })
    vitrine.track('no_such_event' as 'view_item')
    const [unknown, mended] = inspection.events
    expect(mended).toMatchObject({ outcome: 'taken', counters: ['bad_number'] })
    expect(unknown).toMatchObject({ outcome: 'dropped', items: [] })
    // The reason is a counter that the status has, too.
    expect(unknown?.counters).toHaveLength(1)
    expect(Object.keys(vitrine.status.counters)).toContain(unknown?.counters[0])
  })

  it('counts as the status does, with and without somebody who looks', async () => {
    const vitrine = open()
    await vitrine.ready
    view(vitrine)
    const inspection = await vitrine.inspect()
    // Of before only tags tell: that it happened, not with what.
    const before = inspection.events
    expect(before.every(({ source, items: of }) => source === 'earlier' && of.length === 0)).toBe(true)
    expect(before.map(({ name }) => name)).toContain('view_item')
    view(vitrine, 1)
    expect(inspection.events).toHaveLength(before.length + 1)
    inspection.stop()
    view(vitrine, 2)
    expect(inspection.events).toHaveLength(before.length + 1)
    expect(vitrine.status.counters.accepted).toBe(3)
  })

  it('shows a ranking with the server’s places, the engine’s reasons, and the shop’s rules applied', async () => {
    const vitrine = open()
    await vitrine.ready
    for (const at of [0, 1, 2]) view(vitrine, at)
    const inspection = await vitrine.inspect()
    const last = items.at(-1)?.item_id ?? ''
    const shown = vitrine.rank(items, { slot: 'category', limit: 5, rules: shopRules([{ pin: last, at: 2 }]) })
    const [ranking] = inspection.rankings
    expect(ranking).toMatchObject({ slot: 'category', candidates: 60, personal: true })
    expect(ranking?.durationMs).toBeGreaterThan(0)
    expect(ranking?.places.map(({ itemId }) => itemId)).toEqual(shown.items.map(({ item_id }) => item_id))
    expect(ranking?.places.map(({ reasons }) => reasons)).toEqual(shown.reasons)
    expect(ranking?.places[1]).toMatchObject({ serverPlace: 60, reasons: [{ code: 'rule_pin' }] })

    const list = await vitrine.candidates(items)
    const again = list.rank({ slot: 'home', limit: 3 })
    expect(inspection.rankings[0]).toMatchObject({ slot: 'home', candidates: 60 })
    expect(inspection.rankings[0]?.places.map(({ itemId }) => itemId)).toEqual(again.items.map(i => i.item_id))
  })

  it('changes nothing of what is ranked', async () => {
    const vitrine = open()
    await vitrine.ready
    for (const at of [0, 1, 2]) view(vitrine, at)
    const before = vitrine.rank(items, { slot: 'home' }).items
    await vitrine.inspect()
    expect(vitrine.rank(items, { slot: 'home' }).items).toEqual(before)
  })

  it('shows choices with their options, caps and answers, and arms', async () => {
    const vitrine = open({ consent: { personalize: true, sync: false } })
    await vitrine.ready
    const inspection = await vitrine.inspect()
    const caps = { day: 2 }
    const choice = vitrine.choose('banner', ['A', { id: 'B' }], { kind: 'service', caps })
    vitrine.choose('banner', ['A', { id: 'B' }], { kind: 'service', caps })
    choice.taken()
    const arm = vitrine.experiment('hero', ['control', 'banner'])
    expect(inspection.decisions).toMatchObject([
      { kind: 'experiment', name: 'hero', options: ['control', 'banner'], chosen: arm },
      { kind: 'choice', name: 'banner', options: ['A', 'B'], chosen: choice.option, caps, times: 2, answer: 'taken' }
    ])
  })

  it('shows how much of each cap is used, in windows that slide', async () => {
    let nowMs = Date.UTC(2026, 10, 22, 12)
    const DAY_MS = 86_400_000
    const vitrine = open({ consent: { personalize: true, sync: false }, now: () => nowMs })
    await vitrine.ready
    const inspection = await vitrine.inspect()
    const options = ['A', { id: 'B', caps: { week: 1 } }]
    const used = () => {
      vitrine.choose('banner', options, { caps: { day: 1, month: 2 } })
      return inspection.decisions[0]?.used.map(
        ({ of, index, span, shown, most }) => `${of} ${index} ${span} ${shown}/${most}`
      )
    }
    const counts = (day: number, month: number, ofB: number) => [
      `promotions 0 month ${month}/5`,
      `point 0 day ${day}/1`,
      `point 0 month ${month}/2`,
      `option 1 week ${ofB}/1`
    ]
    expect(used()).toEqual(counts(1, 1, 0))
    expect(used()).toEqual(counts(1, 1, 0))
    nowMs += DAY_MS
    // The first one was left alone: now it is the other's turn.
    expect(used()).toEqual(counts(1, 2, 1))
    nowMs += DAY_MS
    expect(used()).toEqual(counts(0, 2, 1))
    expect(inspection.decisions[0]).toMatchObject({ refusal: 'cap' })
    nowMs += 31 * DAY_MS
    expect(used()).toEqual(counts(1, 1, 0))
    vitrine.experiment('hero', ['control', 'banner'])
    expect(inspection.decisions[0]?.used).toEqual([])
  })

  it('gives the evaluation as the profile counts it, and none without an engine', async () => {
    const vitrine = open()
    const inspection = await vitrine.inspect()
    expect(inspection.evaluation()).toEqual({ visits: 0, sinceMs: null, slots: [] })
    await vitrine.ready
    for (const at of [0, 1, 2]) view(vitrine, at)
    const [first] = vitrine.rank(items, { slot: 'category', limit: 10 }).items
    vitrine.track('add_to_cart', { items: [first as (typeof items)[0]] })
    const { visits, slots } = inspection.evaluation()
    expect(visits).toBe(1)
    expect(slots).toMatchObject([{ slot: 'category', lists: 1, shown: 10, carted: 1 }])
  })

  it('tells once a microtask, harms nobody when a listener throws, and keeps a bounded number', async () => {
    const vitrine = open()
    await vitrine.ready
    const inspection = await vitrine.inspect()
    let told = 0
    inspection.on(() => {
      throw new Error('of the page')
    })
    const off = inspection.on(() => told++)
    await Promise.resolve()
    told = 0
    for (let i = 0; i < 300; i++) view(vitrine, i % 3)
    for (let i = 0; i < 30; i++) vitrine.rank(items)
    await Promise.resolve()
    expect(told).toBe(1)
    expect(inspection.events).toHaveLength(200)
    expect(inspection.rankings).toHaveLength(10)
    off()
    view(vitrine)
    await Promise.resolve()
    expect(told).toBe(1)
  })

  it('is shared by several, in any order of stopping, and ends with the Vitrine', async () => {
    const vitrine = open()
    await vitrine.ready
    const [first, second] = [await vitrine.inspect(), await vitrine.inspect()]
    first.stop()
    first.stop()
    view(vitrine)
    expect(second.events).toHaveLength(1)
    vitrine.destroy()
    view(vitrine)
    expect(second.events).toHaveLength(1)
    second.stop()
    expect((await vitrine.inspect()).events).toEqual([])
  })

  it('says why nothing is taken where the shopper refused, before the engine is there and after', async () => {
    const vitrine = open({ consent: { personalize: false } })
    const inspection = await vitrine.inspect()
    view(vitrine)
    expect(inspection.events).toMatchObject([{ outcome: 'dropped', counters: ['consent'] }])
    await vitrine.ready
    view(vitrine, 1)
    expect(inspection.events).toMatchObject([
      { outcome: 'dropped', counters: ['consent'] },
      { outcome: 'dropped', counters: ['consent'] }
    ])
  })
})

describe('the look’s sources', () => {
  const root = (attributes: Record<string, string>, style: Record<string, string> = {}) =>
    ({
      dataset: { vitrineTheme: attributes['data-vitrine-theme'] },
      getAttribute: (name: string) => attributes[name] ?? null,
      style: { getPropertyValue: (name: string) => style[name] ?? '' }
    }) as unknown as HTMLElement
  const sources = (rows: ReturnType<typeof lookRows>) =>
    Object.fromEntries(rows.map(([name, value, source]) => [name, `${value}/${source}`]))

  it('are the shopper, elder mode, the device and the shop', () => {
    const elder = sources(
      lookRows(
        { elder: true, font: 'serif' },
        root(
          { 'data-vitrine-theme': 'dark', 'data-vitrine-font': 'serif', 'data-vitrine-density': 'roomy' },
          { '--vitrine-text-scale': '1.50' }
        ),
        () => false
      )
    )
    expect(elder).toMatchObject({
      theme: 'dark/system',
      elder: 'true/shopper',
      font: 'serif/shopper',
      density: 'roomy/elder',
      textScale: '1.50/elder',
      columns: '/shop'
    })
    const plain = sources(lookRows({ theme: 'sepia' }, root({ 'data-vitrine-theme': 'sepia' }), q => /motion/.test(q)))
    expect(plain).toMatchObject({ theme: 'sepia/shopper', motion: 'reduced/system', transparency: '/shop' })
  })
})
