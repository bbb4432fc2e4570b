/** Checked by tsc, never run: misuse must not compile, and what the README shows must. */

import { defineElements } from '../../js/elements.ts'
import {
  type CandidateList,
  type Change,
  createVitrine,
  type EventParams,
  type ImportResult,
  type InspectedEvent,
  type Inspection,
  type Item,
  type LookFinding,
  type LookSuggestion,
  type ProfileExport,
  type Reason,
  type Segment,
  type StorageState,
  type Tag,
  type Vitrine
} from '../../js/index.ts'
import type * as Inline from '../../js/inline.ts'
import { useChoice, useExperiment, useLook, useRank, useVitrine, VitrineProvider } from '../../js/react.ts'
import { shopRules } from '../../js/rules.ts'
import { type DecodedReport, decodeReport, experimentArm } from '../../js/server.ts'
import { readTokens, type Tokens } from '../../js/tokens.ts'

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

vitrine.track('purchase', { transaction_id: 'T1', value: 3, currency: 'GBP', coupon: 'MAY', tax: 1, shipping: 0 })
vitrine.track('scroll', { percent_scrolled: 90 })
vitrine.track('survey_answer', { question: 'q1', answer: 'yes', score: 4 })
vitrine.track('Order Cancelled', { order_id: 'T1' })
// @ts-expect-error an amount is a number
vitrine.track('purchase', { value: '3' })
// @ts-expect-error not a field of GA4's
vitrine.track('purchase', { amount: 3 })
// @ts-expect-error Segment has no such event
vitrine.track('Order Lost')
const item: Required<Omit<Item, 'item_id'>> & Item = null as unknown as Required<Item>
const params: EventParams = { items: [item], page_location: 'https://shop.example/' }

createVitrine({ shop: 'a', retention: { behaviour: 90 } })
// @ts-expect-error days are a number
createVitrine({ shop: 'a', retention: { behaviour: '90' } })
// @ts-expect-error no such level
createVitrine({ shop: 'a', retention: { behavior: 90 } })

interface Card extends Item {
  picture: string
}
const cards: readonly Card[] = []
const { items, reasons, personal } = vitrine.rank(cards, { slot: 'home', limit: 24 })
const pictures: string[] = items.map(card => card.picture)
const words: string | undefined = reasons[0]?.[0]?.text
const isPersonal: boolean = personal
vitrine.rank(cards, {
  surprise: 0.7,
  rules: shopRules(
    [
      { pin: '22423', at: 1 },
      { bury: { item_brand: 'Acme' }, by: 3 }
    ],
    { outOfStock: 'hide' }
  )
})
// @ts-expect-error a pin needs a place
shopRules([{ pin: '22423' }])
// @ts-expect-error rules are made by shopRules
vitrine.rank(cards, { rules: [{ pin: '22423', at: 1 }] })
// @ts-expect-error no such slot
vitrine.rank(cards, { slot: 'homepage' })
// @ts-expect-error candidates are items
vitrine.rank(['22423'])
// @ts-expect-error reasons cannot be replaced
vitrine.rank(cards).reasons = []
// @ts-expect-error a list may be shorter than it looks
const first: Card = items[0]

createVitrine({ shop: 'gift-shop', ranking: { model: '/vitrine/model.json' } })
createVitrine({
  shop: 'gift-shop',
  ranking: { model: { format: 'vitrine-model-1', slots: { home: { weights: { trend: 1 } } } } }
})
// @ts-expect-error a format that is not known
createVitrine({ shop: 'gift-shop', ranking: { model: { format: 'vitrine-model-0', slots: {} } } })
const model: 'shipped' | 'own' | 'model_invalid' | 'model_unreachable' = vitrine.status.model

vitrine.look.set({ theme: 'dark', textScale: 1.4 })
vitrine.look.elder(true)
const findings: Promise<LookFinding[]> = vitrine.look.audit(document.body)
const suggestion: LookSuggestion | undefined = vitrine.look.suggestion()
const { css, palette }: Tokens = readTokens({})
createVitrine({ shop: 'a', look: { palettes: { sea: { background: '#fff', text: '#000', ...palette } } } })
// @ts-expect-error a palette has a text
createVitrine({ shop: 'a', look: { palettes: { sea: { background: '#fff' } } } })
defineElements(vitrine)
vitrine.look.set({ theme: 'our-own-palette', lineHeight: 1.6, font: null, modules: { home: ['loved', 'hero'] } })
// @ts-expect-error a look is a word of ours
vitrine.look.set({ density: 'dense' })
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
vitrine.status = { engine: 'ready', model: 'shipped', storage: 'none', counters: {} }
// @ts-expect-error the profile cannot be replaced
vitrine.profile = undefined

const tags: Tag[] = vitrine.profile.tags()
const level: 'basic' | 'behaviour' | 'preference' | 'value' | undefined = tags[0]?.level
const segments: Segment[] = vitrine.profile.segments()
vitrine.profile.block(tags[0]?.id ?? '')
const blocked: string[] = vitrine.profile.blocked()
vitrine.profile.notInterested({ item_id: '22423' })
vitrine.profile.notInterested(item)
vitrine.profile.notInterested({ category: 'Holder' })
// @ts-expect-error an item or a category
vitrine.profile.notInterested('22423')
vitrine.profile.declare('sizes', '38')
vitrine.profile.declare('member', true, { by: 'shop' })
vitrine.profile.declare('sizes', null)
// @ts-expect-error nobody else declares
vitrine.profile.declare('sizes', '38', { by: 'advertiser' })
const exported: Promise<ProfileExport | null> = vitrine.profile.export()
const imported: Promise<ImportResult> = vitrine.profile.import({})
const isPaused: boolean = vitrine.profile.isPaused()
const code: Promise<string> = vitrine.profile.transfer('four random words here')
const received = await vitrine.profile.receive(new Blob([await code]), 'four random words here')
// @ts-expect-error a profile that was taken has no code
const why: string = received.code
const refusal: string = received.ok ? '' : received.code
const storage: StorageState = vitrine.status.storage
const reason: Reason = { code: 'popularity', share: 1, text: 'Popular in this shop' }
const sameShape: typeof createVitrine = null as unknown as typeof Inline.createVitrine

const list: CandidateList<{ item_id: string; colour: string }> = await vitrine.candidates([
  { item_id: '1', colour: 'red' }
])
const colour: string | undefined = list.rank({ slot: 'home', limit: 1 }).items[0]?.colour
const arrived: CandidateList = await vitrine.candidates(new Uint8Array())
// @ts-expect-error a string is no list
void vitrine.candidates('list')

// A list of any kind of item comes back as that kind.
const shelf: Card[] = useRank(cards, { slot: 'home', live: true }).items
// @ts-expect-error candidates are items
useRank(['22423'])
// @ts-expect-error no such slot
useRank(cards, { slot: 'homepage' })
// @ts-expect-error a switch is on or off
useRank(cards, { live: 'yes' })
const isElder: boolean = useLook().isElder
useLook().set({ theme: 'dark' })
// @ts-expect-error what was chosen is changed by set
useLook().preferences = {}
const heading: 'plain' | 'warm' = useExperiment('heading', ['plain', 'warm'], { initial: 'warm', weights: [0.5, 0.5] })
// @ts-expect-error the arm that was drawn is one of the arms
useExperiment('heading', ['plain', 'warm'], { initial: 'cold' })
// @ts-expect-error an experiment has arms
useExperiment('heading', [])
const percent: number | undefined = useChoice('coupon', [{ id: 'MAY', percent: 5 }], { caps: { week: 1 } }).option
  ?.percent
// @ts-expect-error an option has an id
useChoice('coupon', [{ percent: 5 }])
// @ts-expect-error a promotion or a service
useChoice('coupon', ['MAY'], { kind: 'advert' })
const same: Vitrine = useVitrine()
VitrineProvider({ vitrine })
// @ts-expect-error a provider has something to provide
VitrineProvider({})
// @ts-expect-error what createVitrine gives, not what it takes
VitrineProvider({ vitrine: { shop: 'a' } })

// The arm is one of those that were given.
const arm: 'a' | 'b' = experimentArm('hero', ['a', 'b'], { id: 'p1', weights: [0.2, 0.8], namespace: ['page', 0, 0.5] })
// @ts-expect-error somebody is assigned
experimentArm('hero', ['a', 'b'], {})
// @ts-expect-error a namespace has a name and two ends
experimentArm('hero', ['a', 'b'], { id: 'p1', namespace: ['page', 0] })
// @ts-expect-error not an arm
const noArm: 'c' = experimentArm('hero', ['a', 'b'], { id: 'p1' })
const decoded: DecodedReport = decodeReport(new Uint8Array())
// @ts-expect-error look first whether it is a report
decoded.report
const answers: number[] = decoded.ok ? decoded.report.answers : []
// @ts-expect-error bytes, not text
decodeReport('report')

export {
  answers,
  arm,
  arrived,
  blocked,
  colour,
  css,
  exported,
  findings,
  first,
  heading,
  imported,
  isElder,
  isPaused,
  isPersonal,
  level,
  model,
  noArm,
  off,
  params,
  percent,
  pictures,
  reason,
  refusal,
  same,
  sameShape,
  segments,
  shelf,
  storage,
  suggestion,
  tags,
  why,
  words
}

const inspecting: Promise<Inspection> = vitrine.inspect()
export const seen = inspecting.then(({ events, rankings }) => [events[0]?.outcome, rankings[0]?.places[0]?.serverPlace])
// @ts-expect-error what was recorded is not changed
inspecting.then(({ events }) => events.push(events[0] as InspectedEvent))
// @ts-expect-error it takes nothing
vitrine.inspect('events')
