// Held-out orders as questions: a part of a basket is known, the rest of it is hidden among what is like it and was not bought.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** Articles in the list besides the rest of the basket. */
const OTHERS = 80
/** Of these, substitutes an article of the cart: of the same kind, with the most words in common. */
const SUBSTITUTES = 4
/** Smaller baskets say nothing; of larger ones the first so many articles count. */
const LEAST = 6
const MOST = 24

/** Lines of a comma-separated file without quotes in its first fields, by the names in its first line. */
function table(text) {
  const [head, ...lines] = text.trimEnd().split('\n')
  const names = head.split(',')
  return lines.map(line => {
    const fields = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map(field => field.replace(/,$/, '').replace(/^"|"$/g, ''))
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']))
  })
}

/** Baskets in the order of time: `{ ts, items }`, each item once. */
function baskets(events) {
  const all = new Map()
  for (const { session_id, item_id, ts } of events) {
    const basket = all.get(session_id) ?? { ts: Number(ts), items: new Set() }
    all.set(session_id, basket)
    basket.items.add(item_id)
  }
  return [...all.values()].map(({ ts, items }) => ({ ts, items: [...items] })).sort((a, b) => a.ts - b.ts)
}

const wordsOf = title => new Set(title.toLowerCase().match(/[a-z0-9]+/g) ?? [])

/** Words in common as a share of all, 0 to 1 (Jaccard). */
function likeness(a, b) {
  let common = 0
  for (const word of a) if (b.has(word)) common++
  return common / (a.size + b.size - common || 1)
}

/** How often pairs were bought together in earlier baskets, as a cosine. */
function covisitation(earlier) {
  const pairs = new Map()
  const counts = new Map()
  for (const { items } of earlier) {
    const some = items.slice(0, 40)
    for (const a of some) {
      counts.set(a, (counts.get(a) ?? 0) + 1)
      const row = pairs.get(a) ?? new Map()
      pairs.set(a, row)
      for (const b of some) if (a !== b) row.set(b, (row.get(b) ?? 0) + 1)
    }
  }
  const cosine = (a, b, together) => together / Math.sqrt(counts.get(a) * counts.get(b))
  const of = a => [...(pairs.get(a) ?? [])].map(([b, together]) => [b, cosine(a, b, together)])
  return { of, counts }
}

/**
 * The shop, the earlier part of its log, and the questions of a later part.
 *
 * `from` and `to` are shares of the log; what is before `from` is the earlier part. A question is
 * `{ now, cart, rest, substitutes, candidates, natural }`: ids, both lists in the order of plain co-visitation with the cart;
 * `candidates` has the rest of the basket and the substitutes for certain, `natural` is what a server would offer.
 */
export function steps(folder, from, to, most) {
  const items = new Map(table(readFileSync(new URL('items.csv', folder), 'utf8')).map(item => [item.item_id, item]))
  const log = gunzipSync(readFileSync(new URL('events.csv.gz', folder))).toString('utf8')
  const events = table(log).filter(event => items.has(event.item_id))
  const all = baskets(events)
  const start = all[Math.floor(all.length * from)].ts
  const earlier = all.filter(basket => basket.ts < start)
  const together = covisitation(earlier)
  const words = new Map([...items].map(([id, item]) => [id, wordsOf(item.item_name)]))
  const known = [...items.keys()].filter(id => together.counts.has(id))
  const popular = known.sort((a, b) => together.counts.get(b) - together.counts.get(a))
  const alike = (a, b) => likeness(words.get(a), words.get(b))
  const kinOf = new Map()
  const kin = id => {
    const kind = items.get(id).item_category2
    if (!kinOf.has(id)) {
      const likenesses = known
        .filter(other => items.get(other).item_category2 === kind)
        .map(other => [other, alike(id, other)])
      kinOf.set(
        id,
        likenesses
          .sort((a, b) => b[1] - a[1])
          .slice(0, 40)
          .map(([other]) => other)
      )
    }
    return kinOf.get(id)
  }
  const later = all.slice(Math.floor(all.length * from), Math.floor(all.length * to))
  const questions = []
  for (const { ts, items: bought } of later) {
    const basket = bought.filter(id => together.counts.has(id)).slice(0, MOST)
    if (ts < start || basket.length < LEAST || questions.length >= most) continue
    const cart = basket.slice(0, basket.length >> 1)
    const rest = basket.slice(basket.length >> 1)
    const offered = new Set(bought)
    const take = (ids, count) => {
      const fresh = ids.filter(id => !offered.has(id)).slice(0, count)
      for (const id of fresh) offered.add(id)
      return fresh
    }
    const substitutes = cart.slice(-8).flatMap(id => take(kin(id), SUBSTITUTES))
    const scores = new Map()
    for (const id of cart)
      for (const [other, cosine] of together.of(id)) scores.set(other, (scores.get(other) ?? 0) + cosine)
    const score = id => scores.get(id) ?? 0
    const neighbours = take(
      [...scores.keys()].sort((a, b) => score(b) - score(a)),
      (OTHERS - substitutes.length) >> 1
    )
    const others = [...substitutes, ...neighbours, ...take(popular, OTHERS - substitutes.length - neighbours.length)]
    const candidates = [...rest, ...others].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))
    // As a server offers it, whether or not the rest of the basket is among it.
    const inCart = new Set(cart)
    const natural = [...scores.keys()]
      .filter(id => !inCart.has(id))
      .sort((a, b) => score(b) - score(a))
      .slice(0, OTHERS)
    questions.push({ now: ts, cart, rest, substitutes, candidates, natural })
  }
  return { items, start, events, questions, alike }
}

/** What an order is worth: NDCG@10, hit in the first ten, pairs of a bought one and a substitute in the right order, near-duplicates in the first ten. */
export function measure({ cart, rest, substitutes }, order, items, alike) {
  const places = new Map(order.map((id, place) => [id, place]))
  const wanted = new Set(rest)
  const gain = place => 1 / Math.log2(place + 2)
  const first = order.slice(0, 10)
  const dcg = first.reduce((sum, id, place) => sum + (wanted.has(id) ? gain(place) : 0), 0)
  const ideal = rest.slice(0, 10).reduce((sum, _, place) => sum + gain(place), 0)
  const placed = ids => ids.filter(id => places.has(id))
  const others = placed(substitutes)
  const right = placed(rest).flatMap(id => others.map(other => (places.get(id) < places.get(other) ? 1 : 0)))
  const isDouble = id =>
    !wanted.has(id) &&
    cart.some(of => items.get(of).item_category2 === items.get(id).item_category2 && alike(of, id) >= 0.3)
  return {
    ndcg: dcg / ideal,
    hit: first.some(id => wanted.has(id)) ? 1 : 0,
    before: right.length ? right.reduce((a, b) => a + b, 0) / right.length : 1,
    doubles: first.filter(isDouble).length / 10
  }
}
