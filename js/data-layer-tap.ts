/** Hears what a page pushes into an array, past and to come, without the array's other listeners noticing. */

/**
 * Gives every entry of `layer` to `take`, those that are there first; returns its undo. `again` says that an entry was heard before, by
 * `wasHeard` or because it is on its way through another listener's `push` in `passing` right now.
 */
export function tapLayer(
  layer: unknown[],
  take: (entry: unknown, again: boolean) => void,
  wasHeard: (entry: unknown) => boolean,
  passing: Set<unknown>
): () => void {
  let listening = true
  // A getter of somebody else's object may throw, and must not stop the entry behind it.
  const hear = (entry: unknown, again: boolean): void => {
    try {
      if (listening) take(entry, again)
    } catch {}
  }

  for (const entry of [...layer]) hear(entry, wasHeard(entry))
  const { push } = layer
  const own = Object.hasOwn(layer, 'push')
  const heard = function (this: unknown, ...entries: unknown[]): unknown {
    const fresh = entries.filter(entry => listening && !passing.has(entry))
    // Before the tag manager: what its tags push or change meanwhile comes after.
    for (const entry of entries) hear(entry, passing.has(entry))
    for (const entry of fresh) passing.add(entry)
    try {
      return Reflect.apply(push, this, entries)
    } finally {
      for (const entry of fresh) passing.delete(entry)
    }
  }
  // Unlike an assignment neither throws at a frozen array nor shows up in `for … in`.
  Reflect.defineProperty(layer, 'push', { value: heard, writable: true, configurable: true })
  return () => {
    listening = false
    // A tag manager that came later has wrapped this function: then it stays, deaf.
    if (layer.push !== heard) return
    if (own) Reflect.set(layer, 'push', push)
    else Reflect.deleteProperty(layer, 'push')
  }
}
