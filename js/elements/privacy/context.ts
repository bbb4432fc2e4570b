/** What every part of `<vitrine-privacy>` is made with, and what several of them ask. */
import type { Vitrine } from '../../types.ts'
import type { PrivacyWords } from './words.ts'

/** What a part is made with. */
export interface PrivacyContext {
  vitrine: Vitrine
  words: PrivacyWords
  /** Says a short sentence in the panel's live region. */
  say(text: string): void
}

/** True when there is no profile and none to come: nothing can be kept, changed or carried. */
export const isWithout = ({ status, consent }: Vitrine): boolean =>
  status.engine === 'unavailable' || consent.get().personalize === 'denied'
