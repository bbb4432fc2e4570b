// What an expert writes who knows the machine: typed arrays, small numbers instead of strings, open addressing instead of Map, no
// allocation in the call, a radix sort, and the engine's own lazy MMR. Everything about items is put into columns at `pack`.
import { relevanceShare, scaleOf, wordsNorm } from './profile.mjs'

const LEVELS = 3
const NEIGHBOURS = 32
const TERMS = 15
const DIMENSIONS = 32

/** Numbers by key, at most half full; -1 for what is not there. */
class Table {
  constructor(count) {
    let size = 64
    while (size < count * 2) size *= 2
    this.mask = size - 1
    this.keys = new Int32Array(size).fill(-1)
    this.values = new Int32Array(size)
  }

  set(key, value) {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & this.mask
    while (this.keys[slot] !== -1) slot = (slot + 1) & this.mask
    this.keys[slot] = key
    this.values[slot] = value
  }
}

/** Strings as small numbers. */
class Names {
  #numbers = new Map()

  of(text) {
    if (!this.#numbers.has(text)) this.#numbers.set(text, this.#numbers.size + 1)
    return this.#numbers.get(text)
  }
}

/** The shopper's tables for `Expert`. */
export class Shopper {
  constructor(shopper, names) {
    this.given = shopper
    this.ties = new Table(shopper.ties.size)
    this.tieValues = new Float64Array(shopper.ties.size * 9)
    let at = 0
    for (const [index, of] of shopper.ties) {
      this.ties.set(index, at)
      this.tieValues.set(
        [of.last, of.history, of.most, of.count, of.next, of.nextHistory, of.before, of.ownLast, of.ownNow],
        at++ * 9
      )
    }
    this.words = new Table(shopper.words.size)
    this.wordValues = new Float64Array(shopper.words.size * 3)
    at = 0
    for (const [hash, sums] of shopper.words) {
      this.words.set(hash, at)
      this.wordValues.set(sums, at++ * 3)
    }
    this.interests = new Float64Array(20_000)
    this.isLast = new Uint8Array(20_000)
    for (const [label, share] of shopper.interests) this.interests[names.of(label)] = share
    for (const label of shopper.lastCategories) this.isLast[names.of(`category:${label}`)] = 1
    this.means = shopper.means.map(({ vector, scale }) => ({ vector: Int8Array.from(vector), scale }))
  }
}

/** Ranks packed lists. */
export class Expert {
  names = new Names()

  /** Puts items into columns; what depends on the item alone is worked out here. */
  pack(items) {
    const count = items.length
    const of = (Type, width = 1) => new Type(count * width)
    const list = {
      count,
      ids: items.map(item => item.id),
      index: Int32Array.from(items, item => item.index),
      labels: of(Int32Array, LEVELS),
      brand: Int32Array.from(items, item => this.names.of(`brand:${item.brand}`)),
      variant: Int32Array.from(items, item => this.names.of(`variant:${item.variant}`)),
      popularity: Float32Array.from(items, item => item.popularity),
      trend: Float32Array.from(items, item => item.trend),
      logPrice: Float32Array.from(items, item => Math.log(item.price)),
      bucket: Uint8Array.from(items, item => item.priceBucket),
      discount: Float32Array.from(items, item => item.discount / (item.price + item.discount)),
      neighbours: of(Int32Array, NEIGHBOURS),
      strengths: of(Float32Array, NEIGHBOURS),
      neighbourCounts: of(Uint8Array),
      hashes: of(Uint16Array, TERMS),
      idfs: of(Float32Array, TERMS),
      termCounts: of(Uint8Array),
      norm: Float32Array.from(items, item => wordsNorm(item.terms)),
      vectors: of(Int8Array, DIMENSIONS),
      scale: Float32Array.from(items, item => scaleOf(item.vector)),
      columns: Array.from({ length: 29 }, () => new Float64Array(count)),
      scores: new Float64Array(count),
      relevance: new Float64Array(count),
      nearest: new Float64Array(count),
      compared: new Int32Array(count),
      stream: new Int32Array(count),
      other: new Int32Array(count),
      keys: new Uint32Array(count),
      histogram: new Int32Array(3 * 2048)
    }
    items.forEach((item, at) => {
      item.categories.forEach((label, level) => (list.labels[at * LEVELS + level] = this.names.of(`category:${label}`)))
      list.neighbourCounts[at] = item.neighbours.length
      item.neighbours.forEach(([index, strength], n) => {
        list.neighbours[at * NEIGHBOURS + n] = index
        list.strengths[at * NEIGHBOURS + n] = strength
      })
      list.termCounts[at] = item.terms.length
      item.terms.forEach(([hash, step], n) => {
        list.hashes[at * TERMS + n] = hash
        list.idfs[at * TERMS + n] = step / 15
      })
      list.vectors.set(item.vector, at * DIMENSIONS)
    })
    return list
  }

  /** What the shopper's own past says of each item, found by id: also packed once. */
  recall(list, { given }) {
    list.seenBefore = Float64Array.from(list.ids, id => given.seen.get(id)?.seenBefore ?? 0)
    list.rebuyDue = Float64Array.from(list.ids, id => given.seen.get(id)?.rebuyDue ?? 0)
    list.hadEnough = Float64Array.from(list.ids, id => given.seen.get(id)?.hadEnough ?? 0)
    list.passedOver = Float64Array.from(list.ids, id => given.passed.get(id) ?? 0)
  }

  /** Orders a packed list; `weights` in the order of the columns. `model` adds to the scores what it makes of the columns in `reads`. */
  rank(list, shopper, { weights, limit, lambda, model, reads = [] }) {
    fill(list, shopper)
    const { count, columns, scores } = list
    scores.fill(0)
    const used = []
    const terms = reads.map(column => [column, 0, Number.POSITIVE_INFINITY])
    for (let f = 0; f < columns.length; f++) {
      const term = reads.indexOf(f)
      if (weights[f] === 0 && term < 0) continue
      const column = columns[f]
      let [known, sum, squares] = [0, 0, 0]
      for (let i = 0; i < count; i++) {
        const value = column[i]
        if (Number.isNaN(value)) continue
        known++
        sum += value
        squares += value * value
      }
      const mean = sum / known
      const variance = squares / known - mean * mean
      if (!(variance > 1e-12)) continue
      if (term >= 0) terms[term] = [f, mean, Math.sqrt(variance)]
      const scale = weights[f] / Math.sqrt(variance)
      used.push(f, mean, scale)
      for (let i = 0; i < count; i++) {
        const value = column[i]
        if (!Number.isNaN(value)) scores[i] += (value - mean) * scale
      }
    }
    model?.add(scores, columns, count, terms)
    sortByScore(list)
    const order = select(list, Math.min(limit, count), lambda)
    return { order, reasons: explain(list, order, Math.min(limit, count), used) }
  }
}

/** Feature values, column by column. */
function fill(list, { ties, tieValues, words, wordValues, interests, isLast, means, given }) {
  const { count, columns, index, neighbours, strengths, neighbourCounts, labels, brand, variant } = list
  const [popularity, trend, last, most, number, back, backHistory, shared, sharedHistory, sharedBefore] = columns
  const [next, nextHistory] = [columns[10], columns[11]]
  const { keys, values, mask } = ties
  const find = key => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask
    while (keys[slot] !== key) {
      if (keys[slot] === -1) return -1
      slot = (slot + 1) & mask
    }
    return values[slot] * 9
  }
  for (let i = 0; i < count; i++) {
    popularity[i] = list.popularity[i]
    trend[i] = list.trend[i]
    const own = find(index[i])
    last[i] = own < 0 ? 0 : tieValues[own]
    most[i] = own < 0 ? 0 : tieValues[own + 2]
    number[i] = own < 0 ? 0 : tieValues[own + 3]
    next[i] = own < 0 ? 0 : tieValues[own + 4]
    nextHistory[i] = own < 0 ? 0 : tieValues[own + 5]
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    let e = 0
    const end = i * NEIGHBOURS + neighbourCounts[i]
    for (let n = i * NEIGHBOURS; n < end; n++) {
      const at = find(neighbours[n])
      if (at < 0) continue
      const weight = strengths[n]
      a += weight * tieValues[at + 7]
      b += tieValues[at + 8] > 0 ? 1 : 0
      c += weight * tieValues[at]
      d += weight * tieValues[at + 1]
      e += weight * tieValues[at + 6]
    }
    back[i] = a
    backHistory[i] = b
    shared[i] = c
    sharedHistory[i] = d
    sharedBefore[i] = e
  }
  for (let part = 0; part < 3; part++) dots(columns[12 + part], list, means[part])
  likenessOfWords(list, words, wordValues)
  const [category, categoryLast, ofBrand, ofVariant, fit, distance, discount] = columns.slice(18, 25)
  const { mean, spread } = given.price
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [labels[i * 3], labels[i * 3 + 1], labels[i * 3 + 2]]
    category[i] = interests[x] + 1.5 * interests[y] + 2.25 * interests[z]
    categoryLast[i] = isLast[x] + 1.5 * isLast[y] + 2.25 * isLast[z]
    ofBrand[i] = interests[brand[i]]
    ofVariant[i] = interests[variant[i]]
    const off = (list.logPrice[i] - mean) / spread
    fit[i] = Math.exp(-0.5 * off * off)
    distance[i] = list.bucket[i] > 0 ? -Math.abs(list.bucket[i] - given.usualBucket) : Number.NaN
    discount[i] = list.discount[i] * given.discountLean
  }
  columns[25].set(list.seenBefore)
  columns[26].set(list.rebuyDue)
  columns[27].set(list.passedOver)
  columns[28].set(list.hadEnough)
}

function dots(column, { count, vectors: v, scale }, { vector: m, scale: meanScale }) {
  for (let i = 0, at = 0; i < count; i++, at += DIMENSIONS) {
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let k = 0; k < DIMENSIONS; k += 4) {
      a = (a + Math.imul(v[at + k], m[k])) | 0
      b = (b + Math.imul(v[at + k + 1], m[k + 1])) | 0
      c = (c + Math.imul(v[at + k + 2], m[k + 2])) | 0
      d = (d + Math.imul(v[at + k + 3], m[k + 3])) | 0
    }
    column[i] = (a + b + c + d) * scale[i] * meanScale
  }
}

function likenessOfWords({ count, columns, hashes, idfs, termCounts, norm }, { keys, values, mask }, wordValues) {
  const [last, now, before] = [columns[15], columns[16], columns[17]]
  for (let i = 0; i < count; i++) {
    let a = 0
    let b = 0
    let c = 0
    const end = i * TERMS + termCounts[i]
    for (let n = i * TERMS; n < end; n++) {
      const hash = hashes[n]
      let slot = (Math.imul(hash, 0x9e3779b1) >>> 12) & mask
      while (keys[slot] !== hash && keys[slot] !== -1) slot = (slot + 1) & mask
      if (keys[slot] === -1) continue
      const at = values[slot] * 3
      const idf = idfs[n]
      a += wordValues[at] * idf
      b += wordValues[at + 1] * idf
      c += wordValues[at + 2] * idf
    }
    const length = termCounts[i] > 0 ? norm[i] : Number.NaN
    last[i] = a / length
    now[i] = b / length
    before[i] = c / length
  }
}

/** `stream` by falling score: three passes of eleven bits over single-precision keys. */
function sortByScore(list) {
  const { count, scores, keys, histogram } = list
  const view = new Float32Array(keys.buffer)
  histogram.fill(0)
  for (let i = 0; i < count; i++) {
    view[i] = scores[i]
    const bits = keys[i]
    const key = bits >>> 31 ? bits : ~bits & 0x7fffffff
    keys[i] = key
    histogram[key & 2047]++
    histogram[2048 + ((key >>> 11) & 2047)]++
    histogram[4096 + (key >>> 22)]++
  }
  for (let pass = 0; pass < 3; pass++) {
    for (let digit = 0, start = 0; digit < 2048; digit++) {
      const length = histogram[pass * 2048 + digit]
      histogram[pass * 2048 + digit] = start
      start += length
    }
  }
  let [from, to] = [list.stream, list.other]
  for (let i = 0; i < count; i++) from[i] = i
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < count; i++) {
      const at = from[i]
      to[histogram[pass * 2048 + ((keys[at] >>> (pass * 11)) & 2047)]++] = at
    }
    ;[from, to] = [to, from]
  }
  list.stream = from
  list.other = to
}

/** Lazy greedy MMR: a candidate is compared only while its relevance could still win. */
function select(list, wanted, lambda) {
  const { count, scores, stream, relevance, nearest, compared } = list
  const least = scores[stream[count - 1]]
  const range = scores[stream[0]] - least
  for (let i = 0; i < count; i++) relevance[i] = (scores[i] - least) / range
  nearest.fill(0)
  compared.fill(0)
  const chosen = new Int32Array(count)
  for (let round = 0; round < wanted; round++) {
    const share = relevanceShare(round, wanted, lambda)
    let best = -1
    let top = Number.NEGATIVE_INFINITY
    for (let position = round; position < count; position++) {
      const at = stream[position]
      const most = share * relevance[at]
      if (most < top) break
      let score = most - (1 - share) * nearest[at]
      while (score > top || (score === top && at < stream[best])) {
        if (compared[at] === round) {
          best = position
          top = score
          break
        }
        const alike = similarity(list, at, chosen[compared[at]++])
        if (alike > nearest[at]) nearest[at] = alike
        score = most - (1 - share) * nearest[at]
      }
    }
    const at = stream[best]
    stream.copyWithin(round + 1, round, best)
    chosen[round] = at
  }
  chosen.set(stream.subarray(wanted, count), wanted)
  return chosen
}

/** Every item of this shop has all its levels: vectors have no say (`bench/rivals/idiomatic.mjs`). */
function similarity({ labels, brand }, a, b) {
  let shared = 0
  while (shared < LEVELS && labels[a * LEVELS + shared] === labels[b * LEVELS + shared]) shared++
  return (0.9 * shared) / LEVELS + (brand[a] === brand[b] ? 0.1 : 0)
}

/** For each of the first `wanted` the columns of its three strongest parts, and the parts. */
function explain({ columns }, order, wanted, used) {
  const reasons = new Float64Array(wanted * 6)
  for (let i = 0; i < wanted; i++) {
    const at = i * 6
    for (let u = 0; u < used.length; u += 3) {
      const value = columns[used[u]][order[i]]
      let part = !Number.isNaN(value) ? (value - used[u + 1]) * used[u + 2] : 0
      let column = used[u]
      for (let slot = at; slot < at + 6; slot += 2) {
        if (part <= reasons[slot + 1]) continue
        const [oldColumn, oldPart] = [reasons[slot], reasons[slot + 1]]
        reasons[slot] = column
        reasons[slot + 1] = part
        column = oldColumn
        part = oldPart
      }
    }
  }
  return reasons
}
