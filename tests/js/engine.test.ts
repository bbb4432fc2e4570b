import { afterEach, describe, expect, it } from 'vitest'
import { createVitrine, type Item, type Vitrine, type VitrineOptions } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue, meanPlace, of } from './shop.ts'

const START_MS = Date.UTC(2026, 10, 2, 9)
const items = catalogue(60)
const opened: Vitrine[] = []
let nowMs = START_MS

/** A Vitrine with the real engine, on a clock of the test's. */
function open(options: Partial<VitrineOptions> = {}): Vitrine {
  nowMs = START_MS
  const vitrine = createVitrine({ shop: 'gift-shop', engine: engineBytes(), now: () => nowMs, ...options })
  opened.push(vitrine)
  return vitrine
}

/** Looks at the first `count` items of a category, a minute apart. */
function look(vitrine: Vitrine, category: string, count = 3): void {
  for (const item of of(items, category).slice(0, count)) {
    nowMs += 60_000
    vitrine.track('view_item', { items: [item] })
  }
}

afterEach(() => {
  for (const vitrine of opened.splice(0)) vitrine.destroy()
})

describe('the engine behind the facade', () => {
  it('gives exactly the server order while nothing is known', async () => {
    const vitrine = open()
    expect(await vitrine.ready).toMatchObject({ engine: 'ready', storage: 'memory' })
    for (const slot of ['home', 'category', 'search', 'product', 'cart', 'after_purchase'] as const) {
      const { items: ranked, personal, reasons } = vitrine.rank(items, { slot })
      expect(personal).toBe(false)
      expect(ranked.every((item, i) => item === items[i])).toBe(true)
      expect(reasons.every(list => list.length === 0)).toBe(true)
    }
  })

  it('moves a category up after three views of it, and says why', async () => {
    const vitrine = open()
    await vitrine.ready
    look(vitrine, 'Clock')
    const { items: ranked, personal, reasons } = vitrine.rank(items, { slot: 'home', limit: 24 })
    expect(personal).toBe(true)
    expect(ranked).toHaveLength(24)
    expect(new Set(ranked).size).toBe(24)
    expect(ranked.every(item => items.includes(item))).toBe(true)
    expect(meanPlace(vitrine.rank(items).items, 'Clock')).toBeLessThan(meanPlace(items, 'Clock'))
    expect(reasons).toHaveLength(24)
    const ofClocks = reasons.filter((_, i) => ranked[i]?.item_category2 === 'Clock')
    expect(ofClocks.length).toBeGreaterThan(0)
    for (const list of ofClocks) {
      expect(list.map(reason => reason.code)).toContain('category_affinity')
      expect(list.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
      for (const { text } of list) expect(text).toMatch(/\w{3}/)
    }
    expect(ofClocks.flat().some(({ text }) => text.includes('Clock'))).toBe(true)
  })

  it.each([
    ['en', 'In place of what you have just seen or bought'],
    ['zh-CN', '刚看过或买过的往后排，它就靠前了']
  ] as const)(
    'says a whole sentence in %s where its only reason is what it takes the place of',
    async (locale, text) => {
      const vitrine = open({ locale })
      await vitrine.ready
      // Things that have nothing in common and no price: nothing else can be known of them.
      const [seen, other, bought] = [0, 1, 2].map(i => ({ item_id: `thing-${i}`, item_category: `Kind ${i}` })) as [
        Item,
        Item,
        Item
      ]
      // Bought long ago and looked at just now: it has not been had enough of, though it was seen.
      vitrine.track('purchase', { transaction_id: 'T1', items: [bought] })
      nowMs += 30 * 86_400_000
      for (const thing of [bought, seen]) {
        nowMs += 60_000
        vitrine.track('view_item', { items: [thing] })
      }
      const { items: ranked, reasons } = vitrine.rank([seen, other, bought])
      const of = (thing: Item) => reasons[ranked.indexOf(thing)]
      expect(of(other)).toEqual([{ code: 'had_enough', share: 1, text }])
      expect(of(seen)?.some(({ code }) => code === 'had_enough')).toBe(false)
      expect(of(bought)?.find(({ code }) => code === 'had_enough')?.text).toBe(text)
    }
  )

  it('gives reasons in Chinese', async () => {
    const vitrine = open({ locale: 'zh-CN' })
    await vitrine.ready
    look(vitrine, 'Clock')
    for (const { text } of vitrine.rank(items, { limit: 5 }).reasons.flat()) expect(text).toMatch(/\p{Script=Han}/u)
  })

  it('takes in what happened before it was there, at the time it happened', async () => {
    const vitrine = open()
    look(vitrine, 'Teapot')
    const lastViewMs = nowMs
    nowMs += 3_600_000
    expect(vitrine.profile.tags()).toEqual([])
    await vitrine.ready
    const teapot = vitrine.profile.tags().find(tag => tag.label === 'Teapot')
    expect(teapot).toMatchObject({ kind: 'category', lastChangeMs: lastViewMs })
    expect(vitrine.status.counters).toEqual({ accepted: 3 })
  })

  it('shows what it knows, forgets a tag, exports and erases', async () => {
    const vitrine = open()
    await vitrine.ready
    look(vitrine, 'Clock')
    look(vitrine, 'Basket', 1)
    const labels = () => vitrine.profile.tags().map(tag => tag.label)
    expect(labels()).toEqual(expect.arrayContaining(['Clock', 'Basket']))
    const clock = vitrine.profile.tags().find(tag => tag.label === 'Clock')
    vitrine.profile.forget(clock?.id ?? '')
    vitrine.profile.forget('category:Never heard of')
    expect(labels()).not.toContain('Clock')
    expect(labels()).toContain('Basket')
    const exported = JSON.stringify(await vitrine.profile.export())
    expect(exported).toContain('Basket')
    await vitrine.profile.erase()
    expect(vitrine.profile.tags()).toEqual([])
    expect(vitrine.rank(items).items).toEqual(items)
    expect(vitrine.rank(items).personal).toBe(false)
  })

  it('keeps the order of the server when that is wished, or when a profile is refused', async () => {
    const vitrine = open()
    await vitrine.ready
    look(vitrine, 'Clock')
    expect(vitrine.rank(items, { ranking: 'neutral' })).toMatchObject({ items, personal: false })
    const refused = vitrine.consent.set({ personalize: false })
    expect(vitrine.profile.tags()).toEqual([])
    expect(vitrine.rank(items)).toMatchObject({ items, personal: false })
    await refused
    vitrine.track('view_item', { items: [items[0] as (typeof items)[0]] })
    expect(vitrine.status).toMatchObject({ storage: 'none', counters: { consent: 1 } })
  })

  it('gives the order of the server, and says why, as long as the shopper declares that', async () => {
    const vitrine = open()
    await vitrine.ready
    look(vitrine, 'Clock')
    expect(vitrine.rank(items).personal).toBe(true)
    const list = await vitrine.candidates(items)
    vitrine.profile.declare('wish.ranking', 'neutral')
    const reasons = [{ code: 'neutral', share: 1, text: 'The shop’s own order, as you asked' }]
    for (const ranked of [vitrine.rank(items), list.rank()])
      expect(ranked).toEqual({ items, personal: false, reasons: items.map(() => reasons) })
    expect(vitrine.rank(items, { limit: 2 })).toMatchObject({ items: items.slice(0, 2), reasons: [reasons, reasons] })
    const [said] = vitrine.profile.tags().filter(({ id }) => id === 'wish.ranking')
    expect(said).toMatchObject({ label: 'neutral', declared: true, keptUntilMs: Number.POSITIVE_INFINITY })
    vitrine.profile.declare('wish.ranking', null)
    expect(vitrine.rank(items).personal).toBe(true)
  })

  it('learns new facts about an item and keeps those that are not repeated', async () => {
    const vitrine = open()
    await vitrine.ready
    const view = (item: object) => {
      nowMs += 60_000
      vitrine.track('view_item', { items: [{ item_id: 'x', ...item }] })
    }
    const labels = () => vitrine.profile.tags().map(tag => tag.label)
    view({ item_category: 'Lamps' })
    expect(labels()).toContain('Lamps')
    vitrine.profile.forget('category:Lamps')
    view({})
    expect(labels()).toContain('Lamps')
    view({ item_category: 'Vases' })
    expect(labels()).toContain('Vases')
  })

  it('drops what makes no sense, counts it and goes on', async () => {
    const vitrine = open()
    await vitrine.ready
    const track = vitrine.track as (...values: unknown[]) => void
    track('view_item', { items: [null, 5, {}, { item_id: '' }, { item_id: 'x'.repeat(200) }, { item_id: 'good' }] })
    track('view_item', { items: 'none' })
    track('view_item', 7)
    track(undefined)
    track('no_such_event')
    track('view_item', { items: [{ item_id: 'a', artefact: '***' }], value: Number.NaN })
    track(
      'view_item',
      Object.defineProperty({}, 'items', {
        get: () => {
          throw new Error('hostile')
        }
      })
    )
    track('view_item_list', { items: catalogue(300) })
    expect(vitrine.status.counters).toMatchObject({
      bad_item: 5,
      bad_items: 1,
      bad_event: 3,
      bad_number: 1,
      unknown_name: 1,
      bad_artefact: 1,
      too_many_items: 1
    })
    expect(vitrine.status.engine).toBe('ready')
  })

  it('tells listeners after an event, not during it', async () => {
    const vitrine = open()
    await vitrine.ready
    await Promise.resolve()
    const heard: string[] = []
    const off = vitrine.on('change', ({ what }) => heard.push(what))
    look(vitrine, 'Clock')
    expect(heard).toEqual([])
    await Promise.resolve()
    expect(heard).toEqual(['profile'])
    off()
    look(vitrine, 'Basket')
    await Promise.resolve()
    expect(heard).toEqual(['profile'])
  })

  it('keeps shoppers apart in one process', async () => {
    const [one, other] = [open(), open()]
    await Promise.all([one.ready, other.ready])
    look(one, 'Clock')
    expect(other.profile.tags()).toEqual([])
    one.destroy()
    look(other, 'Basket')
    expect(other.profile.tags().map(tag => tag.label)).toContain('Basket')
    expect(one.profile.tags()).toEqual([])
    expect(one.rank(items).items).toEqual(items)
  })

  it('obeys what was decided while it was on its way', async () => {
    for (const delay of [0, 1, 5]) {
      const vitrine = open({ consent: { personalize: true } })
      look(vitrine, 'Clock')
      await new Promise(resolve => setTimeout(resolve, delay))
      await vitrine.consent.set({ personalize: false })
      expect(vitrine.status).toMatchObject({ engine: 'ready', storage: 'none' })
      expect(vitrine.profile.tags()).toEqual([])
      await vitrine.consent.set({ personalize: true })
      look(vitrine, 'Clock')
      expect(vitrine.profile.tags().length).toBeGreaterThan(0)
    }
  })

  it('does not come to life after it was destroyed on its way', async () => {
    const vitrine = open()
    look(vitrine, 'Clock')
    vitrine.destroy()
    expect(await vitrine.ready).toEqual({ engine: 'unavailable', model: 'shipped', storage: 'none', counters: {} })
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(vitrine.profile.tags()).toEqual([])
    expect(vitrine.status.engine).toBe('unavailable')
  })

  it('has nothing to send without an endpoint', async () => {
    const vitrine = open({ consent: { personalize: true, sync: true } })
    await vitrine.ready
    look(vitrine, 'Clock')
    expect(await vitrine.sync.preview()).toEqual([])
    expect(await vitrine.sync.flush()).toBe(0)
    expect(vitrine.sync.status().spentEpsilon).toBeCloseTo(0)
    expect(vitrine.sync.status().delivered).toBe(0)
  })
})
