/** What `<vitrine-privacy>` is made of. */
import type { Vitrine } from '../types.ts'
import type { Plan } from './panel.ts'
import { allowPart } from './privacy/allow.ts'
import { carryPart } from './privacy/carry.ts'
import { erasePart } from './privacy/erase.ts'
import { knownPart } from './privacy/known.ts'
import { sentPart } from './privacy/sent.ts'
import { statusPart } from './privacy/status.ts'
import { PRIVACY_STYLE } from './privacy/style.ts'
import { privacyWordsFor } from './privacy/words.ts'
import { STYLE } from './style.ts'

/** The plan for one Vitrine. */
export const privacyPlan = (vitrine: Vitrine): Plan => ({
  hears: ['profile', 'consent', 'sync', 'status', 'look'],
  icon: '',
  style: STYLE + PRIVACY_STYLE,
  build(_, language, say) {
    const words = privacyWordsFor(language)
    const context = { vitrine, words, say }
    const make = [statusPart, allowPart, knownPart, sentPart, carryPart, erasePart]
    const parts = make.map(part => part(context))
    return { open: words.open, close: words.close, parts, content: parts.map(({ element }) => element) }
  }
})
