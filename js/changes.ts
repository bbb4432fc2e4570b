/** Tells listeners what changed, once per kind and microtask, and of friction; never lets one of them harm the page or the others. */
import type { Say } from './say.ts'
import type { Change, Friction } from './types.ts'

type News = Change | Friction
type Listener = (news: News) => void

/** The listeners of one Vitrine. */
export class Changes {
  readonly #say: Say
  // Wrapped, so that one function registered twice is two listeners and each undo takes back its own.
  readonly #listeners = new Set<{ readonly hear: Listener }>()
  readonly #due = new Set<Change['what'] | Friction>()

  constructor(say: Say) {
    this.#say = say
  }

  /** Adds a listener; returns its undo. */
  on(event: unknown, listener: unknown): () => void {
    const field = event === 'friction' ? 'kind' : 'what'
    if ((field === 'what' && event !== 'change') || typeof listener !== 'function') {
      this.#say('bad_listener')
      return () => {}
    }
    const entry = { hear: (news: News) => field in news && listener(news) }
    this.#listeners.add(entry)
    return () => void this.#listeners.delete(entry)
  }

  /** Notes that something changed, or that there was friction; listeners hear of it in a microtask. */
  queue(what: Change['what'] | Friction): void {
    if (this.#due.size === 0) queueMicrotask(() => this.#tell())
    this.#due.add(what)
  }

  /** Removes every listener. */
  stop(): void {
    this.#listeners.clear()
  }

  #tell(): void {
    const due = [...this.#due]
    this.#due.clear()
    for (const entry of [...this.#listeners]) {
      for (const what of due) {
        // An earlier listener may have removed this one.
        if (!this.#listeners.has(entry)) break
        try {
          entry.hear(typeof what === 'string' ? { what } : what)
        } catch (error) {
          this.#say('listener_threw', '', error)
        }
      }
    }
  }
}
