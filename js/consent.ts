/** The two purposes and how a decision changes them. */
import type { Say } from './say.ts'
import type { Consent, ConsentState, ConsentUpdate } from './types.ts'

/** Before any decision: nothing is decided, but a browser that says "do not sell or share" has decided about sending. */
export function defaultConsent(): Consent {
  const { globalPrivacyControl, doNotTrack } = (typeof navigator === 'undefined' ? {} : navigator) as {
    globalPrivacyControl?: unknown
    doNotTrack?: unknown
  }
  return { personalize: 'pending', sync: globalPrivacyControl === true || doNotTrack === '1' ? 'denied' : 'pending' }
}

/** The consent after `update`; what cannot be understood changes nothing. */
export function mergeConsent(before: Consent, update: ConsentUpdate | undefined, say: Say): Consent {
  const { personalize, sync } = update ?? {}
  return { personalize: toState(personalize, before.personalize, say), sync: toState(sync, before.sync, say) }
}

function toState(value: unknown, before: ConsentState, say: Say): ConsentState {
  if (value === true) return 'granted'
  if (value === false) return 'denied'
  if (value === 'granted' || value === 'denied' || value === 'pending') return value
  if (value !== undefined) say('bad_consent')
  return before
}
