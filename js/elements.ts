/** `vitrine/elements`: custom elements over a shop's Vitrine. Importing it does nothing; `defineElements(vitrine)` defines them. */
import { lookElement } from './elements/look.ts'
import { privacyElement } from './elements/privacy.ts'
import type { Vitrine } from './types.ts'

/**
 * Defines `<vitrine-look>`, the panel in which a shopper sets the look, and `<vitrine-privacy>`, the one in which they see and decide
 * what is known and what leaves. Without a page, or where they are defined, nothing happens.
 */
export function defineElements(vitrine: Vitrine): void {
  if (typeof customElements === 'undefined' || customElements.get('vitrine-look')) return
  customElements.define('vitrine-look', lookElement(vitrine))
  customElements.define('vitrine-privacy', privacyElement(vitrine))
}
