// What a good front-end developer writes: objects, Map and Set look-ups, sort with a comparator, and MMR that remembers each
// candidate's greatest similarity, so that one round compares with the newest choice alone.
import { featuresOf } from './features.mjs'
import { relevanceShare, scaleOf } from './profile.mjs'

/** Orders `items` (plain objects); gives positions, best first, and up to three reasons for each of the first `limit`. */
export function rank(items, shopper, { weights, limit, lambda }) {
  const features = items.map(item => featuresOf(item, shopper))
  const contributions = []
  for (const [name, weight] of Object.entries(weights)) {
    if (weight === 0) continue
    const values = features.map(of => of[name]).filter(Number.isFinite)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    // Values that are all alike order nothing.
    if (!(variance > 1e-12)) continue
    const scale = weight / Math.sqrt(variance)
    const parts = features.map(of => (Number.isFinite(of[name]) ? (of[name] - mean) * scale : 0))
    contributions.push({ name, parts })
  }
  const scores = items.map((_, at) => contributions.reduce((sum, { parts }) => sum + parts[at], 0))
  const order = diversify(items, scores, limit, lambda)
  return { order, reasons: order.slice(0, limit).map(at => reasonsFor(at, contributions)) }
}

function diversify(items, scores, limit, lambda) {
  const least = Math.min(...scores)
  const range = Math.max(...scores) - least
  const left = scores
    .map((score, at) => ({
      at,
      item: items[at],
      scale: scaleOf(items[at].vector),
      score,
      relevance: (score - least) / range,
      nearest: 0
    }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
  const chosen = []
  const wanted = Math.min(limit, items.length)
  while (chosen.length < wanted) {
    const share = relevanceShare(chosen.length, wanted, lambda)
    let best = 0
    for (let i = 1; i < left.length; i++) {
      const [mine, top] = [marginal(left[i], share), marginal(left[best], share)]
      if (mine > top || (mine === top && left[i].at < left[best].at)) best = i
    }
    const [winner] = left.splice(best, 1)
    chosen.push(winner)
    for (const candidate of left) candidate.nearest = Math.max(candidate.nearest, similarity(candidate, winner))
  }
  return [...chosen, ...left].map(({ at }) => at)
}

/** Relevance against likeness to what was chosen (Carbonell, Goldstein 1998). */
const marginal = ({ relevance, nearest }, share) => share * relevance - (1 - share) * nearest

/** How alike two items are: shared category levels and brand; without categories the direction of their vectors. */
export function similarity(a, b) {
  let shared = 0
  while (shared < a.item.categories.length && a.item.categories[shared] === b.item.categories[shared]) shared++
  const brand = a.item.brand === b.item.brand ? 0.1 : 0
  if (a.item.categories.length > 0) return (0.9 * shared) / a.item.categories.length + brand
  let dot = 0
  for (let i = 0; i < a.item.vector.length; i++) dot += a.item.vector[i] * b.item.vector[i]
  return brand + 0.4 * Math.max(0, dot * a.scale * b.scale)
}

/** The three features that raised an item most. */
export function reasonsFor(at, contributions) {
  const raised = contributions
    .map(({ name, parts }) => ({ code: name, part: parts[at] }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)
  const total = raised.reduce((sum, { part }) => sum + part, 0)
  return raised.slice(0, 3).map(({ code, part }) => ({ code, share: part / total }))
}
