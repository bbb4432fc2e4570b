// `npm run quality [-- JUDGE_DIR]`: how well the built package orders a shop's lists, by the ranking judge's measures.
//
// Makes the judge's steps for each set, replays them through dist/ in Node, scores the orders and prints one table. Fails when a
// floor or a ratio is missed, or with the shipped weights 97 % of a goal, with a tuned model the goal itself.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { besideRows, besideTable, evaluateLog } from './lib/beside.mjs'
import { findJudge, floorsOf, makeSteps, score } from './lib/judge.mjs'
import { at } from './lib/paths.mjs'
import { remarks, rowsOf, table } from './lib/quality-table.mjs'
import { run } from './lib/run.mjs'
import { Complaint, main, say, step } from './lib/say.mjs'
import { backend, buildBackend } from './lib/shop.mjs'

const usage = `usage: npm run quality -- [JUDGE_DIR] [--sets retail,bol] [--part test|valid] [--vector-dim 64|32] [--rekey SALT]
         [--shift-weeks K] [--steps N] [--tuned] [--model FILE] [--beside] [--verbose]
  JUDGE_DIR  where make.py and score.py are, or the directory above; else VITRINE_JUDGE, else ../shared/judge
  --tuned    besides, fits the weights to each set's validation part and judges them too
  --model    besides, judges this model file
  --beside   besides, runs vitrine-backend evaluate on the set's whole log and shows it beside the judge's verdict
  --verbose  prints all that score.py says`

const options = {
  sets: { type: 'string', default: 'retail,bol' },
  part: { type: 'string', default: 'test' },
  'vector-dim': { type: 'string', default: '64' },
  rekey: { type: 'string' },
  'shift-weeks': { type: 'string' },
  steps: { type: 'string' },
  model: { type: 'string' },
  tuned: { type: 'boolean', default: false },
  beside: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false }
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new Complaint(`${error.message}\n${usage}`)
  }
}

/** The arguments of make.py that were given. */
const variantOf = values =>
  ['rekey', 'shift-weeks', 'steps'].flatMap(name => (values[name] === undefined ? [] : [`--${name}`, values[name]]))

/** The catalogue of a directory of steps, as a shop would build it. */
async function buildCatalogue(steps, dimensions) {
  const out = join(steps, `catalogue-${dimensions}.bin`)
  const inputs = ['--items', join(steps, 'items.csv.gz'), '--events', join(steps, 'artefact_events.csv.gz')]
  await run(backend, ['catalog', ...inputs, '--out', out, '--vector-dim', dimensions], { quiet: true })
  return out
}

/** Fits a model to the set's validation part. */
async function tune(judge, set, values, variant) {
  // Every step there is: what is fitted is better for each.
  const steps = await makeSteps(
    judge,
    set,
    'valid',
    variant.includes('--steps') ? variant : [...variant, '--steps', '100000']
  )
  const catalogue = await buildCatalogue(steps, values['vector-dim'])
  const model = join(steps, `model-${values['vector-dim']}.json`)
  await run(backend, ['tune', '--steps', steps, '--catalogue', catalogue, '--model', model], { quiet: true })
  return model
}

async function replay(steps, catalogue, name, model) {
  const orders = join(steps, `orders-${name}.jsonl.gz`)
  const chosen = model ? ['--model', model] : []
  const script = at('tests', 'quality', 'replay.mjs')
  await run(process.execPath, [script, steps, orders, '--catalogue', catalogue, ...chosen], { quiet: true })
  return orders
}

await main(async () => {
  const { positionals, values } = parsed()
  if (values.help) return say(usage)
  if (positionals.length > 1) throw new Complaint(usage)
  const judge = findJudge(positionals[0])
  await build()
  await buildBackend()
  const variant = variantOf(values)
  const unvaried = values.part === 'test' && values.rekey === undefined && values['shift-weeks'] === undefined
  if (values.beside && !unvaried)
    throw new Complaint('--beside compares on the set as it is: no --part, --rekey, --shift-weeks.')
  const [byShipped, byModel, beside, texts] = [[], [], [], []]
  for (const set of values.sets.split(',')) {
    const floors = floorsOf(judge, set)
    const judged = async (rows, steps, orders, shareOfGoal, baseline) => {
      const { result, text } = await score(judge, steps, orders, baseline)
      const absolute = values.part === 'test' && variant.length === 0
      rows.push(...rowsOf(set, result, floors, absolute, shareOfGoal))
      texts.push(text)
      return result
    }
    let [steps, catalogue, shipped, model] = []
    await step(`${set}: steps`, async () => (steps = await makeSteps(judge, set, values.part, variant)))
    await step(`${set}: catalogue`, async () => (catalogue = await buildCatalogue(steps, values['vector-dim'])))
    await step(`${set}: replay, shipped weights`, async () => (shipped = await replay(steps, catalogue, 'shipped')))
    const verdict = await judged(byShipped, steps, shipped, 0.97)
    if (values.beside)
      await step(`${set}: evaluate`, async () => {
        const [dimensions, most] = [values['vector-dim'], values.steps ?? '2500']
        const evaluated = await evaluateLog(join(judge.data, set), steps, { dimensions, most })
        beside.push(...besideRows(set, verdict, evaluated))
      })
    if (values.tuned) await step(`${set}: tune`, async () => (model = await tune(judge, set, values, variant)))
    model ??= values.model
    if (!model) continue
    let tuned
    await step(`${set}: replay, model`, async () => (tuned = await replay(steps, catalogue, 'model', model)))
    await judged(byModel, steps, tuned, 1, shipped)
  }
  if (values.verbose) say(texts.join('\n'))
  const [dimensions, what] = [values['vector-dim'], [values.part, ...variant].join(' ')]
  const show = (title, rows) => say(`\n${title} (${dimensions}-d vectors, ${what})\n${table(rows)}\n${remarks(rows)}`)
  show('Shipped weights', byShipped)
  if (byModel.length > 0) show('Model', byModel)
  if (beside.length > 0)
    say(
      `\nJudge and \`vitrine-backend evaluate\` on the same log, each with steps of its own drawing\n${besideTable(beside)}`
    )
  const faulty = [...byShipped, ...byModel].filter(row => row.faults.length > 0)
  if (beside.some(row => !row.agrees)) throw new Complaint('evaluate and the judge are apart.')
  if (faulty.length > 0) throw new Complaint(`${faulty.length} of the rows above fall short.`)
})
