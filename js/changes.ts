/** Tells listeners what changed: once per kind and microtask, and never lets one of them harm the page or the others. */
import type { Say } from './say.ts'
import type { Change } from './types.ts'

type Listener = (change: Change) => void

/** The listeners of one Vitrine. */
export class Changes {
  readonly #say: Say
  // Wrapped, so that one function registered twice is two listeners and each undo takes back its own.
  readonly #listeners = new Set<{ readonly hear: Listener }>()
  readonly #due = new Set<Change['what']>()

  constructor(say: Say) {
    this.#say = say
  }

  /** Adds a listener; returns its undo. */
  on(event: unknown, listener: unknown): () => void {
    if (event !== 'change' || typeof listener !== 'function') {
      this.#say('bad_listener')
      return () => {}
    }
    const entry = { hear: listener as Listener }
    this.#listeners.add(entry)
    return () => void this.#listeners.delete(entry)
  }

  /** Notes that something changed; listeners hear of it in a microtask. */
  queue(what: Change['what']): void {
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
          entry.hear({ what })
        } catch (error) {
          this.#say('listener_threw', '', error)
        }
      }
    }
  }
}
