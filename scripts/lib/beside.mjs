// `vitrine-backend evaluate` on a set's whole log beside the judge's verdict on the same set: two implementations of one protocol, each with
// steps of its own drawing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aligned } from './quality-table.mjs'
import { run } from './run.mjs'
import { backend } from './shop.mjs'

/** What both know, by the names that each gives it. */
const methods = [
  ['Vitrine', 'Vitrine'],
  ['server order', 'server'],
  ['popularity', 'popularity'],
  ['V-SKNN', 'vsknn']
]

/** What `evaluate` makes of the log a judge's set was made of, cut where the judge cuts it. */
export async function evaluateLog(data, steps, { dimensions, most }) {
  const meta = JSON.parse(readFileSync(join(data, 'meta.json'), 'utf8'))
  const json = join(steps, `evaluate-${dimensions}.json`)
  const inputs = [
    '--items',
    join(data, 'items.csv.gz'),
    '--events',
    join(data, 'events.csv.gz'),
    '--split',
    `${meta.t_test}`
  ]
  const clock = meta.ts_kind === 'unix' ? [] : ['--ordinal']
  const rest = ['--vector-dim', dimensions, '--steps', most, '--json', json, ...clock]
  await run(backend, ['evaluate', ...inputs, ...rest], { quiet: true })
  return JSON.parse(readFileSync(json, 'utf8'))
}

const text = (mean, [low, high]) => [mean, low, high].map(value => value.toFixed(3).replace(/^0\./, '.'))

/**
 * Rows of both, list by list. `agrees` when they differ by less than the 95 % interval of a difference of two samples. Of new arrivals, of
 * which each launches others, the references know nothing: only the ranking is compared there.
 */
export function besideRows(set, judged, evaluated) {
  return Object.entries(judged.lists).flatMap(([list, { steps, you, references }]) =>
    methods.flatMap(([ours, theirs]) => {
      const judge = theirs === 'Vitrine' ? you : references[theirs]
      const own = evaluated[list]?.methods[ours]?.ndcg
      if (!judge || !own || (list === 'new' && theirs !== 'Vitrine')) return []
      const half = (low, high) => (high - low) / 2
      const agrees = Math.abs(own.mean - judge.ndcg) <= Math.hypot(half(...judge.ndcg_ci), half(own.low, own.high))
      const pair = { judge: text(judge.ndcg, judge.ndcg_ci), own: text(own.mean, [own.low, own.high]) }
      return [{ set, list, method: ours, steps: [steps, evaluated[list].steps], ...pair, agrees }]
    })
  )
}

/** The rows for the terminal. */
export function besideTable(rows) {
  const cell = ([mean, low, high]) => `${mean} [${low}, ${high}]`
  const head = ['set', 'list', 'NDCG@10 of', 'judge (steps)', 'evaluate (steps)', '']
  const lines = rows.map(({ set, list, method, steps, judge, own, agrees }) => [
    set,
    list,
    method,
    `${cell(judge)} (${steps[0]})`,
    `${cell(own)} (${steps[1]})`,
    agrees ? 'agree' : 'APART'
  ])
  return aligned([head, ...lines])
}
