import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { dataLayerEar, type Params } from '../../js/data-layer.ts'
import { createVitrine } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'
import { installTagManager } from './tag-manager.ts'

type Heard = [string, Params]

/** One Vitrine's ear, and what it heard. */
function newEar() {
  const heard: Heard[] = []
  const said: string[] = []
  const listenTo = dataLayerEar(
    (name, params) => heard.push([name, params]),
    code => said.push(code),
    false
  )
  return { heard, said, listenTo }
}

function hear(layer: unknown) {
  const ear = newEar()
  return { ...ear, undo: ear.listenTo(layer) }
}

/** What `gtag(…)` pushes: an arguments object, no array. */
function gtag(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: this is what the real snippet does
  return arguments
}

const items = [{ item_id: '22423', price: 12.75 }]
const names = (heard: Heard[]) => heard.map(([name]) => name)
const ids = ({ items }: Params) => ((items ?? []) as { item_id: string }[]).map(item => item.item_id)

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the data layer', () => {
  it('gives what was there before and what comes later, from gtag and from GTM', () => {
    const layer: unknown[] = [gtag('js', 0), gtag('event', 'view_item', { items }), { event: 'gtm.js', 'gtm.start': 1 }]
    const { heard } = hear(layer)
    layer.push({ ecommerce: null })
    layer.push({ event: 'add_to_cart', ecommerce: { currency: 'GBP', items } })
    expect(heard).toMatchObject([
      ['view_item', { items }],
      ['add_to_cart', { currency: 'GBP', items }]
    ])
  })

  it('keeps the e-commerce data as GTM does, until null', () => {
    const layer: unknown[] = []
    const { heard } = hear(layer)
    layer.push({ ecommerce: { items } }, { event: 'view_item' })
    layer.push({ ecommerce: null }, { event: 'view_cart' })
    layer.push({ ecommerce: { items } }, { ecommerce: undefined }, { event: 'view_cart' })
    expect(heard.map(([, params]) => ids(params))).toEqual([['22423'], [], []])
  })

  it('does not mix the items of two pushes when the reset was forgotten', () => {
    const layer: unknown[] = []
    const { heard } = hear(layer)
    layer.push({ event: 'view_item_list', ecommerce: { items: [{ item_id: 'a' }, { item_id: 'b' }] } })
    layer.push({ event: 'select_item', ecommerce: { items: [{ item_id: 'c' }] } })
    expect(ids(heard[1]?.[1] ?? {})).toEqual(['c'])
  })

  it('reads what stands beside the e-commerce data, and without any', () => {
    const layer: unknown[] = []
    const { heard } = hear(layer)
    layer.push({ event: 'view_search_results', search_term: 'mug', ecommerce: { items } })
    layer.push({ event: 'search', search_term: 'red mug' }, { event: 'login', method: 'Google' })
    layer.push({ event: 'view_item', items: [{ item_id: 'flat' }] })
    layer.push({ event: 'add_to_cart', value: 'button', ecommerce: { value: 5 } })
    expect(heard[0]?.[1]).toMatchObject({ search_term: 'mug', items })
    expect(heard[1]?.[1]).toMatchObject({ search_term: 'red mug' })
    expect(heard[2]?.[1]).toMatchObject({ method: 'Google' })
    expect(ids(heard[3]?.[1] ?? {})).toEqual(['flat'])
    expect(heard[4]?.[1]).toMatchObject({ value: 5 })
  })

  it('takes what a function does to the model for a reset', () => {
    const layer: unknown[] = []
    const { heard } = hear(layer)
    const ran = vi.fn()
    layer.push({ ecommerce: { items } }, ran, { event: 'view_cart' })
    expect(ids(heard[0]?.[1] ?? {})).toEqual([])
    expect(ran).not.toHaveBeenCalled()
  })

  it('knows every event that the engine knows, and passes over the others', () => {
    const known = readFileSync(new URL('../../src/event.rs', import.meta.url), 'utf8')
    const events = [...known.matchAll(/Self::\w+ => "(\w+)"/g)].map(match => match[1] as string)
    expect(events.length).toBeGreaterThan(26)
    const layer: unknown[] = ['view_items', 'my_view_item', 'conversion', 'gtm.js', 'VIEW_ITEM', 'constructor'].map(
      event => ({ event })
    )
    const { heard } = hear(layer)
    for (const event of events) layer.push(gtag('event', event, {}))
    expect(names(heard)).toEqual(events)
  })

  it('passes over nonsense', () => {
    const layer: unknown[] = [null, 7, 'x', () => {}, [], { event: 3 }, gtag('event'), gtag('consent', 'default', {})]
    const hostile = Object.defineProperty({}, 'event', {
      get: () => {
        throw new Error('not for you')
      }
    })
    const { heard } = hear([
      ...layer,
      hostile,
      { event: { toString: () => 'search' } },
      { event: 'search', ecommerce: 'x' }
    ])
    expect(heard).toMatchObject([['search', { event: 'search', ecommerce: 'x' }]])
  })

  it('takes the currency that gtag was told for all events', () => {
    const layer: unknown[] = [gtag('set', { currency: 'EUR' }), gtag('event', 'view_item', { items })]
    const { heard } = hear(layer)
    layer.push(gtag('config', 'G-X', { currency: 'SEK' }), gtag('config', 'G-Y'), gtag('event', 'view_item', { items }))
    layer.push(gtag('set', 'currency', 'DKK'), gtag('set', null), gtag('event', 'purchase', { currency: 'GBP', items }))
    layer.push(['set', 'currency', 'USD'], gtag('event', 'view_cart', { send_to: 'G-X' }))
    expect(heard.map(([, { currency }]) => currency)).toEqual(['EUR', 'SEK', 'GBP', 'USD'])
  })

  it('is told what a page pushed, not what the page makes of it later', () => {
    const layer: unknown[] = []
    const { heard } = hear(layer)
    const entry = { event: 'view_cart', ecommerce: { items, value: 3 } }
    layer.push(entry)
    entry.event = 'purchase'
    entry.ecommerce.value = 99
    expect(heard).toMatchObject([['view_cart', { event: 'view_cart', value: 3 }]])
  })

  it('takes huge and cyclic objects', () => {
    const cyclic: Record<string, unknown> = { event: 'view_item', ecommerce: { items } }
    cyclic.self = cyclic
    ;(cyclic.ecommerce as Record<string, unknown>).self = cyclic
    const huge = { event: 'view_item_list', ecommerce: { items: Array(100_000).fill({ item_id: 'x' }) } }
    const layer: unknown[] = [cyclic]
    const { heard } = hear(layer)
    layer.push(huge)
    expect(names(heard)).toEqual(['view_item', 'view_item_list'])
  })
})

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

describe('the tag manager', () => {
  it('keeps its entries, its result and its mistakes', () => {
    const managed: unknown[] = []
    const layer: unknown[] = []
    layer.push = (...entries: unknown[]) => {
      managed.push(...entries)
      if (entries[0] === 'bad') throw new Error('from the tag manager')
      return 42
    }
    const theirs = layer.push
    const { heard, undo } = hear(layer)
    const entry = { event: 'view_cart' }
    expect(layer.push(entry)).toBe(42)
    expect(managed[0]).toBe(entry)
    expect(() => layer.push('bad')).toThrow('from the tag manager')
    undo()
    expect(layer.push).toBe(theirs)
    layer.push({ event: 'view_cart' })
    expect(heard).toHaveLength(1)
  })

  it('is wrapped by nobody any more once it wrapped us: then we are deaf', () => {
    const layer: unknown[] = []
    const { heard, undo } = hear(layer)
    const ours = layer.push
    const theirs = (...entries: unknown[]) => ours.apply(layer, entries)
    layer.push = theirs
    undo()
    layer.push({ event: 'view_cart' })
    expect(layer).toHaveLength(1)
    expect(layer.push).toBe(theirs)
    expect(heard).toEqual([])
  })

  it('gets its array back as it was', () => {
    const layer: unknown[] = []
    const { undo } = hear(layer)
    expect(Object.keys(layer)).toEqual([])
    undo()
    expect(Object.hasOwn(layer, 'push')).toBe(false)
  })

  it('may push from its tags: order stays', () => {
    const layer: unknown[] = []
    const tag = (entry: unknown) => {
      if ((entry as { event?: string }).event === 'add_to_cart') layer.push({ ecommerce: null }, { event: 'view_cart' })
    }
    for (const isFirst of [true, false]) {
      layer.length = 0
      Reflect.deleteProperty(layer, 'push')
      if (isFirst) installTagManager(layer, tag)
      const { heard } = hear(layer)
      if (!isFirst) installTagManager(layer, tag)
      layer.push({ event: 'add_to_cart', ecommerce: { items } })
      expect(heard.map(([name, params]) => [name, ids(params).length])).toEqual([
        ['add_to_cart', 1],
        ['view_cart', 0]
      ])
    }
  })

  it('may cut its array, and be an array of its own kind', () => {
    class Layer extends Array<unknown> {
      override push(...entries: unknown[]): number {
        return super.push(...entries) * 10
      }
    }
    const layer = new Layer()
    const { heard, undo } = hear(layer)
    expect(layer.push({ event: 'view_cart' })).toBe(10)
    for (let i = 0; i < 400; i++) {
      layer.push({ event: 'view_cart' })
      if (layer.length > 300) layer.shift()
    }
    undo()
    expect(layer.push({ event: 'view_cart' })).toBe(3010)
    expect(heard).toHaveLength(401)
  })

  it('may have sealed or booby-trapped its array', () => {
    const frozen = Object.freeze([{ event: 'view_cart' }])
    expect(names(hear(frozen).heard)).toEqual(['view_cart'])
    const trapped = new Proxy([], {
      get: () => {
        throw new Error('hands off')
      }
    })
    const { said, undo } = hear(trapped)
    expect(said).toEqual(['bad_data_layer'])
    expect(undo).not.toThrow()
  })

  it('sees exactly what it was given, whoever wraps first, whatever is pushed', () => {
    const entry = fc.oneof(
      fc.anything({ withNullPrototype: true, withDate: true }),
      fc.record({
        event: fc.oneof(fc.constantFrom('view_item', 'purchase', 'gtm.click'), fc.anything()),
        ecommerce: fc.oneof(
          fc.constant(null),
          fc.record({ items: fc.anything() }),
          fc.dictionary(fc.constantFrom('detail', 'impressions', 'promoView', 'purchase', '__proto__'), fc.anything())
        )
      }),
      fc.array(fc.anything(), { maxLength: 3 }).map(values => gtag('event', ...values))
    )
    fc.assert(
      fc.property(fc.array(fc.array(entry, { maxLength: 3 })), fc.nat(), fc.boolean(), (pushes, place, isFirst) => {
        const bare: unknown[] = []
        const expected = installTagManager(bare)
        for (const entries of pushes) bare.push(...entries)

        const layer: unknown[] = []
        let manager = isFirst ? installTagManager(layer) : undefined
        const { said, listenTo } = newEar()
        pushes.forEach((entries, i) => {
          if (i === place % pushes.length) {
            listenTo(layer)
            listenTo(layer)
          }
          manager ??= i > place % pushes.length ? installTagManager(layer) : undefined
          layer.push(...entries)
        })
        manager ??= installTagManager(layer)
        expect(said).toEqual([])
        expect(manager.seen).toHaveLength(expected.seen.length)
        expect(manager.seen.every((one, i) => Object.is(one, expected.seen[i]))).toBe(true)
        expect(layer.every((one, i) => Object.is(one, bare[i]))).toBe(true)
        expect(manager.receivers.every(receiver => receiver === layer)).toBe(true)
        expect(manager.answers.every(answer => answer === true)).toBe(true)
      })
    )
  })
})

describe('whoever listens', () => {
  it('more than once hears an event once, and the last one leaves the push as it was', () => {
    const layer: unknown[] = [{ event: 'login' }]
    const { heard, listenTo } = newEar()
    const undos = [listenTo(layer), listenTo(layer), listenTo(layer)]
    layer.push({ event: 'view_cart' }, { ecommerce: { items } })
    undos[2]?.()
    layer.push({ event: 'view_item' })
    undos[1]?.()
    layer.push({ event: 'sign_up' })
    undos[0]?.()
    layer.push({ event: 'sign_up' })
    expect(names(heard)).toEqual(['login', 'view_cart', 'view_item', 'sign_up'])
    expect(ids(heard[2]?.[1] ?? {})).toEqual(['22423'])
    expect(Object.hasOwn(layer, 'push')).toBe(false)
  })

  it('stops and starts again (as React does to effects) hears nothing twice, and still knows the state', () => {
    const layer: unknown[] = [{ event: 'login' }, gtag('set', { currency: 'EUR' }), { ecommerce: { items } }]
    const { heard, listenTo } = newEar()
    listenTo(layer)()
    listenTo(layer)
    layer.push({ event: 'view_item' })
    expect(heard).toMatchObject([
      ['login', {}],
      ['view_item', { currency: 'EUR', items }]
    ])
  })

  it('takes an object again that a page pushes again', () => {
    const again = { event: 'view_cart' }
    const layer: unknown[] = []
    const { heard } = hear(layer)
    layer.push(again)
    layer.push(again)
    expect(heard).toHaveLength(2)
  })

  it('comes before there is a data layer waits for it', () => {
    vi.useFakeTimers()
    vi.stubGlobal('window', globalThis)
    const { heard, said, undo } = hear(undefined)
    expect(said).toEqual(['bad_data_layer'])
    vi.advanceTimersByTime(10_000)
    vi.stubGlobal('dataLayer', [{ event: 'view_item', ecommerce: { items } }])
    vi.advanceTimersByTime(10_000)
    expect(names(heard)).toEqual(['view_item'])
    const layer = (globalThis as unknown as { dataLayer: unknown[] }).dataLayer
    layer.push({ event: 'view_cart' })
    undo()
    layer.push({ event: 'view_cart' })
    expect(heard).toHaveLength(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('gives up waiting when told to, and never waits on a server', () => {
    vi.useFakeTimers()
    hear(undefined)
    expect(vi.getTimerCount()).toBe(0)
    vi.stubGlobal('window', globalThis)
    const { undo } = hear(undefined)
    expect(vi.getTimerCount()).toBe(1)
    undo()
    expect(vi.getTimerCount()).toBe(0)
    for (const nonsense of [{}, 'dataLayer', 5, () => {}]) expect(hear(nonsense).said).toEqual(['bad_data_layer'])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('what a container and gtag really push', () => {
  interface Entry {
    push?: Record<string, unknown>
    gtag?: unknown[]
    function?: string
    told?: [string, string[]]
  }
  const text = readFileSync(new URL('../vectors/data-layer-gtm.json', import.meta.url), 'utf8')
  const { entries } = JSON.parse(text) as { entries: Entry[] }
  const entryOf = ({ push, gtag: values }: Entry): unknown => {
    if (push) return push
    if (values) return gtag(...values)
    return function (this: { get(key: string): number; set(key: string, value: unknown): void }) {
      this.set('seen', (this.get('seen') ?? 0) + 1)
    }
  }
  const told = entries.flatMap(entry => (entry.told ? [entry.told] : []))

  it.each([0, 5, 12, 25, entries.length])('gives its events once and in order, heard from entry %i on', place => {
    for (const managerAt of [0, place, entries.length]) {
      const { entries } = JSON.parse(text) as { entries: Entry[] }
      const layer: unknown[] = []
      const ear = newEar()
      let manager: ReturnType<typeof installTagManager> | undefined
      const pushed = entries.map((entry, i) => {
        if (i === managerAt) manager = installTagManager(layer)
        if (i === place) ear.listenTo(layer)
        const given = entryOf(entry)
        layer.push(given)
        return given
      })
      if (place === entries.length) ear.listenTo(layer)
      manager ??= installTagManager(layer)
      expect(ear.heard.map(([name, params]) => [name, ids(params)])).toEqual(told)
      expect(ear.heard.every(([name, { currency }]) => name === 'page_view' || currency === 'GBP')).toBe(true)
      expect(manager.seen.every((seen, i) => seen === pushed[i])).toBe(true)
    }
  })

  it('teaches the engine, before and after it is there', async () => {
    const layer: unknown[] = entries.slice(0, 14).map(entryOf)
    let nowMs = 1_790_000_000_000
    const vitrine = createVitrine({ shop: 'gtm', engine: engineBytes(), now: () => (nowMs += 5_000) })
    vitrine.listenTo(layer)
    vitrine.listenTo(layer)
    await vitrine.ready
    const before = vitrine.profile.tags().map(tag => tag.label)
    expect(before).toContain('Cake stand')
    for (const entry of entries.slice(14)) layer.push(entryOf(entry))
    expect(vitrine.profile.tags().map(tag => tag.label)).toContain('Mug')
    const { accepted, unknown_name, ...others } = vitrine.status.counters
    // The engine of this tree may not know page_view yet.
    expect((accepted ?? 0) + (unknown_name ?? 0)).toBe(told.length)
    expect(others).toEqual({})
    vitrine.destroy()
  })
})
