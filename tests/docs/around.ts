/** What a shop has around an example: its list, its functions, its tag manager. The same for the type checker and for the browser. */

/** Declared for every block. */
export const AROUND_TYPES = `
import type { Item, OptionObject, Vitrine } from 'vitrine'
declare global {
  const vitrine: Vitrine
  const candidates: (Item & { item_id: string })[]
  const item: Item
  const coupons: OptionObject[]
  function render(...what: unknown[]): void
  function offerHelp(element?: Element): void
  interface Window { dataLayer: unknown[] }
}
`

/** There when a block runs; a Vitrine only for those that make none. */
export const around = (makesOne: boolean): string => `
import { createVitrine } from 'vitrine'
globalThis.candidates = Array.from({ length: 48 }, (_, i) => ({
  item_id: String(22_400 + i), item_name: ['Mug ', 'Clock '][i % 2] + i, item_category: 'Home', item_category2: ['Mug', 'Clock'][i % 2], price: 4 + i % 5
}))
globalThis.item = candidates[7]
globalThis.coupons = [{ id: 'TEN' }, { id: 'GIFT' }]
globalThis.render = () => {}
globalThis.offerHelp = () => {}
globalThis.dataLayer = []
// A consent platform that has not been answered yet.
globalThis.__tcfapi = (command, _version, tell) => { if (command === 'ping') tell({ cmpLoaded: true }) }
${makesOne ? '' : "globalThis.vitrine = createVitrine({ shop: 'gift-shop', consent: { personalize: true }, debug: true })"}
`

/** True when a block makes its own Vitrine. */
export const makesOne = (code: string): boolean => /\bcreateVitrine\(/.test(code)
