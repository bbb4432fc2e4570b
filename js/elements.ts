/** `vitrine/elements`: custom elements over a shop's Vitrine. Importing it does nothing; `defineElements(vitrine)` defines them. */
import { inspectorElement } from './elements/inspector.ts'
import { lookElement } from './elements/look.ts'
import { privacyElement } from './elements/privacy.ts'
import { surveyElement } from './elements/survey.ts'
import type { Vitrine } from './types.ts'

export type { SurveyAnswer } from './elements/survey.ts'

/**
 * Each element with its class for a Vitrine: in `<vitrine-look>` a shopper sets the look, in `<vitrine-privacy>` they see and decide what is
 * known and what leaves, `<vitrine-survey>` asks one question; `<vitrine-inspector>` shows a developer what happens and why.
 */
const ELEMENTS = {
  'vitrine-look': lookElement,
  'vitrine-privacy': privacyElement,
  'vitrine-survey': surveyElement,
  'vitrine-inspector': inspectorElement
}

/** Defines the elements. Without a page nothing happens, and what is defined already stays as it is. */
export function defineElements(vitrine: Vitrine): void {
  if (typeof customElements === 'undefined') return
  for (const [name, classFor] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, classFor(vitrine))
  }
}
