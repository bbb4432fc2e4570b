/** The profile's public calls with the real engine behind them. */
import { afterEach, describe, expect, it } from 'vitest'
import { createVitrine, type EventName, type Vitrine, type VitrineOptions } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue, of } from './shop.ts'

const START_MS = Date.UTC(2026, 10, 2, 9)
const items = catalogue(60)
const opened: Vitrine[] = []
let nowMs = START_MS

async function open(options: Partial<VitrineOptions> = {}): Promise<Vitrine> {
  nowMs = START_MS
  const vitrine = createVitrine({ shop: 'gift-shop', engine: engineBytes(), now: () => nowMs, ...options })
  opened.push(vitrine)
  await vitrine.ready
  return vitrine
}

/** Looks at the first items of a category, a minute apart. */
function look(vitrine: Vitrine, category: string, count = 3): void {
  for (const item of of(items, category).slice(0, count)) {
    nowMs += 60_000
    vitrine.track('view_item', { items: [item] })
  }
}

const idOf = (_: Vitrine, label: string) => `category:${label}`
/** What categories are liked. */
const labels = (vitrine: Vitrine) =>
  vitrine.profile
    .tags()
    .filter(tag => tag.kind === 'category')
    .map(tag => tag.label)

afterEach(() => {
  for (const vitrine of opened.splice(0)) vitrine.destroy()
})

describe('the profile in the shopper’s hand', () => {
  it.each(['en', 'zh-CN'] as const)('explains every tag and every segment: %s', async locale => {
    const vitrine = await open({ locale })
    look(vitrine, 'Clock')
    look(vitrine, 'Basket')
    const tags = vitrine.profile.tags()
    expect(tags.length).toBeGreaterThan(0)
    for (const tag of tags) {
      expect(['basic', 'behaviour', 'preference', 'value']).toContain(tag.level)
      for (const words of [tag.id, tag.kind, tag.label, tag.meaning, tag.evidence]) expect(words).toMatch(/\S/)
      expect(tag.value).toBeGreaterThanOrEqual(0)
      expect(tag.value).toBeLessThanOrEqual(1)
      expect(tag.lastChangeMs).toBeGreaterThan(0)
      expect([typeof tag.declared, typeof tag.sensitive]).toEqual(['boolean', 'boolean'])
      if (locale === 'zh-CN') expect(tag.meaning).toMatch(/\p{Script=Han}/u)
    }
    expect(new Set(tags.map(tag => tag.id)).size).toBe(tags.length)
    for (const { id, label, because } of vitrine.profile.segments()) {
      for (const words of [id, label, ...because]) expect(words).toMatch(/\S/)
      expect(because.length).toBeGreaterThan(0)
      // Sentences, not ids of tags.
      const [colon, open, close] = locale === 'zh-CN' ? ['：', '（', '）'] : [': ', ' (', ')']
      const sentences = tags.flatMap(({ meaning, label, evidence }) =>
        [meaning, `${meaning}${colon}${label}`].map(about => `${about}${open}${evidence}${close}`)
      )
      for (const reason of because) expect(sentences).toContain(reason)
    }
    expect(vitrine.profile.segments().length).toBeGreaterThan(0)
  })

  it('keeps a blocked tag away until it is allowed again', async () => {
    const vitrine = await open()
    look(vitrine, 'Clock')
    const id = idOf(vitrine, 'Clock')
    vitrine.profile.block(id)
    expect(vitrine.profile.blocked()).toEqual([id])
    look(vitrine, 'Clock', 5)
    expect(labels(vitrine)).not.toContain('Clock')
    vitrine.profile.unblock(id)
    expect(vitrine.profile.blocked()).toEqual([])
    look(vitrine, 'Clock', 2)
    expect(labels(vitrine)).toContain('Clock')
  })

  it('does what was wished before it was there, in order', async () => {
    nowMs = START_MS
    const vitrine = createVitrine({ shop: 'gift-shop', engine: engineBytes(), now: () => nowMs })
    opened.push(vitrine)
    look(vitrine, 'Clock')
    vitrine.profile.block('category:Basket')
    look(vitrine, 'Basket')
    vitrine.profile.pause()
    look(vitrine, 'Teapot')
    await vitrine.ready
    expect(labels(vitrine)).toContain('Clock')
    expect(labels(vitrine)).not.toContain('Basket')
    expect(labels(vitrine)).not.toContain('Teapot')
    expect(vitrine.profile.isPaused()).toBe(true)
    expect(vitrine.status.counters.paused).toBe(3)
  })

  it('learns nothing while it is paused, and keeps what it knows', async () => {
    const vitrine = await open()
    look(vitrine, 'Clock')
    vitrine.profile.pause()
    look(vitrine, 'Basket')
    expect(labels(vitrine)).toContain('Clock')
    expect(labels(vitrine)).not.toContain('Basket')
    vitrine.profile.resume()
    expect(vitrine.profile.isPaused()).toBe(false)
    look(vitrine, 'Basket')
    expect(labels(vitrine)).toContain('Basket')
  })

  it('moves down what is not wanted', async () => {
    const vitrine = await open()
    look(vitrine, 'Clock')
    const before = vitrine.rank(items).items
    const first = before.find(item => item.item_category2 === 'Clock') as (typeof items)[0]
    vitrine.profile.notInterested({ item_id: first.item_id })
    expect(vitrine.rank(items).items.indexOf(first)).toBeGreaterThan(before.indexOf(first))
  })

  it('ignores a declaration that nobody knows, and takes one back', async () => {
    const vitrine = await open()
    const before = vitrine.profile.tags().length
    vitrine.profile.declare('no such declaration', 'x')
    expect(vitrine.profile.tags()).toHaveLength(before)
    expect(() => vitrine.profile.declare('no such declaration', null)).not.toThrow()
  })

  it('goes to another device without loss, as JSON and as a code, and twice is once', async () => {
    const [here, there, elsewhere] = [await open(), await open(), await open()]
    look(here, 'Clock')
    look(here, 'Basket', 1)
    const ids = (vitrine: Vitrine) => vitrine.profile.tags().map(({ id, value }) => [id, value.toFixed(6)])
    const exported = JSON.stringify(await here.profile.export())
    for (let i = 0; i < 2; i++) {
      expect(await there.profile.import(exported)).toEqual({ ok: true })
      expect(ids(there)).toEqual(ids(here))
    }
    const code = await here.profile.transfer('four random words here')
    for (let i = 0; i < 2; i++) {
      expect(await elsewhere.profile.receive(code, 'four random words here')).toEqual({ ok: true })
      expect(ids(elsewhere)).toEqual(ids(here))
    }
    const cut = { ...JSON.parse(exported), snapshot: JSON.parse(exported).snapshot.slice(0, 40) }
    expect(await there.profile.import(cut)).toEqual({ ok: false, code: 'snapshot_corrupt' })
    expect(ids(there)).toEqual(ids(here))
  })

  it('takes a retention for every level', async () => {
    const vitrine = await open({ retention: { basic: 1, behaviour: 1, preference: 1, value: 1 } })
    look(vitrine, 'Clock')
    expect(labels(vitrine)).toContain('Clock')
    nowMs += 3 * 86_400_000
    expect(labels(vitrine)).not.toContain('Clock')
  })
})

describe('events with the real engine', () => {
  it('knows every name of the types', async () => {
    const vitrine = await open()
    const names: Record<EventName, true> = {
      view_item_list: true,
      select_item: true,
      view_item: true,
      add_to_wishlist: true,
      add_to_cart: true,
      remove_from_cart: true,
      view_cart: true,
      begin_checkout: true,
      add_shipping_info: true,
      add_payment_info: true,
      purchase: true,
      refund: true,
      view_promotion: true,
      select_promotion: true,
      search: true,
      view_search_results: true,
      share: true,
      page_view: true,
      user_engagement: true,
      scroll: true,
      login: true,
      sign_up: true,
      review: true,
      favourite: true,
      coupon_use: true,
      survey_answer: true,
      help_request: true
    }
    for (const name of Object.keys(names) as EventName[]) {
      nowMs += 60_000
      vitrine.track(name, { items: [{ item_id: 'a' }], value: 1, currency: 'GBP' })
    }
    expect(vitrine.status.counters).toEqual({ accepted: Object.keys(names).length })
  })

  it('drops a buffered event that claims the future, by the clock of now', async () => {
    nowMs = START_MS + 3_600_000
    const vitrine = createVitrine({ shop: 'gift-shop', engine: engineBytes(), now: () => nowMs })
    opened.push(vitrine)
    vitrine.track('view_item', { items: [{ item_id: 'a' }] })
    nowMs = START_MS
    await vitrine.ready
    expect(vitrine.status.counters).toEqual({ future: 1 })
  })
})
