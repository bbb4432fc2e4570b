import { describe, expect, it } from 'vitest'
import { advise, explain } from '../../js/engine/advice.ts'
import { nearest } from '../../js/engine/nearest.ts'
import { fakedPort } from './fake.ts'

/** What a developer is told about one event. */
function advice(name: unknown, params?: unknown, dropped = ''): [code: string, sentence: string][] {
  const said: [string, string][] = []
  advise((code, sentence) => said.push([code, sentence]), name, params, dropped)
  return said
}
const items = [{ item_id: 'a', price: 3 }]

describe('advice in debug mode', () => {
  it.each([
    ['view_item', { items }],
    ['purchase', { items, value: 3, currency: 'GBP', transaction_id: 'T1' }],
    ['share', { method: 'mail', item_id: 'a' }],
    ['view_cart', undefined],
    ['page_view', null],
    ['Product Viewed', { product_id: 'a', price: '3' }],
    ['Cart Viewed', {}]
  ])('says nothing about a good event: %s', (name, params) => expect(advice(name, params)).toEqual([]))

  it.each([
    ['vieww_item', {}, 'unknown_name', 'did you mean "view_item"?'],
    ['addToCart', {}, 'unknown_name', 'did you mean "add_to_cart"?'],
    ['Product Veiwed', {}, 'unknown_name', 'did you mean "Product Viewed"?'],
    ['newsletter_popup_closed', {}, 'unknown_name', 'there is no event "newsletter_popup_closed"'],
    ['Coupon Denied', {}, 'ignored', 'Coupon Denied'],
    [undefined, {}, 'bad_event', 'track()'],
    ['view_cart', 7, 'bad_event', 'view_cart'],
    ['view_cart', { items: 'a' }, 'bad_items', 'array'],
    ['view_item', {}, 'no_items', 'view_item'],
    ['view_item', { items: [items[0], {}] }, 'bad_item', 'items[1]'],
    ['view_item', { items: [{ item_id: 'x'.repeat(129) }] }, 'bad_item', '128'],
    ['view_item', { items: [{ item_id: 'a', price: -3 }] }, 'bad_number', 'items[0]: price'],
    ['review', { items, rating: 'good' }, 'bad_number', 'not "good"'],
    ['view_item_list', { items: new Array(201).fill(items[0]) }, 'too_many_items', '201'],
    ['view_item', { items, value: 3 }, 'no_currency', 'currency'],
    ['view_item', { items, value: 3, currency: 'pounds' }, 'bad_currency', '"pounds"'],
    ['purchase', { items }, 'no_transaction_id', 'reload'],
    ['search', {}, 'no_search_term', 'search_term'],
    ['search', { search_term: 'x'.repeat(201) }, 'cut_text', 'search_term'],
    ['search', { search_term: {} }, 'bad_text', 'search_term'],
    ['Order Completed', { products: [{ product_id: 'a' }] }, 'no_transaction_id', 'purchase']
  ])('%s %j: %s', (name, params, code, words) => {
    const said = advice(name, params)
    expect(said.map(([each]) => each)).toEqual([code])
    expect(said[0]?.[1]).toContain(words)
  })

  it('says why the engine dropped a good event', () => {
    for (const reason of ['duplicate', 'future', 'late', 'rate'])
      expect(advice('view_item', { items }, reason).map(([code]) => code)).toEqual([reason])
    expect(advice('view_item', { items }, 'consent')).toEqual([])
  })

  it('survives objects that throw', () => {
    const hostile = Object.defineProperty({}, 'items', {
      get: () => {
        throw new Error('hostile')
      }
    })
    expect(advice('view_item', hostile).map(([code]) => code)).toEqual(['bad_event'])
  })

  it('comes from the engine’s chunk in debug mode, and not otherwise', async () => {
    const quiet = await fakedPort()
    const loud = await fakedPort({ declare: () => 'unknown_declaration' }, true)
    for (const { port } of [quiet, loud]) {
      port.track('vieww_item', {}, 1, 1)
      port.declare('shoes', '38', undefined, 1)
      port.notInterested(7)
    }
    await expect.poll(() => loud.said).toEqual(['unknown_name', 'unknown_declaration', 'bad_wish'])
    expect(quiet.said).toEqual([])
  })

  it('has no sentence for a call that is right', () => {
    const said: string[] = []
    explain(code => said.push(code), '')
    expect(said).toEqual([])
  })
})

describe('the nearest name', () => {
  it.each([
    ['View Item', 'view_item'],
    ['purchse', 'purchase'],
    ['', undefined],
    ['xyz', undefined],
    ['x'.repeat(70), undefined]
  ])('of %s is %s', (name, known) => expect(nearest(name, ['view_item', 'view_item_list', 'purchase'])).toBe(known))
})
