import { describe, expect, it } from 'vitest'
import { hear, ids, items, names } from './data-layer-ear.ts'

describe('the old shape of Universal Analytics', () => {
  const product = {
    id: 'P1',
    name: 'Lamp',
    brand: 'Lux',
    category: 'Home/Lamps/Desk',
    variant: 'red',
    price: '9.5',
    position: 2
  }
  const tell = (ecommerce: object) => hear([{ event: 'whatever', ecommerce }]).heard

  it.each([
    ['detail', 'view_item'],
    ['add', 'add_to_cart'],
    ['remove', 'remove_from_cart'],
    ['click', 'select_item'],
    ['checkout', 'begin_checkout'],
    ['purchase', 'purchase'],
    ['refund', 'refund']
  ])('%s is %s', (key, name) => {
    const heard = tell({ currencyCode: 'EUR', [key]: { actionField: { list: 'Offers' }, products: [product] } })
    expect(names(heard)).toEqual([name])
    expect(heard[0]?.[1]).toMatchObject({ currency: 'EUR', item_list_name: 'Offers' })
    expect(heard[0]?.[1].items).toEqual([
      {
        item_id: 'P1',
        item_name: 'Lamp',
        item_brand: 'Lux',
        item_category: 'Home',
        item_category2: 'Lamps',
        item_category3: 'Desk',
        item_variant: 'red',
        price: '9.5',
        index: 2
      }
    ])
  })

  it('gives an order its number, amount and coupon', () => {
    const actionField = { id: 'T1', revenue: '35.43', coupon: 'SUMMER' }
    expect(tell({ purchase: { actionField, products: [product] } })[0]?.[1]).toMatchObject({
      transaction_id: 'T1',
      value: '35.43',
      coupon: 'SUMMER'
    })
    expect(tell({ refund: { actionField: { id: 'T1' } } })).toMatchObject([
      ['refund', { transaction_id: 'T1', items: [] }]
    ])
  })

  it('takes impressions and a view of the same push, each promotion by itself, and only the first step of a checkout', () => {
    expect(names(tell({ detail: { products: [product] }, impressions: [{ ...product, list: 'Related' }] }))).toEqual([
      'view_item_list',
      'view_item'
    ])
    const promotions = [{ id: 'a', name: 'Sale' }, { id: 'b' }]
    expect(tell({ promoView: { promotions } })).toMatchObject([
      ['view_promotion', { promotion_id: 'a', promotion_name: 'Sale' }],
      ['view_promotion', { promotion_id: 'b' }]
    ])
    expect(names(tell({ promoClick: { promotions: [{ id: 'a' }] } }))).toEqual(['select_promotion'])
    expect(tell({ checkout: { actionField: { step: 2 }, products: [product] } })).toEqual([])
  })

  it('is told once, whatever comes after without a reset', () => {
    const layer: unknown[] = [{ ecommerce: { detail: { products: [product] } } }, { event: 'gtm.dom' }]
    const { heard } = hear(layer)
    layer.push({ event: 'view_item' })
    expect(heard.map(([name, params]) => [name, ids(params)])).toEqual([
      ['view_item', ['P1']],
      ['view_item', []]
    ])
  })

  it("lets GA4's own items win, and takes no nonsense", () => {
    expect(hear([{ event: 'view_item', ecommerce: { items, detail: { products: [product] } } }]).heard).toMatchObject([
      ['view_item', { items }]
    ])
    for (const said of [null, 5, 'x', {}, [], { products: 5 }, { products: [null, 5] }]) {
      for (const key of ['detail', 'add', 'impressions', 'promoView', '__proto__', 'constructor']) {
        expect(() => tell({ [key]: said })).not.toThrow()
      }
    }
  })
})
