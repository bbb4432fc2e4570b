/**
 * Shopify's Customer Privacy API: `preferences` decides about `personalize`, `analytics` about `sync`. An empty answer means that the
 * visitor was not asked, or need not be: then what Shopify allows in their region is a default, and what it does not allow stays pending.
 */
import type { ConsentUpdate } from '../types.ts'
import type { Follow } from './follow.ts'

interface CustomerPrivacy {
  currentVisitorConsent(): { preferences?: unknown; analytics?: unknown }
  preferencesProcessingAllowed(): boolean
  analyticsProcessingAllowed(): boolean
}
interface Shopify {
  customerPrivacy?: CustomerPrivacy
  loadFeatures?(features: { name: string; version: string }[], done: (error?: unknown) => void): void
}

/** Follows the visitor's answers on this page. */
export const shopify: Follow = (tell, say) => {
  const shop = (globalThis as { Shopify?: Shopify }).Shopify
  const read = (): void => {
    const privacy = shop?.customerPrivacy
    if (!privacy) return
    const { preferences, analytics } = privacy.currentVisitorConsent()
    tell(answers(preferences, analytics))
    const allowed: ConsentUpdate = {}
    if (preferences === '' && privacy.preferencesProcessingAllowed()) allowed.personalize = true
    if (analytics === '' && privacy.analyticsProcessingAllowed()) allowed.sync = true
    tell(allowed, true)
  }
  // Shopify's own event; it comes once the answer is kept.
  document.addEventListener('visitorConsentCollected', read)
  if (shop?.customerPrivacy) read()
  else if (shop?.loadFeatures) {
    shop.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], error => {
      if (error) say('no_consent_source', '(Shopify did not load its customer privacy)', error)
      else read()
    })
  } else say('no_consent_source', '(there is no Shopify)')
  return () => document.removeEventListener('visitorConsentCollected', read)
}

function answers(preferences: unknown, analytics: unknown): ConsentUpdate {
  const said: ConsentUpdate = {}
  if (preferences === 'yes' || preferences === 'no') said.personalize = preferences === 'yes'
  if (analytics === 'yes' || analytics === 'no') said.sync = analytics === 'yes'
  return said
}
