// What runs in the page of `bench/rank.mjs`.
import { COLUMN_NAMES } from '../rivals/columns.mjs'
import { Expert, Shopper } from '../rivals/expert.mjs'
import * as idiomatic from '../rivals/idiomatic.mjs'
import { shopperOf } from '../rivals/profile.mjs'
import * as textbook from '../rivals/textbook.mjs'
import { openVitrine, packedList, plainItems, plainJson, shopItems } from './shop.mjs'
import { turns } from './turns.mjs'

const load = async () => (await fetch('/workload.json')).json()
const ruleOf = ({ weights, limit, lambda }) => ({ weights, limit, lambda })
/** Lists that were never seen: rivals and engine get one each a round. */
const FRESH = { 100: 40, 1000: 12, 10000: 1 }

/** Medians and 95th percentiles in microseconds by lane and variant, and whether the orders were equal. */
export async function warm(size) {
  const workload = await load()
  const rule = ruleOf(workload)
  const shopper = shopperOf(workload)
  const items = plainItems(workload, size)
  const expert = new Expert()
  const packed = expert.pack(items)
  const tables = new Shopper(shopper, expert.names)
  expert.recall(packed, tables)
  const expertRule = { ...rule, weights: COLUMN_NAMES.map(name => rule.weights[name]) }
  const { createVitrine } = await import('/dist/index.js')
  const vitrine = await openVitrine(createVitrine, workload)
  const wish = { slot: 'home', limit: rule.limit }
  const resident = await vitrine.candidates(packedList(workload, size))

  const ids = order =>
    order
      .slice(0, rule.limit)
      .map(at => items[at].id)
      .join()
  const expected = ids(idiomatic.rank(items, shopper, rule).order)
  const equal =
    ids([...expert.rank(packed, tables, expertRule).order]) === expected &&
    resident
      .rank(wish)
      .items.map(item => item.item_id)
      .join() === expected

  const bytes = new Uint8Array(new TextEncoder().encode(plainJson(workload, size)))
  const decoder = new TextDecoder()
  const marks = Array.from({ length: FRESH[size] }, (_, i) => `-${i}`)
  const freshObjects = marks.map(mark => JSON.stringify(shopItems(workload, size, `o${mark}`)))
  const freshBytes = marks.map(mark => packedList(workload, size, `b${mark}`))
  const seen = new Map()
  const lanes = {
    resident: {
      rounds: { 100: 200, 1000: 40, 10000: 3 }[size],
      variants: {
        ...(size < 10_000 ? { textbook: () => textbook.rank(items, shopper, rule) } : {}),
        idiomatic: () => idiomatic.rank(items, shopper, rule),
        expert: () => expert.rank(packed, tables, expertRule),
        engine: () => resident.rank(wish)
      },
      repeat: { expert: 10, engine: 10 }
    },
    objects: {
      rounds: FRESH[size],
      prepare: round => ({
        plain: JSON.parse(decoder.decode(bytes)),
        again: JSON.parse(freshObjects[round]),
        shop: JSON.parse(freshObjects[round])
      }),
      variants: {
        idiomatic: ({ plain }) => idiomatic.rank(plain, shopper, rule),
        reading: ({ again }) => read(again, seen),
        engine: ({ shop }) => vitrine.rank(shop, wish)
      }
    },
    bytes: {
      rounds: FRESH[size],
      variants: {
        idiomatic: () => idiomatic.rank(JSON.parse(decoder.decode(bytes)), shopper, rule),
        engine: async (_, round) => (await vitrine.candidates(freshBytes[round])).rank(wish)
      }
    }
  }
  const results = {}
  for (const [name, lane] of Object.entries(lanes)) {
    if (size === 10_000 && name !== 'resident') continue
    results[name] = await turns(lane)
  }
  vitrine.destroy()
  return { size, equal, payload: { json: bytes.length, packed: freshBytes[0].length }, results }
}

/** The least that can be done with objects that were never seen: each field is read once, and kept under the id. */
function read(items, seen) {
  for (const item of items) {
    const { item_id, item_name, item_brand, item_category, item_category2, item_category3, item_variant } = item
    const { price, discount, artefact } = item
    const kept = {
      item_name,
      item_brand,
      item_category,
      item_category2,
      item_category3,
      item_variant,
      price,
      discount,
      artefact
    }
    if (!seen.has(item_id)) seen.set(item_id, kept)
  }
}

/** Milliseconds of set-up and of the first ranking in a browser that has done nothing else. */
export async function first(variant, size) {
  const workload = await load()
  const rule = ruleOf(workload)
  if (variant === 'idiomatic') {
    const shopper = shopperOf(workload)
    const items = plainItems(workload, size)
    const start = performance.now()
    idiomatic.rank(items, shopper, rule)
    return { setup: 0, call: performance.now() - start }
  }
  const bytes = packedList(workload, size)
  const { createVitrine } = await import('/dist/index.js')
  const start = performance.now()
  const vitrine = await openVitrine(createVitrine, workload)
  const list = await vitrine.candidates(bytes)
  const ready = performance.now()
  list.rank({ slot: 'home', limit: rule.limit })
  return { setup: ready - start, call: performance.now() - ready }
}
