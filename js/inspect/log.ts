/** What was recorded, oldest first and bounded, and whom to tell. */
import type { InspectedDecision, InspectedEvent, InspectedRanking } from '../types.ts'

const MOST_EVENTS = 200
const MOST_RANKINGS = 10
const MOST_DECISIONS = 50

type Open<T> = { -readonly [K in keyof T]: T[K] }
/** An event that may still be decided. */
export type OpenEvent = Open<InspectedEvent>
/** A decision that may still be answered. */
export type OpenDecision = Open<InspectedDecision>

/** One recorder's memory. */
export class Log {
  readonly events: OpenEvent[] = []
  readonly rankings: InspectedRanking[] = []
  readonly decisions: OpenDecision[] = []
  readonly #listeners = new Set<{ hear: () => void }>()
  #isDue = false

  /** Keeps an event, in the order of time: some are noticed after later ones were told. */
  event(event: OpenEvent): OpenEvent {
    this.#keep(this.events, event, MOST_EVENTS)
    this.events.sort((a, b) => a.atMs - b.atMs)
    return event
  }

  /** Keeps a ranking. */
  ranking(ranking: InspectedRanking): void {
    this.#keep(this.rankings, ranking, MOST_RANKINGS)
  }

  /** Keeps a decision; the same one asked again only counts. */
  decision(decision: OpenDecision): OpenDecision {
    const last = this.decisions.filter(({ kind, name }) => kind === decision.kind && name === decision.name).at(-1)
    const isSame = last && !last.answer && last.chosen === decision.chosen && last.refusal === decision.refusal
    if (!isSame) return this.#keep(this.decisions, decision, MOST_DECISIONS)
    last.times++
    last.used = decision.used
    this.changed()
    return last
  }

  /** Adds a listener; returns its undo. */
  on(hear: () => void): () => void {
    const listener = { hear }
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tells, once a microtask. */
  changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      for (const { hear } of [...this.#listeners]) {
        try {
          hear()
        } catch {
          // A listener of the page's must not harm the others.
        }
      }
    })
  }

  #keep<T>(list: T[], entry: T, most: number): T {
    list.push(entry)
    if (list.length > most) list.shift()
    this.changed()
    return entry
  }
}
