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
/** More than this and the rest follows in the server's order; a quarter of the engine's table. */
const MAX_CANDIDATES = 5000

/** Ranks lists for one engine. Its scratch columns live as long as it does, so that a ranking allocates little. */
export class Ranker {
  readonly #guard: Guard
  readonly #words: Words
  #rows = new Uint32Array(256)
  #places = new Uint32Array(256)
  /** For each row the number of the ranking that saw it last: finds an item that stands in the list twice. */
  #seenIn = new Uint32Array(1024)
  #ranking = 0

  constructor(guard: Guard, words: Words) {
    this.#guard = guard
    this.#words = words
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
    const order = engine.rank(
      SLOTS.indexOf(wish.slot),
      this.#rows.subarray(0, count),
      pageRow,
      cleanText(wish.query),
      Math.min(wish.limit, count),
      wish.neutral,
      Number.NaN,
      nowMs
    )
    const ticket = engine.rankingTicket()
    if (ticket === 0 || order.length !== count) return undefined
    const items = this.#arrange(candidates, order, wish.limit)
    return withReasons(items, Math.min(count, items.length), this.#explain(ticket))
  }

  /** Fills `#rows` for the candidates and gives the row of the page's item. */
  #resolve(engine: RawEngine, table: InternTable, candidates: readonly unknown[], pageItem: unknown): number {
    const { length } = candidates
    if (this.#rows.length < length) {
      this.#rows = new Uint32Array(length * 2)
      this.#places = new Uint32Array(length * 2)
    }
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

  #growSeen(row: number): void {
    const grown = new Uint32Array(row * 2)
    grown.set(this.#seenIn)
    this.#seenIn = grown
  }

  /** The candidates in the engine's order; what it does not know or has met already follows in the server's order. */
  #arrange<T>(candidates: readonly T[], order: Uint32Array, limit: number): T[] {
    const items: T[] = []
    const wanted = Math.min(limit, candidates.length)
    for (let i = 0; i < order.length && items.length < wanted; i++) {
      items.push(candidates[this.#places[order[i] as number] as number] as T)
    }
    // Places rise, so one walk beside them finds the candidates that were left out.
    for (let place = 0, next = 0; items.length < wanted; place++) {
      if (next < order.length && this.#places[next] === place) next++
      else items.push(candidates[place] as T)
    }
    return items
  }

  #explain(ticket: number): () => Reason[][] {
    const { rebuilds } = this.#guard
    return () =>
      this.#guard.call([], engine =>
        // A ticket of an engine that is gone means another ranking in the new one.
        this.#guard.rebuilds === rebuilds
          ? engine.reasons(ticket).map(of => of.map(reason => putIntoWords(reason, this.#words)))
          : []
      )
  }
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
