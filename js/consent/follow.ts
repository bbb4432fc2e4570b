/** The chunk behind `consent.follow`: takes the shopper's decision from whoever asks for it on this page. */
import type { Say } from '../say.ts'
import type { ConsentSource, ConsentUpdate } from '../types.ts'
import { google } from './google.ts'
import { shopify } from './shopify.ts'
import { tcf } from './tcf.ts'

/** Takes a decision; `isDefault`: only until somebody decided. */
export type TellConsent = (update: ConsentUpdate, isDefault?: boolean) => void
/** Follows one source; returns its undo. */
export type Follow = (tell: TellConsent, say: Say) => () => void

const SOURCES: Readonly<Record<string, Follow>> = { google, tcf, shopify }

/** Follows a source, whatever was really given; returns its undo. */
export function follow(source: ConsentSource, tell: TellConsent, say: Say): () => void {
  let on = true
  let undo: unknown
  const heard: TellConsent = (update, isDefault) => {
    if (on && Object.keys(update ?? {}).length > 0) tell(update, isDefault)
  }
  try {
    if (typeof source === 'function') undo = source(update => heard(update))
    else if (Object.hasOwn(SOURCES, source)) undo = (SOURCES[source] as Follow)(heard, say)
    else say('bad_consent_source', "consent.follow() takes 'google', 'tcf', 'shopify' or a function")
  } catch (error) {
    say('bad_consent_source', 'the source of the decision failed', error)
  }
  return () => {
    on = false
    if (typeof undo === 'function') undo()
  }
}
