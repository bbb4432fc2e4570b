// Replays a directory of ranking steps (see the format below) through the built npm package in Node and writes the orders.
//
//   npm run -s replay -- STEPS_DIR [ORDERS.jsonl.gz] [--vector-dim 64|32] [--catalogue FILE] [--model FILE] [--limit N]
//
// Without a name the orders go to STEPS_DIR/orders.jsonl.gz, and to stdout as well where that is not a terminal.
//
// STEPS_DIR holds `artefact_events.csv.gz` and `items.csv.gz`, what the shop's server may know, and `steps.jsonl.gz`, one step a
// line: { id, list, now, history, earlier, page_item, candidates }. Every step starts from an empty profile: `earlier` and
// `history` go through `track` at their own times, `candidates` through `rank` in the slot that fits the list.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip, gunzipSync } from 'node:zlib'
import { createVitrine } from 'vitrine'
import { engineParts } from './engine.mjs'

const slots = { cg: 'product', cat: 'category', pop: 'home', new: 'home' }
const root = new URL('../../', import.meta.url)
const backend = process.env.VITRINE_BACKEND ?? new URL('target/server/vitrine-backend', root).pathname

/** GA4's name of an event in the log. */
const named = {
  view: 'view_item',
  click: 'view_item',
  cart: 'add_to_cart',
  addtocart: 'add_to_cart',
  purchase: 'purchase',
  transaction: 'purchase'
}

function run(args) {
  const { status, stdout, stderr } = spawnSync(backend, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Error(`${backend} ${args[0]}: ${stderr}`)
  return stdout
}

/** The shop's items with their artefacts, by id, built with the tool a shop would use. */
function buildCatalogue(folder, options) {
  const file = options.catalogue ?? join(mkdtempSync(join(tmpdir(), 'vitrine-replay-')), 'catalogue.bin')
  const inputs = ['--items', join(folder, 'items.csv.gz'), '--events', join(folder, 'artefact_events.csv.gz')]
  if (!options.catalogue) run(['catalog', ...inputs, '--out', file, '--vector-dim', options['vector-dim']])
  const items = run(['items', '--catalogue', file])
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  return new Map(items.map(item => [item.item_id, item]))
}

/** The model, if one is named. One that the engine refuses ends here: the shipped weights would be judged in its name. */
async function readModel(file, engine) {
  if (!file) return {}
  const ranking = { model: JSON.parse(readFileSync(file, 'utf8')) }
  // In debug mode the refusal says where the flaw is.
  const { model } = await createVitrine({ shop: 'model', engine, ranking, debug: true }).ready
  if (model !== 'own') throw new Error(`${file}: ${model}`)
  return ranking
}

/** Orders one step; the page and its profile live for this step alone. */
async function rankStep(step, items, engine, { secondMs, limit, ranking }) {
  const known = id => items.get(id) ?? { item_id: id }
  let nowMs = 0
  const vitrine = createVitrine({ shop: 'replay', consent: { personalize: true }, engine, ranking, now: () => nowMs })
  await vitrine.ready
  for (const { item_id, event, ts } of [...step.earlier, ...step.history]) {
    nowMs = ts * secondMs
    vitrine.track(named[event] ?? 'view_item', { items: [known(item_id)] })
  }
  nowMs = step.now * secondMs
  const candidates = step.candidates.map(known)
  const pageItem = step.list === 'cg' ? known(step.page_item) : undefined
  const options = { slot: slots[step.list] ?? 'home', ...(pageItem && { pageItem }), ...(limit && { limit }) }
  const order = vitrine.rank(candidates, options).items.map(item => item.item_id)
  vitrine.destroy()
  return order
}

async function* orders(folder, options) {
  const engine = await engineParts()
  const items = buildCatalogue(folder, options)
  const { ts_kind } = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'))
  // Where only the order of events is real, a minute apart is as good as any distance.
  const secondMs = ts_kind === 'unix' ? 1_000 : 60_000
  const limit = options.limit && Number(options.limit)
  const ranking = await readModel(options.model, engine)
  const lines = gunzipSync(readFileSync(join(folder, 'steps.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  for (const [done, line] of lines.entries()) {
    const step = JSON.parse(line)
    yield `${JSON.stringify({ id: step.id, order: await rankStep(step, items, engine, { secondMs, limit, ranking }) })}\n`
    if (done % 1_000 === 999) process.stderr.write(`${done + 1} of ${lines.length} steps\n`)
  }
}

/** Prints the lines as they pass. */
async function* printed(lines) {
  for await (const line of lines) {
    if (!process.stdout.write(line)) await once(process.stdout, 'drain')
    yield line
  }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'vector-dim': { type: 'string', default: '64' },
    catalogue: { type: 'string' },
    model: { type: 'string' },
    limit: { type: 'string' }
  }
})
const [folder, given] = positionals
if (!folder) {
  process.stderr.write(
    'usage: npm run -s replay -- STEPS_DIR [ORDERS.jsonl.gz] [--vector-dim 64|32] [--catalogue FILE] [--model FILE] [--limit N]\n'
  )
  process.exit(2)
}
const out = given ?? join(folder, 'orders.jsonl.gz')
const lines = orders(folder, values)
const isRead = given === undefined && !process.stdout.isTTY
await pipeline(isRead ? printed(lines) : lines, createGzip(), createWriteStream(out))
process.stderr.write(`wrote ${out}\n`)
