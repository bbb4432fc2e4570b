// One item's features as an ordinary front end would compute them: an object of numbers, Maps and Sets, NaN for "says nothing".
import { scaleOf, wordsNorm } from './profile.mjs'

const NO_TIES = { last: 0, history: 0, most: 0, count: 0, next: 0, nextHistory: 0, before: 0 }

/** The features of an item for a shopper, under the names that have weights. */
export function featuresOf(item, shopper) {
  const { ties, interests, price } = shopper
  const own = ties.get(item.index) ?? NO_TIES
  let [back, backHistory, shared, sharedHistory, sharedBefore] = [0, 0, 0, 0, 0]
  for (const [index, weight] of item.neighbours) {
    const other = ties.get(index)
    if (other === undefined) continue
    back += weight * other.ownLast
    backHistory += other.ownNow > 0 ? 1 : 0
    shared += weight * other.last
    sharedHistory += weight * other.history
    sharedBefore += weight * other.before
  }
  const [vectorLast, vectorProfile, vectorBefore] = shopper.means.map(mean => cosine(item.vector, mean))
  const [termsLast, termsProfile, termsBefore] = wordsInCommon(item.terms, shopper.words)
  let [categories, categoriesLast, weight] = [0, 0, 1]
  for (const category of item.categories) {
    categories += weight * (interests.get(`category:${category}`) ?? 0)
    if (shopper.lastCategories.has(category)) categoriesLast += weight
    weight *= 1.5
  }
  const off = (Math.log(item.price) - price.mean) / price.spread
  return {
    popularity: item.popularity,
    trend: item.trend,
    covisit_last: own.last,
    covisit_most: own.most,
    covisit_count: own.count,
    covisit_back: back,
    covisit_back_history: backHistory,
    covisit_shared: shared,
    covisit_shared_history: sharedHistory,
    covisit_shared_before: sharedBefore,
    sequence_last: own.next,
    sequence_history: own.nextHistory,
    vector_last: vectorLast,
    vector_profile: vectorProfile,
    vector_before: vectorBefore,
    terms_last: termsLast,
    terms_profile: termsProfile,
    terms_before: termsBefore,
    category_affinity: categories,
    category_last: categoriesLast,
    brand_affinity: interests.get(`brand:${item.brand}`) ?? 0,
    variant_affinity: interests.get(`variant:${item.variant}`) ?? 0,
    price_fit: Math.exp(-0.5 * off * off),
    price_distance: item.priceBucket > 0 ? -Math.abs(item.priceBucket - shopper.usualBucket) : Number.NaN,
    discount_fit: (item.discount / (item.price + item.discount)) * shopper.discountLean,
    seen_before: shopper.seen.get(item.id)?.seenBefore ?? 0,
    rebuy_due: shopper.seen.get(item.id)?.rebuyDue ?? 0,
    had_enough: shopper.seen.get(item.id)?.hadEnough ?? 0,
    passed_over: shopper.passed.get(item.id) ?? 0
  }
}

function cosine(vector, mean) {
  let dot = 0
  for (let i = 0; i < vector.length; i++) dot += vector[i] * mean.vector[i]
  return dot * scaleOf(vector) * mean.scale
}

function wordsInCommon(terms, words) {
  const sums = [0, 0, 0]
  for (const [hash, step] of terms) {
    const weights = words.get(hash)
    if (weights === undefined) continue
    for (let part = 0; part < 3; part++) sums[part] += (weights[part] * step) / 15
  }
  const norm = wordsNorm(terms)
  return sums.map(sum => sum / norm)
}
