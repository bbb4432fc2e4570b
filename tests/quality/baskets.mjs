// Complements before substitutes, measured on held-out orders through the built package in Node:
//
//   npm run -s baskets [-- --part valid|test] [--steps N]
//
// The artefact is built from the earlier part of the demo's log. The first half of each later order is put in the cart, and the
// list is ordered in the slot `cart`, in the slot `product` (the last article's page), and by plain co-visitation. Exits with 1
// when the cart is not better than a product page at what a cart is for.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { createVitrine } from 'vitrine'
import { measure, steps } from './baskets/steps.mjs'
import { engineParts } from './engine.mjs'

const root = new URL('../../', import.meta.url)
const backend = process.env.VITRINE_BACKEND ?? new URL('target/server/vitrine-backend', root).pathname
const parts = { valid: [0.84, 0.92], test: [0.92, 1] }

function run(args) {
  const { status, stdout, stderr } = spawnSync(backend, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(`${backend} ${args[0]}: ${stderr}`)
  return stdout
}

/** The shop's items with what the earlier part of the log says about them, by id. */
function buildCatalogue(events, start) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-baskets-'))
  const [log, file] = [join(folder, 'events.csv.gz'), join(folder, 'catalogue.bin')]
  const columns = ['session_id', 'user_id', 'item_id', 'event', 'ts']
  const earlier = events
    .filter(event => Number(event.ts) < start)
    .map(event => columns.map(name => event[name]).join(','))
  writeFileSync(log, gzipSync(`${[columns.join(','), ...earlier].join('\n')}\n`))
  run(['catalog', '--items', new URL('demo/data/items.csv', root).pathname, '--events', log, '--out', file])
  const lines = run(['items', '--catalogue', file]).trimEnd().split('\n')
  return new Map(lines.map(line => JSON.parse(line)).map(item => [item.item_id, item]))
}

/** The list as the engine orders it for a shopper who put the cart together a minute an article. */
async function order(engine, catalogue, { now, cart }, candidates, slot) {
  const known = id => catalogue.get(id) ?? { item_id: id }
  let nowMs = 0
  const vitrine = createVitrine({ shop: 'baskets', consent: { personalize: true }, engine, now: () => nowMs })
  await vitrine.ready
  for (const [place, id] of cart.entries()) {
    nowMs = (now - 60 * (cart.length - place)) * 1000
    vitrine.track('add_to_cart', { items: [known(id)] })
  }
  nowMs = now * 1000
  const pageItem = slot === 'product' ? { pageItem: known(cart.at(-1)) } : {}
  const { items } = vitrine.rank(candidates.map(known), { slot, ...pageItem })
  vitrine.destroy()
  return items.map(item => item.item_id)
}

const { values } = parseArgs({
  options: { part: { type: 'string', default: 'test' }, steps: { type: 'string', default: '400' } }
})
const [from, to] = parts[values.part] ?? parts.test
const { items, start, events, questions, alike } = steps(new URL('demo/data/', root), from, to, Number(values.steps))
const catalogue = buildCatalogue(events, start)
const engine = await engineParts()
const means = {}
for (const question of questions) {
  const { rest, candidates, natural } = question
  const lists = { substitutes: candidates, offered: natural.some(id => rest.includes(id)) ? natural : [] }
  for (const [list, ids] of Object.entries(lists)) {
    if (ids.length === 0) continue
    for (const slot of ['covisit', 'product', 'cart', 'after_purchase']) {
      const ordered = slot === 'covisit' ? ids : await order(engine, catalogue, question, ids, slot)
      const name = `${list} ${slot}`
      const row = means[name] ?? { steps: 0, ndcg: 0, hit: 0, before: 0, doubles: 0 }
      means[name] = row
      row.steps++
      for (const [what, value] of Object.entries(measure(question, ordered, items, alike))) row[what] += value
    }
  }
}
for (const row of Object.values(means))
  for (const name of ['ndcg', 'hit', 'before', 'doubles']) row[name] = Number((row[name] / row.steps).toFixed(4))
console.table(means)
const [cart, product] = [means['substitutes cart'], means['substitutes product']]
const [offered, onPage] = [means['offered cart'], means['offered product']]
const holds = {
  'a bought article stands before a substitute more often than not': cart.before > 0.6,
  'more often than on a product page': cart.before > product.before + 0.05,
  'fewer near-duplicates in the first ten': cart.doubles < product.doubles * 0.8,
  'more of the rest in the first ten': cart.ndcg > product.ndcg,
  'at no cost in the list a server offers': offered.ndcg >= onPage.ndcg - 0.005
}
for (const [what, is] of Object.entries(holds)) console.log(`${is ? 'ok' : 'NO'}  ${what}`)
process.exitCode = Object.values(holds).every(Boolean) ? 0 : 1
