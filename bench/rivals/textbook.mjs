// MMR as most explanations of it have it: in every round every candidate is compared with everything chosen so far.
import { featuresOf } from './features.mjs'
import { relevanceShare, scaleOf } from './profile.mjs'
import { reasonsFor, similarity } from './idiomatic.mjs'

/** Orders `items` (plain objects); gives positions, best first, and up to three reasons for each of the first `limit`. */
export function rank(items, shopper, { weights, limit, lambda }) {
  const features = items.map(item => featuresOf(item, shopper))
  const contributions = Object.entries(weights)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => ({ name, parts: zScores(features.map(of => of[name])).map(z => z * weight) }))
  const scores = items.map((_, at) => contributions.reduce((sum, { parts }) => sum + parts[at], 0))
  const least = Math.min(...scores)
  const range = Math.max(...scores) - least
  const sims = items.map(item => ({ item, scale: scaleOf(item.vector) }))
  const chosen = []
  const left = new Set(items.keys())
  while (chosen.length < limit && left.size > 0) {
    const share = relevanceShare(chosen.length, Math.min(limit, items.length), lambda)
    let [best, top] = [-1, Number.NEGATIVE_INFINITY]
    for (const at of left) {
      const nearest = Math.max(0, ...chosen.map(other => similarity(sims[at], sims[other])))
      const marginal = (share * (scores[at] - least)) / range - (1 - share) * nearest
      if (marginal > top) [best, top] = [at, marginal]
    }
    left.delete(best)
    chosen.push(best)
  }
  const rest = [...left].sort((a, b) => scores[b] - scores[a] || a - b)
  return { order: [...chosen, ...rest], reasons: chosen.map(at => reasonsFor(at, contributions)) }
}

function zScores(values) {
  const known = values.filter(Number.isFinite)
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length
  return values.map(value => (Number.isFinite(value) && variance > 1e-12 ? (value - mean) / Math.sqrt(variance) : 0))
}
