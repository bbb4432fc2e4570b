import { describe, expect, it } from 'vitest'
import { listenToDataLayer } from '../../js/data-layer.ts'

type Heard = [string, unknown]

function hear(layer: unknown): { heard: Heard[]; undo: () => void } {
  const heard: Heard[] = []
  return { heard, undo: listenToDataLayer(layer, (name, params) => heard.push([name, params])) }
}

/** What `gtag(…)` pushes: an arguments object, no array. */
function gtag(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: this is what the real snippet does
  return arguments
}

const items = [{ item_id: '22423', price: 12.75 }]

describe('the data layer', () => {
  it('gives what was there before and what comes later, from gtag and from GTM', () => {
    const layer: unknown[] = [gtag('js', 0), gtag('event', 'view_item', { items }), { event: 'gtm.js', 'gtm.start': 1 }]
    const { heard } = hear(layer)
    layer.push({ ecommerce: null })
    layer.push({ event: 'add_to_cart', ecommerce: { currency: 'GBP', items } })
    expect(heard).toEqual([
      ['view_item', { items }],
      ['add_to_cart', { currency: 'GBP', items }]
    ])
  })

  it('keeps the e-commerce data as GTM does, until null', () => {
    const layer: unknown[] = []
    const { heard } = hear(layer)
    layer.push({ ecommerce: { items } }, { event: 'view_item' })
    layer.push({ ecommerce: null }, { event: 'view_cart' })
    expect(heard[0]).toEqual(['view_item', { items }])
    expect(heard[1]).toEqual(['view_cart', { event: 'view_cart' }])
  })

  it('passes over what is not e-commerce, and nonsense', () => {
    const layer: unknown[] = [null, 7, 'x', () => {}, [], { event: 3 }, gtag('event'), gtag('consent', 'default', {})]
    const hostile = Object.defineProperty({}, 'event', {
      get: () => {
        throw new Error('not for you')
      }
    })
    const { heard } = hear([...layer, hostile, { event: 'scroll' }, { event: 'search', ecommerce: 'x' }])
    expect(heard).toEqual([['search', { event: 'search', ecommerce: 'x' }]])
    expect(() => hear(undefined).undo()).not.toThrow()
  })

  it('leaves the tag manager its entries, its result and its mistakes', () => {
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

  it('goes deaf in its place when a tag manager wrapped it', () => {
    const layer: unknown[] = []
    const { heard, undo } = hear(layer)
    const ours = layer.push
    const theirs = (...entries: unknown[]) => ours(...entries)
    layer.push = theirs
    undo()
    layer.push({ event: 'view_cart' })
    expect(layer).toHaveLength(1)
    expect(layer.push).toBe(theirs)
    expect(heard).toEqual([])
  })

  it('takes its function off an array that had none of its own', () => {
    const layer: unknown[] = []
    hear(layer).undo()
    expect(Object.keys(layer)).toEqual([])
    expect(Object.hasOwn(layer, 'push')).toBe(false)
  })
})
