/** When the shopper was asked last: remembered on the device while a profile is allowed, otherwise in this page alone. */
import type { Vitrine } from '../types.ts'

const DAY_MS = 86_400_000

/** The cap of one shop's surveys. */
export interface Asked {
  /** True when the last time is so many days ago, or never was. */
  isDue(days: number): boolean
  /** Remembers that it was now. */
  note(): void
  /** Forgets it on the device, where it may not be remembered any more. */
  settle(): void
}

/** The cap under `vitrine:<shop>:asked-survey`. */
export function askedOf(vitrine: Vitrine, shop: string): Asked {
  const key = `vitrine:${shop}:asked-survey`
  let here = 0
  const may = () => vitrine.consent.get().personalize === 'granted'
  const last = () => Math.max(here, attempt(() => Number(localStorage.getItem(key))) || 0)
  return {
    isDue(days) {
      const now = Date.now()
      // A time that is still to come was written by another clock.
      return last() > now || now - last() >= days * DAY_MS
    },
    note() {
      here = Date.now()
      if (may()) attempt(() => localStorage.setItem(key, String(here)))
    },
    settle() {
      if (!may()) attempt(() => localStorage.removeItem(key))
    }
  }
}

/** Storage that is denied throws on mere access. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
