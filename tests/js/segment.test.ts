import { expect, it } from 'vitest'
import { toGa4 } from '../../js/engine/segment.ts'
import { createVitrine } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'
import { fakedPort } from './fake.ts'

const product = {
  product_id: '22423',
  sku: 'x',
  name: 'Cakestand',
  brand: 'Regency',
  category: 'Kitchen',
  price: 12.75,
  quantity: 2
}

it('maps an event about one product and an event about many', () => {
  const item = {
    item_id: '22423',
    item_name: 'Cakestand',
    item_brand: 'Regency',
    item_category: 'Kitchen',
    price: 12.75,
    quantity: 2
  }
  expect(toGa4('Product Viewed', product)).toMatchObject(['view_item', { items: [item] }])
  expect(toGa4('Order Completed', { order_id: 'T1', products: [product, { sku: 's1' }] })).toMatchObject([
    'purchase',
    { items: [item, { item_id: 's1' }], transaction_id: 'T1' }
  ])
  expect(toGa4('Products Searched', { query: 'cake' })).toMatchObject(['search', { items: [], search_term: 'cake' }])
})

it('maps every property that has a field in GA4', () => {
  const order = {
    order_id: 'T1',
    total: 30,
    revenue: 25,
    currency: 'USD',
    coupon: 'hasbros',
    discount: 2.5,
    tax: 2,
    shipping: 3,
    products: [{ product_id: 'a', variant: 'red', coupon: 'x', position: 3, url: '/a', image_url: '/a.jpg', price: 1 }]
  }
  expect(toGa4('Order Completed', order)).toEqual([
    'purchase',
    {
      transaction_id: 'T1',
      value: 25,
      currency: 'USD',
      coupon: 'hasbros',
      discount: 2.5,
      tax: 2,
      shipping: 3,
      items: [{ item_id: 'a', item_variant: 'red', coupon: 'x', index: 3, price: 1 }]
    }
  ])
  const value = (properties: object) => (toGa4('Checkout Started', properties) as [string, { value?: number }])[1].value
  expect([value({ total: 3 }), value({ total: 3, value: 2 }), value({})]).toEqual([3, 2, undefined])
  const promotion = { promotion_id: 'p', creative: 'top_banner', name: '75% off', position: 'slot2' }
  expect(toGa4('Promotion Clicked', promotion)).toMatchObject([
    'select_promotion',
    { promotion_id: 'p', promotion_name: '75% off', creative_name: 'top_banner', creative_slot: 'slot2' }
  ])
  expect(toGa4('Product Shared', { share_via: 'email', product_id: 'a' })).toMatchObject([
    'share',
    { method: 'email', items: [{ item_id: 'a' }] }
  ])
  expect(toGa4('Coupon Applied', { coupon_name: 'May', coupon_id: 'm' })?.[1]).toMatchObject({ coupon: 'May' })
  expect(toGa4('Payment Info Entered', { payment_method: 'Visa' })?.[1]).toMatchObject({ payment_type: 'Visa' })
  expect(toGa4('Product Reviewed', { product_id: 'a', rating: '4.5' })?.[1]).toMatchObject({ rating: '4.5' })
})

it('takes a step of the checkout for what was chosen in it', () => {
  const step = (properties: object) => toGa4('Checkout Step Completed', properties)
  expect(step({ payment_method: 'Visa' })).toMatchObject(['add_payment_info', { payment_type: 'Visa' }])
  expect(step({ shipping_method: 'Fedex' })).toMatchObject(['add_shipping_info', { shipping_tier: 'Fedex' }])
  expect(step({ step: 2 })).toBeUndefined()
})

it.each([
  ['Home/Kitchen', ['Home', 'Kitchen']],
  ['Home > Kitchen > Cakes', ['Home', 'Kitchen', 'Cakes']],
  ['/Home/', ['Home']],
  ['a/b/c/d/e/f', ['a', 'b', 'c', 'd', 'e']],
  ['', []],
  [7, []]
])('splits the category %j into levels', (category, levels) => {
  const [, { items }] = toGa4('Product Viewed', { product_id: 'a', category }) as [
    string,
    { items: Record<string, unknown>[] }
  ]
  const fields = ['item_category', 'item_category2', 'item_category3', 'item_category4', 'item_category5']
  expect(fields.flatMap(field => items[0]?.[field] ?? [])).toEqual(levels)
})

it('gives the products of a list the category of the list, and no list to a product that was clicked', () => {
  const list = { list_id: 'l1', category: 'Home/Kitchen', products: [{ product_id: 'a' }, product] }
  expect(toGa4('Product List Viewed', list)).toMatchObject([
    'view_item_list',
    {
      item_list_id: 'l1',
      item_list_name: 'Home/Kitchen',
      items: [{ item_category: 'Home', item_category2: 'Kitchen' }, { item_category: 'Kitchen' }]
    }
  ])
  expect(toGa4('Product Clicked', product)?.[1]).not.toHaveProperty('item_list_name')
})

it('knows the names that mean nothing in GA4, and fetches the table with the first name', async () => {
  const { port, calls, counted, notified } = await fakedPort()
  const params = { product_id: 'a' }
  expect(port.track('Coupon Denied', {}, 1, 1)).toBe(false)
  expect(port.track('Product Viewed', params, 2, 9)).toBe(false)
  params.product_id = 'changed'
  expect(counted).toEqual({})
  await expect.poll(() => notified).toEqual(['profile'])
  expect(counted).toEqual({ ignored: 1 })
  expect(calls.filter(([method]) => method === 'track').map(call => [call[1], ...call.slice(-2)])).toEqual([
    ['view_item', 2, 9]
  ])
  expect(calls.find(([method]) => method === 'registerItems')?.[1]).toEqual(new TextEncoder().encode('a'))
  expect(port.track('Product Viewed', params, 3, 9)).toBe(true)
  expect(port.track('Order Updated', params, 3, 9)).toBe(false)
  expect(counted).toEqual({ ignored: 2 })
})

it('leaves everything else as it is', () => {
  const params = { items: [] }
  expect(toGa4('view_item', params)).toEqual(['view_item', params])
  expect(toGa4('constructor', params)?.[0]).toBe('constructor')
  expect(toGa4('Order Completed', { products: [null, 7] })).toMatchObject(['purchase', { items: [null, 7] }])
})

it('says the same to the engine as GA4 does', async () => {
  const learn = async (tell: (vitrine: ReturnType<typeof createVitrine>) => void) => {
    const vitrine = createVitrine({ shop: 'segment', engine: engineBytes(), now: () => 1_790_000_000_000 })
    await vitrine.ready
    tell(vitrine)
    await expect.poll(() => vitrine.status.counters.accepted).toBe(3)
    const known = { tags: vitrine.profile.tags(), counters: vitrine.status.counters }
    vitrine.destroy()
    return known
  }
  const segment = await learn(vitrine => {
    vitrine.track('Product Added', product)
    vitrine.track('Order Completed', { order_id: 'T1', products: [product] })
    vitrine.track('Product Reviewed', { product_id: '22423' })
  })
  const ga4 = await learn(vitrine => {
    const items = [
      {
        item_id: '22423',
        item_name: 'Cakestand',
        item_brand: 'Regency',
        item_category: 'Kitchen',
        price: 12.75,
        quantity: 2
      }
    ]
    vitrine.track('add_to_cart', { items })
    vitrine.track('purchase', { transaction_id: 'T1', items })
    vitrine.track('review', { items: [{ item_id: '22423' }] })
  })
  expect(segment).toEqual(ga4)
  expect(segment.counters.accepted).toBe(3)
  const ids = segment.tags.map(tag => tag.id)
  for (const id of ['category:Kitchen', 'brand:Regency', 'price:usual', 'did.purchase']) expect(ids).toContain(id)
})

it('takes a data layer before and after the engine is there, until told not to', async () => {
  const layer: unknown[] = [{ event: 'view_item', ecommerce: { items: [{ item_id: 'a', item_category: 'Mug' }] } }]
  let nowMs = 1_790_000_000_000
  const vitrine = createVitrine({ shop: 'layer', engine: engineBytes(), now: () => (nowMs += 5_000) })
  const undo = vitrine.listenTo(layer)
  await vitrine.ready
  layer.push({ event: 'view_item', ecommerce: { items: [{ item_id: 'b', item_category: 'Bag' }] } })
  undo()
  layer.push({ event: 'view_item', ecommerce: { items: [{ item_id: 'c', item_category: 'Clock' }] } })
  expect(
    vitrine.profile
      .tags()
      .map(tag => tag.id)
      .filter(id => id.startsWith('category:'))
      .sort()
  ).toEqual(['category:Bag', 'category:Mug'])
  const another: unknown[] = []
  vitrine.listenTo(another)
  vitrine.destroy()
  expect(Object.keys(another)).toEqual([])
  expect(Object.hasOwn(another, 'push')).toBe(false)
})
