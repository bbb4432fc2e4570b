/** The lazily loaded chunk behind `vitrine.candidates`: lists that are brought into the engine once and ranked by their rows. */
import { rowsOf } from './candidates/rows.ts'
import type { Core } from './core.ts'
import type { InternTable } from './engine/intern.ts'
import type { RankWish } from './engine/port.ts'
import type { Ranker, RowList } from './engine/rank.ts'
import type { RawEngine } from './engine/raw.ts'
import type { CandidateList, Item, RankOptions, RankResult } from './types.ts'

/** `NO_ROW` of the engine's chunk, which this one must not bring along. */
const NO_ROW = 0xffffffff
/** More than this and the rest follows in the server's order; half of the engine's table. */
const MAX_CANDIDATES = 10_000

/** Candidates as they came: how many, each by its place, and how the engine gets to know them. */
interface Source<T> {
  length: number
  at(place: number): T
  register(engine: RawEngine, table: InternTable): Uint32Array
}

/** Opens a list of candidates; whatever it really is. */
export function openList<T extends Item>(
  core: Core,
  given: readonly T[] | Uint8Array | ArrayBuffer,
  settleWish: (options?: RankOptions) => RankWish
): CandidateList<T> {
  const source = Array.isArray(given) ? objects<T>(given) : packed<T>(given)
  if (!source) core.say('bad_candidates')
  const { length, at, register } = source ?? objects<T>([])
  /** The rows, the engine's table they are of, and its generation. */
  let kept: { list: RowList; table: InternTable; generation: number } | undefined
  let all: T[] | undefined
  const listOf = (engine: RawEngine, table: InternTable, ranker: Ranker): RowList => {
    if (kept?.table !== table || kept.generation !== table.checked(engine)) {
      const list = ranker.distinct(register(engine, table))
      kept = { list: { ...list, length }, table, generation: table.checked(engine) }
    }
    return kept.list
  }
  const items = (count: number) => Array.from({ length: Math.min(length, count) }, (_, place) => at(place))
  return {
    length,
    get items() {
      all ??= items(length)
      return all
    },
    rank(options): RankResult<T> {
      const wish = settleWish(options)
      const ranked = core.port?.lend(undefined, (engine, table, ranker) => {
        const page = Uint32Array.of(NO_ROW)
        if (wish.pageItem) table.resolve(engine, [wish.pageItem], 1, page)
        const list = listOf(engine, table, ranker)
        return ranker.order(engine, list, at, page[0] as number, wish, core.settings.now())
      })
      if (ranked) return ranked
      const first = items(wish.limit)
      return { items: first, reasons: first.map(() => []), personal: false }
    }
  }
}

function objects<T>(given: readonly T[]): Source<T> {
  return {
    length: given.length,
    at: place => given[place] as T,
    register(engine, table) {
      const rows = new Uint32Array(given.length).fill(NO_ROW)
      table.resolve(engine, given, Math.min(given.length, MAX_CANDIDATES), rows)
      return rows
    }
  }
}

function packed<T>(given: unknown): Source<T> | undefined {
  const isBytes = given instanceof ArrayBuffer || ArrayBuffer.isView(given)
  const bytes = isBytes ? new Uint8Array(...bounds(given)) : undefined
  const rows = bytes && rowsOf(bytes)
  if (!bytes || !rows) return undefined
  // Reading an item out of the bytes again at every ranking cost twice as much as ordering a hundred.
  const read: T[] = []
  return {
    length: rows.length,
    at(place) {
      read[place] ??= rows.at(place) as T
      return read[place]
    },
    register(engine) {
      const found = engine.registerCandidates(bytes)
      const count = found.length / 2
      const [known, offsets] = [new Uint32Array(count), new Uint32Array(count)]
      for (let i = 0; i < count; i++) {
        known[i] = found[i * 2] as number
        offsets[i] = found[i * 2 + 1] as number
      }
      rows.offsets = offsets
      return known
    }
  }
}

function bounds(given: ArrayBuffer | ArrayBufferView): [ArrayBuffer, number, number] {
  return given instanceof ArrayBuffer
    ? [given, 0, given.byteLength]
    : [given.buffer as ArrayBuffer, given.byteOffset, given.byteLength]
}
