import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakedPort } from './fake.ts'

const NOW_MS = Date.UTC(2026, 10, 2, 9)
const CONTROL = /\p{Cc}/u

/** Tracks one event over a fake boundary; what crossed, by name, and what was counted. */
async function track(name: unknown, params?: unknown) {
  const faked = await fakedPort()
  const learned = faked.port.track(name, params, NOW_MS - 5_000, NOW_MS)
  const [event, rows, quantities, text, value, atMs, nowMs] = faked.last('track')
  const [subject, detail, currency] = String(text ?? '').split('\x1f')
  return { event, rows, quantities, subject, detail, currency, value, atMs, nowMs, learned, counted: faked.counted }
}

describe('an event over the boundary', () => {
  it('carries subject, detail and currency in one text, when it happened and the clock of now', async () => {
    const items = [{ item_id: 'a', quantity: 2 }, { item_id: 'b' }]
    const order = { transaction_id: 'T1', coupon: 'MAY', value: 25.5, currency: ' gbp', tax: 4, shipping: 0, items }
    expect(await track('purchase', order)).toEqual({
      event: 'purchase',
      rows: Uint32Array.of(0, 1),
      quantities: Float64Array.of(2, 1),
      subject: 'T1',
      detail: 'MAY',
      currency: 'GBP',
      value: 25.5,
      atMs: NOW_MS - 5_000,
      nowMs: NOW_MS,
      learned: true,
      counted: {}
    })
  })

  it.each([
    ['search', { search_term: 'cake' }, 'cake', '', Number.NaN],
    ['view_search_results', { search_term: 'cake' }, 'cake', '', Number.NaN],
    ['refund', { transaction_id: 'T1', coupon: 'X', value: 3 }, 'T1', 'X', 3],
    ['coupon_use', { coupon: 'X' }, '', 'X', Number.NaN],
    ['add_payment_info', { payment_type: 'Invoice', coupon: 'X' }, '', 'Invoice', Number.NaN],
    ['add_shipping_info', { shipping_tier: 'Next day' }, '', 'Next day', Number.NaN],
    ['view_promotion', { promotion_name: 'May', promotion_id: 'p' }, '', 'May', Number.NaN],
    ['select_promotion', { items: [{ item_id: 'a', promotion_id: 'p' }] }, '', 'p', Number.NaN],
    ['view_promotion', { promotions: [{ promotion_id: 'p' }] }, '', 'p', Number.NaN],
    ['view_item_list', { item_list_id: 'l', items: [{ item_id: 'a', item_list_name: 'n' }] }, '', 'l', Number.NaN],
    ['select_item', { items: [{ item_id: 'a', item_list_name: 'n' }] }, '', 'n', Number.NaN],
    ['share', { method: 'mail', item_id: 'a' }, '', 'mail', Number.NaN],
    ['login', { method: 'password' }, '', 'password', Number.NaN],
    ['sign_up', { method: 'mail' }, '', 'mail', Number.NaN],
    ['help_request', { topic: 'delivery' }, '', 'delivery', Number.NaN],
    ['survey_answer', { question: 'q1', answer: 'yes', score: '4' }, 'q1', 'yes', 4],
    ['review', { rating: 4.5, value: 3 }, '', '', 4.5],
    ['user_engagement', { engagement_time_msec: 12_500 }, '', '', 12.5],
    ['scroll', { percent_scrolled: 90 }, '', '', 90],
    ['constructor', { coupon: 'X', value: 1 }, '', '', 1]
  ])('%s %j', async (name, params, subject, detail, value) => {
    expect(await track(name, params)).toMatchObject({ subject, detail, value, counted: {} })
  })

  it('takes the one item that an event names itself', async () => {
    expect((await track('share', { method: 'mail', item_id: 'a' })).rows).toEqual(Uint32Array.of(0))
  })

  it('drops numbers that are none from the event, which goes on, and counts them', async () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, -1, '12,75', {}, true, 1e300]) {
      const { value, learned, counted } = await track('purchase', { value: bad, tax: 1, items: [{ item_id: 'a' }] })
      expect({ value, learned, counted }).toEqual({ value: Number.NaN, learned: true, counted: { bad_number: 1 } })
    }
    const items = [{ item_id: 'a', price: -3, discount: Number.NaN, popularity: 'high' }]
    expect((await track('view_item', { tax: -1, items })).counted).toEqual({ bad_number: 4 })
    expect((await track('view_item', { value: '', items: [{ item_id: 'a', price: null }] })).counted).toEqual({})
  })

  it('leaves a quantity that is none to the core, which counts it, and takes one where none is said', async () => {
    const items = [-1, 0.5, Number.NaN, 'two', null, undefined, '3'].map((quantity, i) => ({
      item_id: `${i}`,
      quantity
    }))
    const { quantities, counted } = await track('add_to_cart', { items })
    expect(quantities).toEqual(Float64Array.of(Number.NaN, 0.5, Number.NaN, Number.NaN, 1, 1, 3))
    expect(counted).toEqual({})
  })

  it('cuts and cleans texts, and counts what was cut or was none', async () => {
    const long = await track('search', { search_term: `a\x1fb${'x'.repeat(300)}` })
    expect(long.subject).toMatch(/^a bx+$/)
    expect(long.subject).toHaveLength(200)
    expect(long.counted).toEqual({ cut_text: 1 })
    expect((await track('search', { search_term: `${'x'.repeat(199)}😀` })).subject).toBe('x'.repeat(199))
    expect((await track('purchase', { transaction_id: {}, coupon: Number.NaN })).counted).toEqual({ bad_text: 2 })
    expect((await track('purchase', { transaction_id: 17 })).subject).toBe('17')
    const item = { item_id: 'a', item_name: 'x'.repeat(300), item_variant: [] }
    expect((await track('view_item', { items: [item] })).counted).toEqual({ cut_text: 1, bad_text: 1 })
  })

  it('counts lists that are none or too long, and objects that throw', async () => {
    expect((await track('view_item', { items: {} })).counted).toEqual({ bad_items: 1 })
    const many = Array.from({ length: 250 }, (_, i) => ({ item_id: `${i}` }))
    const { rows, counted } = await track('view_item_list', { items: many })
    expect(rows).toHaveLength(200)
    expect(counted).toEqual({ too_many_items: 1 })
    const trap = {
      item_id: 'a',
      get price(): number {
        throw new Error('hostile')
      }
    }
    for (const params of [7, Object.defineProperty({}, 'items', { get: () => trap.price }), { items: [trap] }]) {
      const { learned, counted: why } = await track('view_item', params)
      expect({ learned, why }).toEqual({ learned: false, why: { bad_event: 1 } })
    }
  })

  it('never throws, and lets no number that is not finite and no control character cross', async () => {
    const { port, calls } = await fakedPort()
    const field = fc.constantFrom(
      ...['items', 'value', 'currency', 'coupon', 'transaction_id', 'search_term', 'rating', 'score', 'question'],
      ...['answer', 'promotions', 'item_id', 'method', 'percent_scrolled', 'engagement_time_msec', 'tax', 'products']
    )
    const itemField = fc.constantFrom(
      'item_id',
      'item_name',
      'price',
      'quantity',
      'discount',
      'item_variant',
      'artefact'
    )
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.double(), fc.anything())
    const items = fc.array(fc.oneof(fc.dictionary(itemField, value), fc.anything()), { maxLength: 5 })
    const name = fc.oneof(
      fc.constantFrom('purchase', 'search', 'review', 'survey_answer', 'view_promotion', 'Order Completed'),
      fc.string({ unit: 'binary' }),
      fc.anything()
    )
    const params = fc.oneof(fc.dictionary(field, fc.oneof(items, value)), fc.anything())
    // The table of Segment's names has to be there for the ones among them.
    port.track('Cart Viewed', {}, NOW_MS, NOW_MS)
    await import('../../js/engine/segment.ts')
    await Promise.resolve()
    fc.assert(
      fc.property(name, params, (event, given) => {
        calls.length = 0
        expect(port.track(event, given, NOW_MS, NOW_MS)).toBeTypeOf('boolean')
        for (const [method, ...values] of calls) {
          for (const crossed of values) expectClean(method, crossed)
        }
      }),
      { numRuns: 500 }
    )
  })
})

/** NaN says "not known" at the boundary; everything else is finite and not negative. One character separates fields. */
function expectClean(method: string, crossed: unknown): void {
  if (typeof crossed === 'number') expect(crossed >= 0 && crossed <= 1e13).toBe(!Number.isNaN(crossed))
  if (crossed instanceof Float64Array) for (const number of crossed) expectClean(method, number)
  if (method === 'registerItems' && crossed instanceof Uint8Array)
    expect(new TextDecoder().decode(crossed)).not.toMatch(CONTROL)
  if (typeof crossed !== 'string') return
  expect(crossed.replaceAll('\x1f', '')).not.toMatch(CONTROL)
  if (method === 'track') expect([1, 3]).toContain(crossed.split('\x1f').length)
}
