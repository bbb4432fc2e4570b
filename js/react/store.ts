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
  /** Rises with that, and with everything learnt. */
  profile(): number
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
  const risen: Record<Change['what'], number> = { profile: 0, look: 0, consent: 0, status: 0, sync: 0 }
  vitrine.on('change', ({ what }) => {
    risen[what]++
    for (const listener of [...listeners]) listener()
  })
  const status = () => risen.status + risen.consent
  const store: Store = {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    status,
    profile: () => status() + risen.profile,
    look: () => risen.look
  }
  stores.set(vitrine, store)
  return store
}
