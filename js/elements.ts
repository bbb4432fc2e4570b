/** `vitrine/elements`: custom elements over a shop's Vitrine. Importing it does nothing; `defineElements(vitrine)` defines them. */
import { lookElement } from './elements/look.ts'
import { surveyElement } from './elements/survey.ts'
import type { Vitrine } from './types.ts'

export type { SurveyAnswer } from './elements/survey.ts'

/** Each element with its class for a Vitrine: `<vitrine-look>` sets the look, `<vitrine-survey>` asks one question. */
const ELEMENTS = { 'vitrine-look': lookElement, 'vitrine-survey': surveyElement }

/** Defines the elements. Without a page nothing happens, and what is defined already stays as it is. */
export function defineElements(vitrine: Vitrine): void {
  if (typeof customElements === 'undefined') return
  for (const [name, classFor] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, classFor(vitrine))
  }
}
