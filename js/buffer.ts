/** Keeps what happens before the engine is there, in order and with its time: events, and the shopper's wishes for the profile. */
import type { EnginePort } from './engine/port.ts'

/** Events kept; a page that makes more before its engine arrives is not being looked at by a person. */
const MAX_EVENTS = 1000
/** Wishes kept beside them: a flood of events must not push out "forget this". */
const MAX_WISHES = 200
/** GA4's own limit; more is not copied. */
const MAX_ITEMS = 200

/** A call on the profile, to be made when there is one. */
export type Wish = (port: EnginePort) => void

/** One call of `track`, to be made again. */
interface BufferedEvent {
  /** As given. */
  readonly name: unknown
  /** A copy: pages clear and reuse the objects they push. */
  readonly params: unknown
  /** When it happened, milliseconds since 1970. */
  readonly atMs: number
}

/** The first moments of a page. */
export class EventBuffer {
  #events = 0
  #kept: (BufferedEvent | Wish)[] = []

  /** Keeps an event; false when there is no room. */
  push(name: unknown, params: unknown, atMs: number): boolean {
    if (this.#events >= MAX_EVENTS) return false
    this.#events++
    this.#kept.push({ name, params: copy(params), atMs })
    return true
  }

  /** Keeps a wish; false when there is no room. */
  wish(wish: Wish): boolean {
    return this.#kept.length - this.#events < MAX_WISHES && this.#kept.push(wish) > 0
  }

  /** Makes every call, oldest first, and forgets them; `nowMs` is the clock of now. */
  replay(port: EnginePort, nowMs: number): void {
    const kept = this.#kept
    this.#kept = []
    this.#events = 0
    for (const call of kept) {
      if (typeof call === 'function') call(port)
      else port.track(call.name, call.params, call.atMs, nowMs)
    }
  }

  /** Forgets the events, not the wishes; gives how many there were. */
  forgetEvents(): number {
    const events = this.#events
    this.#events = 0
    this.#kept = this.#kept.filter(call => typeof call === 'function')
    return events
  }
}

function copy(params: unknown): unknown {
  if (typeof params !== 'object' || params === null) return params
  try {
    const { items } = params as { items?: unknown }
    return Array.isArray(items)
      ? { ...params, items: items.slice(0, MAX_ITEMS).map(item => ({ ...item })) }
      : { ...params }
  } catch {
    // A getter that throws: the engine's side counts this as a bad event.
    return 0
  }
}
