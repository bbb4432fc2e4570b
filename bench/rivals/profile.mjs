// The shopper's side of a ranking, worked out from plain data: what the rivals may do outside the timed call, as the engine keeps its
// tables until the shopper does something. Single precision only where a rounding decides: in the mean vectors, which are
// rounded to whole steps.
const idf = step => step / 15
const f = Math.fround

/** Ties, interests, words, means and memories as Maps and arrays; each rival puts them into what suits it. */
export function shopperOf({ profile }) {
  const { pasts, price, discounted, fullPrice } = profile
  const ties = new Map()
  const tie = index => {
    if (!ties.has(index))
      ties.set(index, {
        last: 0,
        history: 0,
        most: 0,
        count: 0,
        next: 0,
        nextHistory: 0,
        before: 0,
        ownLast: 0,
        ownNow: 0
      })
    return ties.get(index)
  }
  const words = new Map()
  let [bucketSum, bucketWeight] = [0, 0]
  for (const { item, weights } of pasts) {
    const [last, now, before] = weights
    Object.assign(tie(item.index), { ownLast: last, ownNow: now })
    for (const [index, weight] of item.neighbours) {
      const of = tie(index)
      of.last += last * weight
      of.history += now * weight
      of.most = Math.max(of.most, now * weight)
      if (now > 0) of.count += 1
      of.before += before * weight
    }
    for (const [index, weight] of item.sequence) {
      const of = tie(index)
      of.next += last * weight
      of.nextHistory += now * weight
    }
    const norm = wordsNorm(item.terms)
    for (const [hash, step] of item.terms) {
      const sums = words.get(hash) ?? [0, 0, 0]
      words.set(
        hash,
        sums.map((sum, part) => sum + (weights[part] * idf(step)) / norm)
      )
    }
    if (item.priceBucket > 0) {
      bucketSum += now * item.priceBucket
      bucketWeight += now
    }
  }
  const lastItem = pasts[0].item
  return {
    ties,
    words,
    means: [0, 1, 2].map(part => meanOf(pasts, part)),
    usualBucket: bucketSum / bucketWeight,
    // By kind, for a brand may be called like a category.
    interests: new Map(Object.entries(profile.interests)),
    lastCategories: new Set(lastItem.categories),
    price,
    discountLean: (discounted - fullPrice) / (discounted + fullPrice + 2),
    seen: new Map(profile.seen.map(({ id, ...values }) => [id, values])),
    passed: new Map(profile.passed.map(([id, times]) => [id, Math.log1p(times)]))
  }
}

/** Length of a vector of words. */
export function wordsNorm(terms) {
  return Math.sqrt(terms.reduce((sum, [, step]) => sum + step * step, 0)) / 15
}

/** What a component is to be multiplied with for unit length. */
export function scaleOf(vector) {
  const square = vector.reduce((sum, component) => sum + component * component, 0)
  return square > 0 ? 1 / Math.sqrt(square) : 0
}

function meanOf(pasts, part) {
  const sums = new Float32Array(32)
  for (const { item, weights } of pasts) {
    const step = f(f(weights[part]) * f(scaleOf(item.vector)))
    if (weights[part] > 0) item.vector.forEach((component, at) => (sums[at] += f(step * component)))
  }
  const most = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0)
  const rounded = [...sums].map(sum => {
    const steps = f(f(sum / most) * 127)
    return Math.sign(steps) * Math.floor(Math.abs(steps) + 0.5)
  })
  return { vector: rounded, scale: scaleOf(rounded) }
}

/** How much relevance counts in the choice for a place; the rest is variety (`src/rank/diversify.rs`). */
export function relevanceShare(place, wanted, lambda) {
  const end = Math.min(Math.max(wanted, 2), 10) - 1
  return place > end ? Math.max(lambda, 0.9) : 1 - (1 - lambda) * (place / end) ** 3
}
