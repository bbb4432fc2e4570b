/**
 * A stand-in for a tag manager, which wraps `push` the way Google's container does: numbers the events, runs the functions on its
 * model, follows pushes that its tags make, cuts the array down and answers with a boolean. Self-contained: it also runs in a page.
 */

/** What it saw, in order. */
export interface TagManager {
  /** Every entry, the very object. */
  seen: unknown[]
  /** `this` of every call of its `push`. */
  receivers: unknown[]
  /** What each call answered. */
  answers: unknown[]
}

/** Installs it on a data layer: reads what is there, then everything that is pushed. `tag` runs on each entry, as a tag would. */
export function installTagManager(layer: unknown[], tag: (entry: unknown) => void = () => {}): TagManager {
  const manager: TagManager = { seen: [], receivers: [], answers: [] }
  const model: Record<string, unknown> = {}
  const access = {
    get: (key: string) => model[key],
    set(key: string, value: unknown) {
      model[key] = value
    }
  }
  const queue: unknown[] = []
  let number = 0
  let isBusy = false

  const work = (): boolean => {
    if (isBusy) return false
    isBusy = true
    while (queue.length > 0) {
      const entry = queue.shift()
      manager.seen.push(entry)
      if (typeof entry === 'function') entry.call(access)
      else if (typeof entry === 'object' && entry !== null && 'event' in entry && !Object.isFrozen(entry))
        (entry as Record<string, unknown>)['gtm.uniqueEventId'] = ++number
      tag(entry)
    }
    isBusy = false
    return true
  }

  const { push } = layer
  layer.push = function (this: unknown[], ...entries: unknown[]): number {
    manager.receivers.push(this)
    queue.push(...entries)
    const pushed: unknown = push.apply(layer, entries)
    while (this.length > 300) this.shift()
    const answer = work() && (typeof pushed !== 'boolean' || pushed)
    manager.answers.push(answer)
    return answer as unknown as number
  }
  queue.push(...layer)
  work()
  return manager
}
