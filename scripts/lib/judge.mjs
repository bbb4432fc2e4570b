// The ranking judge, a directory of Python programs beside two public data sets: makes steps, scores orders.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { at, work } from './paths.mjs'
import { ask, attempt, run } from './run.mjs'
import { Complaint } from './say.mjs'
import { hashOf } from './stamp.mjs'

const python = process.env.PYTHON ?? 'python3'

/** Finds the judge and its data: `given`, VITRINE_JUDGE, or `shared/` beside the project. */
export function findJudge(given) {
  const asked = given ?? process.env.VITRINE_JUDGE
  const places = asked ? [resolve(asked), resolve(asked, 'judge')] : [at('..', 'shared', 'judge')]
  const folder = places.find(place => existsSync(join(place, 'make.py')))
  if (!folder) {
    throw new Complaint(
      `The ranking judge (make.py, score.py, floors.json) is not at ${places.join(' or ')}. It is no part of this project: ` +
        'name its directory, or set VITRINE_JUDGE. The data sets are expected in data/ beside it.'
    )
  }
  if (ask(python, ['-c', 'import numpy, scipy']) === undefined)
    throw new Complaint(`The judge wants ${python} with numpy and scipy; PYTHON names another interpreter.`)
  return { folder, data: join(dirname(folder), 'data') }
}

/** Steps of one set, made once for the same judge, data and arguments. Returns their directory. */
export async function makeSteps(judge, set, part, variant) {
  const data = join(judge.data, set)
  if (!existsSync(data)) throw new Complaint(`There is no data set at ${data}.`)
  const programs = ['make.py', 'reference.py'].map(name => join(judge.folder, name))
  const name = hashOf([...programs, join(data, 'meta.json')], [set, part, variant]).slice(0, 12)
  const folder = work('quality', `${set}-${part}-${name}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  await run(python, [programs[0], data, unfinished, '--part', part, ...variant], { quiet: true })
  renameSync(unfinished, folder)
  return folder
}

/** The judge's verdict on orders: `{ result, text }`. With `against` it compares with another run's orders. */
export async function score(judge, steps, orders, against) {
  const json = `${orders}.score.json`
  const floors = join(judge.folder, 'floors.json')
  const pair = against ? ['--against', against] : []
  const args = [join(judge.folder, 'score.py'), steps, orders, '--floor', floors, '--json', json, ...pair]
  const { code, output } = await attempt(python, args, { quiet: true })
  // 1 is a floor that was missed; orders that are unfit are 2, and a program that broke says nothing in numbers.
  if (code !== 0 && code !== 1) throw new Complaint(`The judge did not accept ${orders}:\n${output}`)
  return { result: JSON.parse(readFileSync(json, 'utf8')), text: output }
}

/** Floors, goals and ratios of a set: `{ made_with, lists }`. */
export function floorsOf(judge, set) {
  return JSON.parse(readFileSync(join(judge.folder, 'floors.json'), 'utf8')).sets[set]
}
