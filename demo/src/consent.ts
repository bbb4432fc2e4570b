/**
 * The shopper's decision, as the shop remembers it. A refusal stores nothing at all, so only what was granted is written; a page
 * without a decision is `pending`: what happens on it stays in its memory and is gone with it.
 */
import type { Consent, ConsentUpdate } from 'vitrine'

const KEY = 'shop:consent'

/** The decision of an earlier page; empty without one, so that what the browser says for its owner (GPC) holds. */
export function recalledChoice(): ConsentUpdate {
  try {
    const { personalize, sync } = JSON.parse(localStorage.getItem(KEY) ?? '') as Record<string, unknown>
    return { personalize: personalize === true ? 'granted' : 'denied', sync: sync === true ? 'granted' : 'denied' }
  } catch {
    return {}
  }
}

/** Remembers what was granted; forgets the decision when nothing was. */
export function rememberChoice(consent: Consent): void {
  const choice = { personalize: consent.personalize === 'granted', sync: consent.sync === 'granted' }
  try {
    if (choice.personalize || choice.sync) localStorage.setItem(KEY, JSON.stringify(choice))
    else localStorage.removeItem(KEY)
  } catch {
    // Storage is blocked: the decision holds for this page.
  }
}
