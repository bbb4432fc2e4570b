// What of the ranking's speed does not move with the machine: the same orders as its rivals in `bench/rivals`, bytes on the wire, and
// memory. (Similarity evaluations are counted in `src/rank/diversify.rs`, brotli bytes by `npm run size`.)
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openVitrine, packedList, plainItems, plainJson, shopItems } from '../../bench/lib/shop.mjs'
import { COLUMN_NAMES } from '../../bench/rivals/columns.mjs'
import { Expert, Shopper } from '../../bench/rivals/expert.mjs'
import * as idiomatic from '../../bench/rivals/idiomatic.mjs'
import { shopperOf } from '../../bench/rivals/profile.mjs'
import * as textbook from '../../bench/rivals/textbook.mjs'
import { createVitrine } from '../../dist/index.js'

const root = new URL('../..', import.meta.url)
const engine = ['engine', 'engine-rest'].map(part => readFileSync(new URL(`dist/${part}.wasm`, root)))
let workload
let memory

beforeAll(() => {
  const made = execFileSync('cargo', ['run', '-q', '--example', 'bench', '--', 'workload', '100', '1000'], {
    cwd: root,
    maxBuffer: 1 << 28
  })
  workload = JSON.parse(made.toString())
  // The package keeps its memory to itself.
  const { instantiate } = WebAssembly
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given)
    // The engine's rest works in the memory of its first part.
    memory = (made.instance ?? made).exports.memory ?? memory
    return made
  }
}, 900_000)

describe.each([100, 1_000])('a list of %i', size => {
  it('is ordered alike by the engine and by every rival', { timeout: 120_000 }, async () => {
    const { weights, limit, lambda, lists } = workload
    const [items, shopper, rule] = [plainItems(workload, size), shopperOf(workload), { weights, limit, lambda }]
    const expected = idiomatic.rank(items, shopper, rule).order.map(at => lists[size][at])
    const idsOf = order => [...order].map(at => lists[size][at])
    expect(idsOf(textbook.rank(items, shopper, rule).order)).toEqual(expected)
    const expert = new Expert()
    const list = expert.pack(items)
    const tables = new Shopper(shopper, expert.names)
    expert.recall(list, tables)
    const inColumns = { ...rule, weights: COLUMN_NAMES.map(name => weights[name]) }
    expect(idsOf(expert.rank(list, tables, inColumns).order)).toEqual(expected)
    const vitrine = await openVitrine(createVitrine, workload, { engine })
    const wish = { slot: 'home', limit }
    const ids = ranked => ranked.items.map(item => item.item_id)
    // Single precision in the engine, double in the rivals: no two of the first scores are so close that it could tell.
    const first = expected.slice(0, limit)
    expect(ids(vitrine.rank(shopItems(workload, size), wish))).toEqual(first)
    expect(ids((await vitrine.candidates(shopItems(workload, size))).rank(wish))).toEqual(first)
    expect(ids((await vitrine.candidates(packedList(workload, size))).rank(wish))).toEqual(first)
    vitrine.destroy()
  })

  it('takes at most a third of the bytes of the same data in JSON', () => {
    expect(packedList(workload, size).length).toBeLessThan(plainJson(workload, size).length / 3)
  })
})

it('keeps 10,000 items in 8 MB and asks for no more in 10,000 rankings', { timeout: 120_000 }, async () => {
  const vitrine = await openVitrine(createVitrine, workload, { engine })
  for (let part = 0; part < 10; part++) vitrine.rank(shopItems(workload, 1_000, `-${part}`), { limit: 48 })
  const list = await vitrine.candidates(packedList(workload, 100, '-0'))
  list.rank({ limit: 48 })
  const held = memory.buffer.byteLength
  expect(held).toBeLessThanOrEqual(8 * 1024 * 1024)
  for (let call = 0; call < 10_000; call++) list.rank({ limit: 48 })
  expect(memory.buffer.byteLength).toBe(held)
  vitrine.destroy()
})
