import { expect, it } from 'vitest'
import { toGa4 } from '../../js/engine/segment.ts'
import { createVitrine } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'

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
  expect(segment.tags.map(tag => tag.id)).toEqual(['category:Kitchen', 'brand:Regency', 'price:usual'])
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
      .sort()
  ).toEqual(['category:Bag', 'category:Mug'])
  const another: unknown[] = []
  vitrine.listenTo(another)
  vitrine.destroy()
  expect(Object.keys(another)).toEqual([])
  expect(Object.hasOwn(another, 'push')).toBe(false)
})
