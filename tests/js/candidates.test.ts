import { beforeAll, describe, expect, it } from 'vitest'
import { createVitrine, type Vitrine } from '../../js/index.ts'
import type { Item } from '../../js/types.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue, of } from './shop.ts'

const NAMES = ['item_id', 'item_name', 'item_category', 'item_category2', 'price', 'popularity', 'stock'] as const

/** A list as a server packs it: texts, numbers, nothing, and a field that only the page knows. */
function pack(items: readonly Item[]): Uint8Array {
  const text = (value: string) => {
    const bytes = new TextEncoder().encode(value)
    return [...(bytes.length < 32 ? [0xa0 | bytes.length] : [0xd9, bytes.length]), ...bytes]
  }
  const number = (value: number) => [0xcb, ...new Uint8Array(new Float64Array([value]).buffer).reverse()]
  const value = (of: unknown) => (typeof of === 'string' ? text(of) : typeof of === 'number' ? number(of) : [0xc0])
  const row = (item: Item) => [
    0x90 | NAMES.length,
    ...NAMES.flatMap(name => value((item as unknown as Record<string, unknown>)[name]))
  ]
  const head = [0x93, 2, 0x90 | NAMES.length, ...NAMES.flatMap(text), 0xdc, items.length >> 8, items.length & 255]
  return Uint8Array.from([...head, ...items.flatMap(row)])
}

async function open(): Promise<Vitrine> {
  const shop = `candidates-${Math.random()}`
  const vitrine = createVitrine({ shop, engine: engineBytes(), consent: { personalize: true, sync: false } })
  await vitrine.ready
  for (const item of of(catalogue(60), 'Clock').slice(0, 3)) vitrine.track('view_item', { items: [item] })
  return vitrine
}

describe('candidates that stay in the engine', () => {
  const items = catalogue(60).map((item, i) => ({ ...item, item_name: `Ärmel 茶 ${i}`, stock: i }))
  let vitrine: Vitrine
  beforeAll(async () => {
    vitrine = await open()
  })

  it('are ordered as objects are, whichever way they came', async () => {
    const expected = vitrine.rank(items, { limit: 20 })
    expect(expected.personal).toBe(true)
    const [objects, bytes] = [await vitrine.candidates(items), await vitrine.candidates<Item>(pack(items))]
    expect(objects.rank({ limit: 20 })).toMatchObject({ items: expected.items, personal: true })
    expect(bytes.rank({ limit: 20 }).items).toEqual(expected.items)
    expect(bytes.rank({ limit: 20 }).reasons).toEqual(expected.reasons)
    expect([objects.items, bytes.items]).toEqual([items, items])
    expect(bytes.rank({ ranking: 'neutral' })).toMatchObject({ items, personal: false })
  })

  it('come from the middle of a larger buffer, too', async () => {
    const bytes = pack(items)
    const buffer = new Uint8Array(bytes.length + 8)
    buffer.set(bytes, 4)
    expect((await vitrine.candidates(buffer.subarray(4, 4 + bytes.length))).items).toEqual(items)
    expect((await vitrine.candidates(bytes.buffer as ArrayBuffer)).length).toBe(60)
  })

  it('survive an engine that threw its table away', async () => {
    const list = await vitrine.candidates<Item>(pack(items))
    const before = list.rank({ limit: 60 }).items
    for (let part = 0; part < 5; part++)
      vitrine.rank(catalogue(4_500).map(item => ({ ...item, item_id: `${item.item_id}-${part}` })))
    expect(list.rank({ limit: 60 }).items).toEqual(before)
  })

  it('are none for what is no list, and as many as are whole for one that was cut off', async () => {
    const bytes = pack(items)
    for (const wrong of [new Uint8Array(), Uint8Array.of(0x93, 1), bytes.subarray(0, 40), 'list', null, {}]) {
      const list = await vitrine.candidates(wrong as Uint8Array)
      expect([list.length, list.items, list.rank().items]).toEqual([0, [], []])
    }
    const cut = await vitrine.candidates(bytes.subarray(0, bytes.length - 3))
    expect(() => cut.rank()).not.toThrow()
    expect(cut.rank().items).toHaveLength(cut.length)
  })

  it('stand in the order of the server while there is no engine', async () => {
    const inert = createVitrine({ shop: 'no-engine', engine: new URL('file:///nowhere/engine.wasm') })
    const list = await inert.candidates<Item>(pack(items))
    expect(list.rank({ limit: 3 })).toEqual({ items: items.slice(0, 3), reasons: [[], [], []], personal: false })
    inert.destroy()
  })
})
