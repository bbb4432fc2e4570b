import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createVitrine } from '../../js/index.ts'
import { gtag, hear, ids, items, names, newEar } from './data-layer-ear.ts'
import { engineBytes } from './engine-file.ts'
import { installTagManager } from './tag-manager.ts'

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
    const all = [...known.matchAll(/Self::\w+ => "(\w+)"/g)].map(match => match[1] as string)
    // Friction is what capture sees by itself; a shop's own event of that name means something else.
    const events = all.filter(name => name !== 'friction')
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
