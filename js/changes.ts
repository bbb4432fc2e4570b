/** Tells listeners what changed, once per kind and microtask, and of friction; never lets one of them harm the page or the others. */
import type { Say } from './say.ts'
import type { Change, Friction } from './types.ts'

type Listener = (news: Change | Friction) => void
/** What is queued: the name of a change, told once a microtask, or a friction. */
type Due = Change['what'] | Friction

/** The listeners of one Vitrine. */
export class Changes {
  readonly #say: Say
  // Wrapped, so that one function registered twice is two listeners and each undo takes back its own.
  readonly #listeners = new Set<(due: Due) => void>()
  readonly #due = new Set<Due>()

  constructor(say: Say) {
    this.#say = say
  }

  /** Adds a listener; returns its undo. */
  on(event: unknown, listener: unknown): () => void {
    const hear = (due: Due) => {
      if (typeof due === 'string') {
        if (event === 'change') (listener as Listener)({ what: due })
      } else if (event === 'friction') (listener as Listener)(due)
    }
    if ((event === 'change' || event === 'friction') && typeof listener === 'function') this.#listeners.add(hear)
    else this.#say('bad_listener')
    return () => void this.#listeners.delete(hear)
  }

  /** Notes that something changed, or that there was friction; listeners hear of it in a microtask. */
  queue(due: Due): void {
    if (!this.#due.size) queueMicrotask(() => this.#tell())
    this.#due.add(due)
  }

  /** Removes every listener. */
  stop(): void {
    this.#listeners.clear()
  }

  #tell(): void {
    const all = [...this.#due]
    this.#due.clear()
    for (const hear of [...this.#listeners]) {
      for (const due of all) {
        try {
          // An earlier listener may have removed this one.
          if (this.#listeners.has(hear)) hear(due)
        } catch (error) {
          this.#say('listener_threw', '', error)
        }
      }
    }
  }
}
