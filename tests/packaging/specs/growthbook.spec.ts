/** GrowthBook's own SDK, asked the same questions as `vitrine/server` and as `tests/vectors/experiments.json`. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import type * as Server from '../../../js/server.ts'
import { fixture } from './serve.ts'

/** What is asked of GrowthBook's package: its one public class, and the functions behind it. */
interface GrowthBookModule {
  GrowthBook: new (options: {
    attributes: object
  }) => { run(experiment: object): { value: string; inExperiment: boolean } }
}
interface GrowthBookUtil {
  hash(seed: string, value: string, version: number): number
  getBucketRanges(count: number, coverage: number, weights: number[]): [number, number][]
  chooseVariation(at: number, ranges: [number, number][]): number
  inNamespace(id: string, namespace: [string, number, number]): boolean
}

const folder = fixture('growthbook', 'node_modules', '@growthbook', 'growthbook')
const require = createRequire(import.meta.url)

test('gives 4,000 people the same arms', async () => {
  const { GrowthBook } = require(folder) as GrowthBookModule
  const entry = pathToFileURL(fixture('growthbook', 'node_modules', 'vitrine', 'dist', 'server.js')).href
  const { experimentArm } = (await import(entry)) as typeof Server
  const arms = ['control', 'a', 'b']
  const designs: Omit<Server.ExperimentPlace, 'id'>[] = [
    {},
    { weights: [0.2, 0.3, 0.5] },
    { weights: [0.2, 0.3, 0.5], holdout: 0.4 },
    { holdout: 0.1, namespace: ['layout', 0.25, 0.75], seed: '首页' }
  ]
  for (const design of designs) {
    for (let person = 0; person < 1_000; person++) {
      const id = `person-${person}`
      const { weights, holdout = 0, namespace, seed } = design
      const experiment = {
        key: 'hero',
        variations: arms,
        weights,
        coverage: 1 - holdout,
        namespace,
        seed,
        hashVersion: 2
      }
      const { value } = new GrowthBook({ attributes: { id } }).run(experiment)
      expect(experimentArm('hero', arms, { ...design, id }), JSON.stringify([design, id])).toBe(value)
    }
  }
})

test('computes the vectors', () => {
  const util = require(`${folder}/dist/cjs/util.js`) as GrowthBookUtil
  const vectors = JSON.parse(readFileSync(new URL('../../vectors/experiments.json', import.meta.url), 'utf8'))
  for (const [seed, id, expected] of vectors.hash) expect(util.hash(seed, id, 2)).toBe(expected)
  // It complains about coverage and weights that it then mends.
  const { error } = console
  console.error = () => {}
  for (const { weights, coverage, ranges } of vectors.ranges) {
    expect(util.getBucketRanges(weights.length, coverage, weights)).toEqual(ranges)
  }
  console.error = error
  for (const [id, namespace, expected] of vectors.namespaces) expect(util.inNamespace(id, namespace)).toBe(expected)
  for (const [at, ranges, expected] of vectors.choose) expect(util.chooseVariation(at, ranges)).toBe(expected)
})
