/** The look. */
import { useMemo, useSyncExternalStore } from 'react'
import type { LookControl, LookPreferences } from '../types.ts'
import { useVitrine } from './provider.ts'
import { ON_SERVER, storeOf } from './store.ts'

/** What the shopper chose, and the ways to choose. */
export interface UseLook extends Pick<LookControl, 'set' | 'elder' | 'reset'> {
  /** What was chosen so far; nothing on the server and in the first rendering after it. */
  readonly preferences: LookPreferences
  /** True while elder mode is on: no promotions, pop-ups, autoplay or countdowns then. */
  readonly isElder: boolean
}

/** The shopper's look. It is on the page without this, too; this is for components that show or change it. */
export function useLook(): UseLook {
  const { look } = useVitrine()
  const store = storeOf(useVitrine())
  const version = useSyncExternalStore(store.subscribe, store.look, () => ON_SERVER)
  return useMemo(() => {
    const preferences = version === ON_SERVER ? {} : look.get()
    return { preferences, isElder: preferences.elder === true, set: look.set, elder: look.elder, reset: look.reset }
  }, [look, version])
}
