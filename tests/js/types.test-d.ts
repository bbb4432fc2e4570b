/** Checked by tsc, never run: misuse must not compile, and what the README shows must. */

import { type Change, createVitrine, type Item, type Reason, type Tag, type Vitrine } from '../../js/index.ts'
import type * as Inline from '../../js/inline.ts'

const vitrine: Vitrine = createVitrine({ shop: 'gift-shop', sync: { endpoint: '/v1/reports' }, locale: 'zh-CN' })

// @ts-expect-error a shop has a name
createVitrine({})
// @ts-expect-error reports need an address
createVitrine({ shop: 'a', sync: {} })
// @ts-expect-error a language we speak
createVitrine({ shop: 'a', locale: 'fr' })
// @ts-expect-error no such option
createVitrine({ shop: 'a', endpoint: '/v1' })
// @ts-expect-error an absent option is left out, not undefined
createVitrine({ shop: 'a', seed: undefined })

vitrine.track('view_item', { items: [{ item_id: '22423', item_name: 'CAKESTAND', price: 12.75 }] })
vitrine.track('search', { search_term: 'candle' })
vitrine.track('view_cart')
// @ts-expect-error not an event
vitrine.track('viewed_item')
// @ts-expect-error an item has an id
vitrine.track('view_item', { items: [{ item_name: 'CAKESTAND' }] })
// @ts-expect-error a price is a number
vitrine.track('view_item', { items: [{ item_id: '1', price: '12.75' }] })

interface Card extends Item {
  picture: string
}
const cards: readonly Card[] = []
const { items, reasons, personal } = vitrine.rank(cards, { slot: 'home', limit: 24 })
const pictures: string[] = items.map(card => card.picture)
const words: string | undefined = reasons[0]?.[0]?.text
const isPersonal: boolean = personal
// @ts-expect-error no such slot
vitrine.rank(cards, { slot: 'homepage' })
// @ts-expect-error candidates are items
vitrine.rank(['22423'])
// @ts-expect-error reasons cannot be replaced
vitrine.rank(cards).reasons = []
// @ts-expect-error a list may be shorter than it looks
const first: Card = items[0]

vitrine.look.set({ theme: 'dark', textScale: 1.4 })
vitrine.look.elder(true)
// @ts-expect-error no such theme
vitrine.look.set({ theme: 'pink' })
// @ts-expect-error elder mode is on or off
vitrine.look.elder('on')

vitrine.consent.set({ personalize: true, sync: 'denied' })
// @ts-expect-error not a decision
vitrine.consent.set({ personalize: 'maybe' })
// @ts-expect-error two purposes only
vitrine.consent.set({ marketing: true })

const off: () => void = vitrine.on('change', (change: Change) => change.what)
// @ts-expect-error the only event is change
vitrine.on('ready', () => {})
// @ts-expect-error status is for reading
vitrine.status = { engine: 'ready', storage: 'none', counters: {} }
// @ts-expect-error the profile cannot be replaced
vitrine.profile = undefined

const tags: Tag[] = vitrine.profile.tags()
const reason: Reason = { code: 'popularity', share: 1, text: 'Popular in this shop' }
const sameShape: typeof createVitrine = null as unknown as typeof Inline.createVitrine

export { first, isPersonal, off, pictures, reason, sameShape, tags, words }
