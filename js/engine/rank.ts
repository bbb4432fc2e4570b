/** Candidates -> rows -> the engine's order -> the very same objects. */
import type { Item, RankResult, Reason, Slot } from '../types.ts'
import { cleanText } from './clean.ts'
import type { Guard } from './guard.ts'
import type { InternTable } from './intern.ts'
import type { RankWish } from './port.ts'
import { NO_ROW, type RawEngine } from './raw.ts'
import { putIntoWords, type Words } from './words.ts'

/** Slots by the number under which they cross the boundary. */
const SLOTS: readonly Slot[] = ['home', 'category', 'search', 'product', 'cart', 'after_purchase']
/** More than this and the rest follows in the server's order; a quarter of the engine's table. The facade counts such lists. */
const MAX_CANDIDATES = 5000

/** An order of nothing: all candidates stay where they are. */
const NOTHING = new Uint32Array(0)

/** Rows to be ranked, each once, where each stood in its list, and how long that was. */
export interface RowList {
  /** The rows. */
  rows: Uint32Array
  /** The place of each, rising; may be longer than `rows`. */
  places: Uint32Array
  /** Candidates in the list, with those that have no row. */
  length: number
}

/** Who lends the engine, and says how many there were before it. */
export type Lender = Pick<Guard, 'call' | 'rebuilds'>

/** Ranks lists for one engine. Its scratch columns live as long as it does, so that a ranking allocates little. */
export class Ranker {
  readonly #guard: Lender
  readonly #words: Words
  readonly #say: (code: string, about: string) => void
  #rows = new Uint32Array(256)
  #places = new Uint32Array(256)
  /** For each row the number of the ranking that saw it last: finds an item that stands in the list twice. */
  #seenIn = new Uint32Array(1024)
  #ranking = 0

  constructor(guard: Lender, words: Words, say: (code: string, about: string) => void) {
    this.#guard = guard
    this.#words = words
    this.#say = say
  }

  /** The ranked list, or undefined when the order is the server's. */
  rank<T extends Item>(
    engine: RawEngine,
    table: InternTable,
    candidates: readonly T[],
    wish: RankWish,
    nowMs: number
  ): RankResult<T> | undefined {
    const pageRow = this.#resolve(engine, table, candidates, wish.pageItem)
    const count = this.#firsts(candidates.length)
    const list = { rows: this.#rows.subarray(0, count), places: this.#places, length: candidates.length }
    return this.order(engine, list, place => candidates[place] as T, pageRow, wish, nowMs)
  }

  /** The same for rows that are known, each once; `at` gives the candidate of a place. */
  order<T extends Item>(
    engine: RawEngine,
    list: RowList,
    at: (place: number) => T,
    pageRow: number,
    wish: RankWish,
    nowMs: number
  ): RankResult<T> | undefined {
    const count = list.rows.length
    const { slot = 'home', query, ranking, surprise, measure } = wish
    const number = SLOTS.indexOf(slot)
    if (number < 0) this.#say('bad_slot', SLOTS.join(', '))
    const wanted = wish.whole ? list.length : Math.min(wish.limit, list.length)
    const order = engine.rank(
      Math.max(0, number),
      list.rows,
      pageRow,
      cleanText(query),
      Math.min(wish.limit, count),
      wanted,
      ranking === 'neutral',
      typeof surprise === 'number' ? surprise : Number.NaN,
      measure === 'interleave',
      nowMs
    )
    const ticket = engine.rankingTicket()
    if (ticket === 0 && engine.asksNeutral()) return this.#neutral(arrange(list, NOTHING, wanted, at))
    // The last number is none of the places: it says how many of the last ones the shopper does not want to see.
    const given = Math.min(wanted, count)
    if (ticket === 0 || order.length !== given + 1) return undefined
    wish.refused = [count - (order[given] as number), count]
    const items = arrange(list, order.subarray(0, given), wanted, at)
    return withReasons(items, Math.min(count, items.length), this.#explain(ticket, items))
  }

  /** The server's order, with the reason that the shopper wanted it. */
  #neutral<T extends Item>(items: T[]): RankResult<T> {
    const reason = putIntoWords({ code: 'neutral', share: 1, subject: '' }, this.#words)
    return { items, reasons: items.map(() => [{ ...reason }]), personal: false }
  }

  /** Rows as `order` takes them: the first occurrence of each, and where it stood. */
  distinct(rows: Uint32Array): RowList {
    if (this.#rows.length < rows.length) this.#grow(rows.length)
    this.#rows.set(rows)
    const count = this.#firsts(rows.length)
    return { rows: this.#rows.slice(0, count), places: this.#places.slice(0, count), length: rows.length }
  }

  /** Fills `#rows` for the candidates and gives the row of the page's item. */
  #resolve(engine: RawEngine, table: InternTable, candidates: readonly unknown[], pageItem: unknown): number {
    const { length } = candidates
    if (this.#rows.length < length) this.#grow(length)
    const page = new Uint32Array([NO_ROW])
    const resolvePage = () => pageItem && table.resolve(engine, [pageItem], 1, page)
    resolvePage()
    const { generation } = table
    this.#rows.fill(NO_ROW, 0, length)
    table.resolve(engine, candidates, Math.min(length, MAX_CANDIDATES), this.#rows)
    if (table.generation !== generation) resolvePage()
    return page[0] ?? NO_ROW
  }

  /** Moves the first occurrence of each item to the front of `#rows`, remembers its place, and gives their number. */
  #firsts(length: number): number {
    this.#ranking++
    const rows = this.#rows
    let count = 0
    for (let place = 0; place < length; place++) {
      const row = rows[place] as number
      if (row === NO_ROW) continue
      if (row >= this.#seenIn.length) this.#growSeen(row)
      if (this.#seenIn[row] === this.#ranking) continue
      this.#seenIn[row] = this.#ranking
      rows[count] = row
      this.#places[count++] = place
    }
    return count
  }

  #grow(length: number): void {
    this.#rows = new Uint32Array(length * 2)
    this.#places = new Uint32Array(length * 2)
  }

  #growSeen(row: number): void {
    const grown = new Uint32Array(row * 2)
    grown.set(this.#seenIn)
    this.#seenIn = grown
  }

  #explain(ticket: number, items: readonly Item[]): () => Reason[][] {
    const { rebuilds } = this.#guard
    return () =>
      this.#guard.call([], engine =>
        // A ticket of an engine that is gone means another ranking in the new one.
        this.#guard.rebuilds === rebuilds
          ? engine
              .reasons(ticket)
              .map((of, i) => of.map(reason => putIntoWords(reason, this.#words, items[i]?.item_name)))
          : []
      )
  }
}

/** The candidates in the engine's order; what it does not know or has met already follows in the server's order. */
function arrange<T>({ places }: RowList, order: Uint32Array, wanted: number, at: (place: number) => T): T[] {
  const items: T[] = []
  for (let i = 0; i < order.length && items.length < wanted; i++) items.push(at(places[order[i] as number] as number))
  // Places rise, so one walk beside them finds the candidates that were left out.
  for (let place = 0, next = 0; items.length < wanted; place++) {
    if (next < order.length && places[next] === place) next++
    else items.push(at(place))
  }
  return items
}

/** Reasons are worked out when first read: most lists are drawn without them. */
function withReasons<T extends Item>(items: T[], ranked: number, explain: () => Reason[][]): RankResult<T> {
  let reasons: Reason[][] | undefined
  return {
    items,
    get reasons() {
      if (reasons === undefined) {
        const known = explain()
        reasons = items.map((_, i) => (i < ranked ? known[i] : undefined) ?? [])
      }
      return reasons
    },
    personal: true
  }
}
