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
  try {
    if (typeof source === 'function') {
      const undo: unknown = source(update => tell(update))
      return typeof undo === 'function' ? (undo as () => void) : () => {}
    }
    if (Object.hasOwn(SOURCES, source)) return (SOURCES[source] as Follow)(tell, say)
    say('bad_consent_source', "consent.follow() takes 'google', 'tcf', 'shopify' or a function")
  } catch (error) {
    say('bad_consent_source', 'the source of the decision failed', error)
  }
  return () => {}
}
