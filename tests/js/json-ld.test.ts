// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Core } from '../../js/core.ts'
import { tellJsonLd } from '../../js/json-ld.ts'
import { settleOptions } from '../../js/options.ts'
import type { Item } from '../../js/types.ts'

interface Documented {
  name: string
  path: string
  scripts: unknown[]
  told: object[]
}

const VECTOR = join(import.meta.dirname, '../vectors/json-ld.json')
const { documents } = JSON.parse(readFileSync(VECTOR, 'utf8')) as { documents: Documented[] }

type Told = [name: string, params: { items: Item[]; currency?: string; item_list_name?: string }]

/** A page with scripts that can be changed, and what was told of it. */
function page(...documents: unknown[]) {
  const core = new Core(
    settleOptions({ shop: 'gift-shop' }, () => {}),
    () => {}
  )
  const told: Told[] = []
  const look = () =>
    tellJsonLd(core, document.querySelectorAll('script'), (name, params) => {
      core.noteView(name, params)
      told.push([name, params as Told[1]])
    })
  for (const given of documents) add(given)
  look()
  return { core, told, look, bad: () => core.status().counters.bad_json_ld ?? 0 }
}

function add(given: unknown): Element {
  const script = document.createElement('script')
  script.type = 'application/ld+json'
  script.textContent = typeof given === 'string' ? given : JSON.stringify(given)
  document.head.append(script)
  return script
}

const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } }
const go = (path: string) => happyDOM.setURL(`https://shop.example${path}`)
const product = (more: object = {}) => ({ '@type': 'Product', sku: 'A1', name: 'Red mug', ...more })
const crumbs = (...names: (string | [string, string])[]) => ({
  '@type': 'BreadcrumbList',
  itemListElement: names.map((step, i) => {
    const [name, item] = typeof step === 'string' ? [step] : step
    return { '@type': 'ListItem', position: i + 1, name, ...(item && { item }) }
  })
})
const first = ({ told }: { told: Told[] }) => told[0]?.[1].items[0]

beforeEach(() => {
  document.head.innerHTML = ''
  go('/products/red-mug')
})

describe('documents as shops write them', () => {
  it.each(documents)('$name', ({ path, scripts, told: expected }) => {
    go(path)
    const { told, bad } = page(...scripts)
    expect(told.map(([name, params]) => ({ name, ...params }))).toEqual(expected)
    expect(bad()).toBe(0)
  })

  it('are enough to mean something', () => expect(documents.length).toBeGreaterThanOrEqual(25))
})

describe('a product', () => {
  it('goes by its sku, then productID, group, GTIN, MPN, its variants and offers, and its @id last', () => {
    const facts: [string, object][] = [
      ['S', { sku: 'S' }],
      ['P', { productID: 'P' }],
      ['PG', { productGroupID: 'PG' }],
      ['4006381333931', { gtin13: 4006381333931 }],
      ['M', { mpn: 'M' }],
      ['V', { hasVariant: [{ '@type': 'Product', sku: 'V' }] }],
      ['O', { offers: { sku: 'O' } }],
      ['#it', { '@id': '#it' }]
    ]
    facts.forEach(([id], i) => {
      document.head.innerHTML = ''
      const node = Object.assign({}, ...facts.slice(i).map(([, fact]) => fact))
      expect(first(page({ '@type': 'Product', ...node }))?.item_id).toBe(id)
    })
    document.head.innerHTML = ''
    expect(page({ '@type': 'Product', name: 'nameless', sku: 'x'.repeat(129) }).told).toEqual([])
  })

  it('goes by the variant that the address names', () => {
    const hasVariant = ['11', '111', '12'].map(id => ({ sku: `sku-${id}`, '@id': `/products/red-mug?variant=${id}#v` }))
    go('/products/red-mug?variant=12')
    expect(first(page({ '@type': 'ProductGroup', hasVariant }))?.item_id).toBe('sku-12')
    document.head.innerHTML = ''
    go('/products/red-mug')
    expect(first(page({ '@type': 'ProductGroup', hasVariant }))?.item_id).toBe('sku-11')
  })

  it.each([
    ['12.50', 12.5],
    [12.5, 12.5],
    ['1,299.00', 1299],
    ['1.299,00', 1299],
    ['12,5', 12.5],
    ['€ 1 299,00', 1299],
    ['Rs. 500', 500],
    ['.99', 0.99],
    ['1,299', 1299],
    ['0', undefined],
    ['-1', undefined],
    ['on request', undefined],
    [null, undefined],
    [{}, undefined],
    [[9.5], 9.5]
  ])('that costs %j costs %j', (price, expected) => {
    expect(first(page(product({ offers: { price } })))?.price).toBe(expected)
  })

  it('costs what the cheapest of its offers costs, and none of them nothing', () => {
    const offers = [{ price: 0 }, { price: 7 }, { price: '5.00' }]
    expect(first(page(product({ offers })))?.price).toBe(5)
  })

  it.each([
    ['Kitchen', ['Kitchen']],
    ['Kitchen > Mugs > Red', ['Kitchen', 'Mugs', 'Red']],
    ['Kitchen/Mugs', ['Kitchen', 'Mugs']],
    ['Candles &amp; light &gt; Holder', ['Candles & light', 'Holder']],
    [
      ['Kitchen', 'Mugs'],
      ['Kitchen', 'Mugs']
    ],
    [[{ '@type': 'Thing', name: 'Kitchen' }], ['Kitchen']],
    [{ '@type': 'CategoryCode', name: 'Kitchen > Mugs', codeValue: '7' }, ['Kitchen', 'Mugs']],
    ['2092', []],
    [7, []],
    ['A > B > C > D > E > F', ['A', 'B', 'C', 'D', 'E']]
  ])('in %j is in %j', (category, path) => {
    const item = first(page(product({ category })))
    const levels = ['', 2, 3, 4, 5].flatMap(n => item?.[`item_category${n}` as keyof Item] ?? [])
    expect(levels).toEqual(path)
  })

  it('has its category from the trail to it, without the way in and itself', () => {
    const trails: [string[], object][] = [
      [['Kitchen', 'Mugs'], crumbs('Home', 'Kitchen', 'Mugs', 'Red Mug')],
      [
        ['Kitchen', 'Mugs'],
        crumbs(['Gift shop', '/'], ['Kitchen', '/k'], ['Mugs', '/k/m'], ['Our mug', '/products/red-mug'])
      ],
      [['Kitchen', 'Mugs'], crumbs(['Startseite', '/de/'], ['Kitchen', '/k'], ['Mugs', '/k/m'])],
      [['Kitchen'], crumbs(['Kitchen', 'https://shop.example/k'], 'Something else')],
      [[], crumbs('Home', 'Red mug')]
    ]
    for (const [path, trail] of trails) {
      document.head.innerHTML = ''
      const item = first(page(trail, product()))
      expect([item?.item_category, item?.item_category2].filter(Boolean)).toEqual(path)
    }
  })

  it('has its own category unless the trail is deeper', () => {
    const trail = crumbs('Home', ['Kitchen', '/k'], ['Mugs', '/m'])
    expect(first(page(product({ category: 'Drinkware' }), trail))).toMatchObject({ item_category: 'Kitchen' })
    document.head.innerHTML = ''
    expect(first(page(product({ category: 'A > B' }), trail))).toMatchObject({ item_category: 'A' })
  })

  it('is one of several: the one whose page this is, or else they are a list', () => {
    const both = [product({ url: '/products/red-mug' }), product({ sku: 'B2', url: '/products/blue-mug' })]
    expect(page(both).told).toMatchObject([['view_item', { items: [{ item_id: 'A1' }] }]])
    document.head.innerHTML = ''
    go('/mugs')
    expect(page(both).told).toMatchObject([['view_item_list', { items: [{ item_id: 'A1' }, { item_id: 'B2' }] }]])
  })
})

describe('what was told before', () => {
  it.each([
    ['view_item', { items: [{ item_id: 'A1' }] }],
    ['view_item', { items: [{ item_id: 'another' }, { item_id: '4006381333931' }] }],
    ['Product Viewed', { product_id: 'x', sku: 'A1' }],
    ['Product Viewed', { products: [{ sku: 'A1' }] }]
  ])('by the page itself as %s is not told again', (name, params) => {
    const { core, told, look } = page()
    core.noteView(name, params)
    add(product({ gtin: '4006381333931' }))
    look()
    expect(told).toEqual([])
  })

  it('elsewhere, or of another item, is no reason', () => {
    const { core, told, look } = page()
    core.noteView('view_item', { items: [{ item_id: 'B2' }, null, { item_id: Symbol('x') }] })
    core.noteView('view_item', undefined)
    core.noteView('add_to_cart', { items: [{ item_id: 'A1' }] })
    go('/products/another')
    core.noteView('view_item', { items: [{ item_id: 'A1' }] })
    go('/products/red-mug')
    add(product())
    look()
    expect(told).toHaveLength(1)
  })

  it('by the same script is not told again, until it says something else', () => {
    const { told, look } = page(product())
    const [script] = document.querySelectorAll('script')
    look()
    ;(script as Element).textContent = JSON.stringify(product({ offers: { price: 3 } }))
    look()
    expect(told).toHaveLength(1)
    // The address changed first, the document follows: what is old is no view of the new page.
    go('/products/blue-mug')
    look()
    expect(told).toHaveLength(1)
    ;(script as Element).textContent = JSON.stringify(product({ sku: 'B2' }))
    look()
    expect(told.map(([, { items }]) => items[0]?.item_id)).toEqual(['A1', 'B2'])
    go('/products/red-mug')
    script?.remove()
    add(product({ name: 'again' }))
    look()
    expect(told).toHaveLength(3)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['broken JSON', '{"@type": "Product", "sku": '],
    ['a script', 'alert(1)'],
    ['a page', '<!doctype html><title>x</title>'],
    ['a prototype', '{"@type":"Product","sku":"A","__proto__":{"polluted":1}}'],
    ['an escaped prototype', '{"@type":"Product","sku":"A","a":{"\\u005f_proto__":1}}'],
    ['a constructor', '{"@type":"Product","sku":"A","constructor":{"prototype":{"x":1}}}'],
    ['a depth', `${'{"mainEntity":'.repeat(12)}{"@type":"Product","sku":"A"}${'}'.repeat(12)}`],
    ['an abyss', '['.repeat(100_000)],
    ['a deep abyss', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a flood', JSON.stringify({ '@type': 'Product', sku: 'A', description: 'x'.repeat(256 * 1024) })]
  ])('as %s is dropped and counted once', (_, text) => {
    const { told, bad, look } = page(text)
    look()
    expect(told).toEqual([])
    expect(bad()).toBe(1)
    add(product())
    look()
    expect(told).toHaveLength(1)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('takes 200 items of a list', () => {
    const itemListElement = Array.from({ length: 500 }, (_, i) => ({ item: product({ sku: `${i}` }) }))
    expect(page({ '@type': 'ItemList', itemListElement }).told[0]?.[1].items).toHaveLength(200)
  })

  it('reads 256 KB at most of all scripts together', () => {
    const big = (sku: string) => product({ sku, description: 'x'.repeat(100_000) })
    const { bad, told } = page(big('1'), big('2'), big('3'), product({ sku: '4' }))
    expect(bad()).toBe(1)
    expect(told[0]?.[1].items.map(item => item.item_id)).toEqual(['1', '2', '4'])
  })

  it('is passed over in silence if it is empty or about something else', () => {
    const { told, bad } = page('', '  ', [], 5, null, '"x"', { '@type': 'Organization', name: 'Shop' }, [[[{}]]])
    expect(told).toEqual([])
    expect(bad()).toBe(0)
  })

  it('never throws, whatever the documents say', () => {
    const keys = [
      '@type',
      '@graph',
      '@id',
      'sku',
      'name',
      'offers',
      'price',
      'category',
      'brand',
      'hasVariant',
      'item'
    ].concat([
      'itemListElement',
      'mainEntity',
      'aggregateRating',
      'position',
      'url',
      'isVariantOf',
      'priceSpecification'
    ])
    const leaf = fc.oneof(
      fc.constantFrom('Product', 'ProductGroup', 'ItemList', 'BreadcrumbList', 'http://[', '//', 'Home', '1,5'),
      fc.jsonValue({ maxDepth: 1 })
    )
    const { node } = fc.letrec(tie => ({
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 6 })
      )
    }))
    fc.assert(
      fc.property(fc.array(fc.oneof(node, fc.jsonValue(), fc.string()), { maxLength: 3 }), documents => {
        document.head.innerHTML = ''
        const { told } = page(...documents)
        for (const [name, { items }] of told) {
          expect(['view_item', 'view_item_list']).toContain(name)
          for (const { item_id, price = 1 } of items) {
            expect(item_id.length).toBeGreaterThan(0)
            expect(price).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 500 }
    )
  })
})
