/** What React asks of the world outside: a snapshot that is the same until something changed, and a call when it did. */
import type { Change, Vitrine } from '../types.ts'

/** The snapshot on the server and while its page is hydrated: nothing is known of the shopper. */
export const ON_SERVER = -1

/** Numbers that rise with the changes of one Vitrine. Reading one twice in a rendering gives the same, as React demands. */
export interface Store {
  /** Calls back after every change; returns its undo. */
  subscribe(listener: () => void): () => void
  /** Rises when the engine comes or goes, or the shopper decides about consent. */
  status(): number
  /** Rises with `status`, and with everything learnt. */
  profile(): number
  /** Rises with `status`, and when the shopper took or refused what was chosen. */
  decision(): number
  /** Rises with the look. */
  look(): number
}

const stores = new WeakMap<Vitrine, Store>()

/**
 * The store of a Vitrine, made when it is first asked for. It hears of every change from then on, subscribed to or not: a change between
 * the first rendering and the subscription would be lost otherwise. It ends with the Vitrine.
 */
export function storeOf(vitrine: Vitrine): Store {
  const known = stores.get(vitrine)
  if (known) return known
  const listeners = new Set<() => void>()
  const changes = new Map<Change['what'], number>()
  const count = (what: Change['what']) => changes.get(what) ?? 0
  vitrine.on('change', ({ what }) => {
    changes.set(what, count(what) + 1)
    for (const listener of [...listeners]) listener()
  })
  const status = () => count('status') + count('consent')
  const store: Store = {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    status,
    profile: () => status() + count('profile'),
    decision: () => status() + count('decision'),
    look: () => count('look')
  }
  stores.set(vitrine, store)
  return store
}
