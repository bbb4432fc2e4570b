/**
 * `<vitrine-privacy>`: the panel in which a shopper sees what is known and what leaves, and decides about both. Works before the engine
 * is there; without one it says so, and the decisions hold all the same. All but its name comes when one stands in a page.
 */
import type { Vitrine } from '../types.ts'
import { panelElement } from './panel.ts'

/** The class of `<vitrine-privacy>` for one Vitrine. */
export const privacyElement = (vitrine: Vitrine): CustomElementConstructor =>
  panelElement(vitrine, () => import('./privacy-panel.ts').then(({ privacyPlan }) => privacyPlan(vitrine)))
