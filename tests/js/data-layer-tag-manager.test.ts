import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gtag, hear, ids, items, names, newEar } from './data-layer-ear.ts'
import { installTagManager } from './tag-manager.ts'

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
