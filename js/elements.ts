/** `vitrine/elements`: custom elements over a shop's Vitrine. Importing it does nothing; `defineElements(vitrine)` defines them. */
import { lookElement } from './elements/look.ts'
import type { Vitrine } from './types.ts'

/** Defines `<vitrine-look>`, the panel in which a shopper sets the look. Without a page, or where it is defined, nothing happens. */
export function defineElements(vitrine: Vitrine): void {
  if (typeof customElements === 'undefined' || customElements.get('vitrine-look')) return
  customElements.define('vitrine-look', lookElement(vitrine))
}
