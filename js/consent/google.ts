/**
 * Google Consent Mode v2, as `gtag('consent', 'default' | 'update', {…})` leaves it in `dataLayer`. What is asked for there decides
 * here: `personalization_storage` (else `functionality_storage`) about `personalize`, `analytics_storage` about `sync`.
 *
 * A default is what holds before the shopper is asked. "Denied" by default is no refusal, and must not erase what an earlier yes kept:
 * it leaves things pending. A default for some regions only counts for nobody: where the shopper is, is not known here.
 */
import { tapLayer } from '../data-layer-tap.ts'
import type { ConsentUpdate } from '../types.ts'
import type { Follow } from './follow.ts'

type Bag = { readonly [field: string]: unknown }

/** Follows the page's `dataLayer`, making it if there is none, as Google's own snippet does. */
export const google: Follow = tell => {
  const page = globalThis as { dataLayer?: unknown }
  if (!Array.isArray(page.dataLayer)) page.dataLayer = []
  let isUpdated = false
  const take = (entry: unknown): void => {
    const { 0: command, 1: what, 2: said } = (entry ?? {}) as Bag
    if (command !== 'consent' || typeof said !== 'object' || said === null) return
    const { personalization_storage, functionality_storage, analytics_storage, region } = said as Bag
    const update: ConsentUpdate = {}
    const personalize = personalization_storage ?? functionality_storage
    if (what === 'update') {
      isUpdated = true
      if (isAnswer(personalize)) update.personalize = personalize
      if (isAnswer(analytics_storage)) update.sync = analytics_storage
    } else if (what === 'default' && !isUpdated && region === undefined) {
      if (personalize === 'granted') update.personalize = personalize
      if (analytics_storage === 'granted') update.sync = analytics_storage
    }
    if ('personalize' in update || 'sync' in update) tell(update, what === 'default')
  }
  return tapLayer(page.dataLayer as unknown[], take, () => false, new Set())
}

const isAnswer = (value: unknown): value is 'granted' | 'denied' => value === 'granted' || value === 'denied'
