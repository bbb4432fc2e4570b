import { describe, expect, it } from 'vitest'
import { EventBuffer } from '../../js/buffer.ts'

describe('the buffer of early events', () => {
  it('keeps the first thousand in order, with their times', () => {
    const buffer = new EventBuffer()
    const kept = Array.from({ length: 1_200 }, (_, i) => buffer.push('view_item', { value: i }, 5_000 + i))
    expect(kept.filter(Boolean)).toHaveLength(1_000)
    const events = buffer.drain()
    expect(events.map(event => event.atMs)).toEqual(Array.from({ length: 1_000 }, (_, i) => 5_000 + i))
    expect(buffer.drain()).toEqual([])
    expect(buffer.push('view_item', {}, 1)).toBe(true)
  })

  it('keeps what was said, whatever the page does to its objects afterwards', () => {
    const buffer = new EventBuffer()
    const item = { item_id: '1', price: 5 }
    const params = { items: [item] }
    buffer.push('add_to_cart', params, 1)
    item.price = 99
    params.items.length = 0
    expect(buffer.drain()[0]?.params).toEqual({ items: [{ item_id: '1', price: 5 }] })
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
    expect(buffer.drain()[0]?.params).toHaveProperty('items.length', 200)
  })
})
