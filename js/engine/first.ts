/** What the engine's first part does, which is ranking by what is stored, and what the rest then takes over from it. */
import { InternTable } from './intern.ts'
import type { EngineSettings } from './port.ts'
import { type Lender, Ranker } from './rank.ts'
import type { RawEngine } from './raw.ts'
import { type Words, wordsOf } from './words.ts'

/** One engine before it is open. */
export class First {
  readonly #settings: EngineSettings
  /** Builds another engine. */
  readonly build: () => RawEngine
  /** The engine. */
  readonly engine: RawEngine
  /** Its items. */
  readonly table: InternTable
  /** What it says. */
  readonly wording: Promise<Words>

  constructor(settings: EngineSettings, build: () => RawEngine) {
    this.#settings = settings
    this.build = build
    this.engine = build()
    this.table = this.newTable()
    this.wording = wordsOf(settings.config.locale)
  }

  /** The table of an engine that knows no items yet. */
  newTable(): InternTable {
    return new InternTable(this.#settings.count)
  }

  /** Ranks with the engine that `lender` lends. */
  newRanker(lender: Lender, words: Words): Ranker {
    return new Ranker(lender, words, this.#settings.say)
  }

  /** Lets the engine rank until the rest is there. */
  async rankEarly(): Promise<void> {
    const { engine, table } = this
    const [words] = await Promise.all([this.wording, engine.glance()])
    // Not the guard's yet: an engine that traps before it is open is not opened, and the order is the server's.
    const lender = {
      rebuilds: 0,
      call: <T>(otherwise: T, work: (engine: RawEngine) => T) => attempt(otherwise, () => work(engine))
    }
    const ranker = this.newRanker(lender, words)
    this.#settings.early?.((candidates, wish, nowMs) =>
      lender.call(undefined, engine => ranker.rank(engine, table, candidates, wish, nowMs))
    )
  }
}

function attempt<T>(otherwise: T, work: () => T): T {
  try {
    return work()
  } catch {
    return otherwise
  }
}
