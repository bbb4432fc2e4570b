import { describe, expect, it } from 'vitest'
import { EventBuffer } from '../../js/buffer.ts'
import type { EnginePort } from '../../js/engine/port.ts'

/** Empties a buffer into a port that only listens. */
function drain(buffer: EventBuffer, nowMs = 9_000) {
  const heard: { name: unknown; params: unknown; atMs: number; nowMs: number }[] = []
  const track = (name: unknown, params: unknown, atMs: number, nowMs: number) =>
    heard.push({ name, params, atMs, nowMs }) > 0
  const block = (name: string) => heard.push({ name, params: undefined, atMs: 0, nowMs: 0 })
  buffer.replay({ track, block } as unknown as EnginePort, nowMs)
  return heard
}

describe('the buffer of early events', () => {
  it('keeps the first thousand in order, with their times', () => {
    const buffer = new EventBuffer()
    const kept = Array.from({ length: 1_200 }, (_, i) => buffer.push('view_item', { value: i }, 5_000 + i))
    expect(kept.filter(Boolean)).toHaveLength(1_000)
    const events = drain(buffer)
    expect(events.map(event => event.atMs)).toEqual(Array.from({ length: 1_000 }, (_, i) => 5_000 + i))
    expect(drain(buffer)).toEqual([])
    expect(buffer.push('view_item', {}, 1)).toBe(true)
  })

  it('keeps what was said, whatever the page does to its objects afterwards', () => {
    const buffer = new EventBuffer()
    const item = { item_id: '1', price: 5 }
    const params = { items: [item] }
    buffer.push('add_to_cart', params, 1)
    item.price = 99
    params.items.length = 0
    expect(drain(buffer)[0]?.params).toEqual({ items: [{ item_id: '1', price: 5 }] })
  })

  it('takes any value', () => {
    const buffer = new EventBuffer()
    const trap = {
      get items() {
        throw new Error('hostile')
      }
    }
    for (const params of [undefined, null, 5, 'x', [], { items: 5 }, { items: [null, 7] }, trap]) {
      expect(buffer.push('view_item', params, 1)).toBe(true)
    }
  })

  it('does not copy lists beyond what an event may carry', () => {
    const buffer = new EventBuffer()
    buffer.push('view_item_list', { items: new Array(100_000).fill({ item_id: '1' }) }, 1)
    expect(drain(buffer)[0]?.params).toHaveProperty('items.length', 200)
  })

  it('makes the wishes in their place among the events, and hands on the clock of now', () => {
    const buffer = new EventBuffer()
    buffer.push('view_item', {}, 1)
    buffer.wish(port => port.block('category:Mug'))
    buffer.push('view_cart', {}, 2)
    expect(drain(buffer).map(({ name, nowMs }) => [name, nowMs])).toEqual([
      ['view_item', 9_000],
      ['category:Mug', 0],
      ['view_cart', 9_000]
    ])
  })

  it('keeps wishes beside a flood of events, but not without end, and not when events are forgotten', () => {
    const buffer = new EventBuffer()
    for (let i = 0; i < 1_100; i++) buffer.push('view_item', {}, i)
    const taken = Array.from({ length: 300 }, (_, i) => buffer.wish(port => port.block(`${i}`)))
    expect(taken.filter(Boolean)).toHaveLength(200)
    expect(buffer.forgetEvents()).toBe(1_000)
    expect(buffer.forgetEvents()).toBe(0)
    expect(drain(buffer)).toHaveLength(200)
  })
})
