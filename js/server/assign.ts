/**
 * Which arm of an experiment somebody is in: the engine's own answer, for a page that is drawn before the engine is there. Hash, ranges
 * and namespaces are GrowthBook's (hash version 2), so a shop that has experiments there gets the same arms; `tests/vectors/experiments.json`
 * holds all three to the same numbers.
 */

/** Who is assigned, and what of the experiment is not the default. */
export interface ExperimentPlace {
  /** Who it is: what the page gives as the experiment's identifier. Without one it is the first arm. */
  id: string
  /** The arms' shares, adding up to 1; equal when absent, of another length, or adding up to something else. */
  weights?: readonly number[] | undefined
  /** The share, from 0 to 1, that is in no arm and sees the first one; 0 when absent. */
  holdout?: number | undefined
  /** Experiments of one namespace with ranges apart from each other never have the same people: its name, and from where to where in 0 to 1. */
  namespace?: readonly [name: string, from: number, to: number] | undefined
  /** The arm they had before, as your cookie or session has it: it stays when weights change, for as long as there is such an arm. */
  kept?: string | undefined
  /** What the hash is seeded with; the experiment's key when absent. */
  seed?: string | undefined
}

/** From (included) and to (not included), in 0 to 1. */
export type Range = readonly [from: number, to: number]

/** The arm of somebody; the first one for whoever is not in the experiment, and '' if there are no arms. */
export function experimentArm<A extends string>(key: string, arms: readonly A[], place: ExperimentPlace): A {
  const first = arms[0] ?? ('' as A)
  const { id, weights, holdout = 0, namespace, kept, seed = key } = place ?? {}
  const before = arms.find(arm => arm === kept)
  if (before) return before
  if (typeof id !== 'string' || id === '') return first
  if (namespace && !isInNamespace(id, namespace)) return first
  const ranges = bucketRanges(fitting(weights, arms.length), 1 - holdout)
  return arms[chooseRange(bucket(seed, id), ranges)] ?? first
}

/** Somebody's place from 0 to 0.9999. */
export function bucket(seed: string, id: string): number {
  return (fnv1a32(String(fnv1a32(seed + id))) % 10_000) / 10_000
}

/** True when somebody is in the part of a namespace. */
export function isInNamespace(id: string, [name, from, to]: readonly [string, number, number]): boolean {
  const at = (fnv1a32(`${id}__${name}`) % 1000) / 1000
  return at >= from && at < to
}

/** The range of each arm: each has its share of the whole, and uses the first `coverage` of it. */
export function bucketRanges(weights: readonly number[], coverage: number): Range[] {
  const used = coverage > 0 ? Math.min(coverage, 1) : 0
  let start = 0
  return fitting(weights, weights.length).map(weight => {
    const from = start
    start += weight
    return [from, from + used * weight]
  })
}

/** The number of the range that has `at`; -1 if none does. */
export function chooseRange(at: number, ranges: readonly Range[]): number {
  return ranges.findIndex(([from, to]) => at >= from && at < to)
}

/** The weights, or equal ones when these are none. */
function fitting(weights: readonly number[] | undefined, count: number): readonly number[] {
  const total = weights?.reduce((sum, weight) => sum + (weight >= 0 ? weight : Number.NaN), 0) ?? 0
  return weights?.length === count && total >= 0.99 && total <= 1.01 ? weights : new Array(count).fill(1 / count)
}

/** FNV-1a over UTF-16 code units, which is what the public hash takes for bytes. */
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
