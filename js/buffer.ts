/** Keeps what happens before the engine is there, with its time. */

/** Events kept; a page that makes more before its engine arrives is not being looked at by a person. */
const MAX_EVENTS = 1000
/** GA4's own limit; more is not copied. */
const MAX_ITEMS = 200

/** One call of `track`, to be made again. */
export interface BufferedEvent {
  /** As given. */
  name: unknown
  /** A copy: pages clear and reuse the objects they push. */
  params: unknown
  /** When it happened, milliseconds since 1970. */
  atMs: number
}

/** The first events of a page. */
export class EventBuffer {
  #events: BufferedEvent[] = []

  /** Keeps an event; false when there is no room. */
  push(name: unknown, params: unknown, atMs: number): boolean {
    if (this.#events.length >= MAX_EVENTS) return false
    this.#events.push({ name, params: copy(params), atMs })
    return true
  }

  /** Gives the events, oldest first, and forgets them. */
  drain(): BufferedEvent[] {
    const events = this.#events
    this.#events = []
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
