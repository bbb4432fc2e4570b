/**
 * What a developer is told about an event in debug mode, each kind of mistake once. In a chunk of its own, fetched in debug mode only:
 * a shop in production pays nothing for sentences that nobody reads.
 */
import type { EventName } from '../types.ts'
import { nearest } from './nearest.ts'
import { SEGMENT_EVENTS, toGa4 } from './segment.ts'

/** Says a sentence, once per code. */
export type Say = (code: string, sentence: string) => void
type Bag = { readonly [field: string]: unknown }

/** Every name, and whether the event says nothing without items. */
const EVENTS: Readonly<Record<EventName, '' | 'items'>> = {
  view_item_list: 'items',
  select_item: 'items',
  view_item: 'items',
  add_to_wishlist: 'items',
  add_to_cart: 'items',
  remove_from_cart: 'items',
  view_cart: '',
  begin_checkout: 'items',
  add_shipping_info: '',
  add_payment_info: '',
  purchase: 'items',
  refund: '',
  view_promotion: '',
  select_promotion: '',
  search: '',
  view_search_results: '',
  share: '',
  page_view: '',
  user_engagement: '',
  scroll: '',
  login: '',
  sign_up: '',
  review: 'items',
  favourite: 'items',
  coupon_use: '',
  survey_answer: '',
  help_request: ''
}

const NUMBERS = ['value', 'tax', 'shipping', 'rating', 'score', 'engagement_time_msec', 'percent_scrolled']
const ITEM_NUMBERS = ['price', 'quantity', 'discount', 'popularity']
const TEXTS = [
  'search_term',
  'transaction_id',
  'coupon',
  'payment_type',
  'shipping_tier',
  'question',
  'answer',
  'topic'
]
const MAX_TEXT = 200
const MAX_ITEMS = 200

/** Why the engine dropped an event that is well formed. */
const DROPPED: Readonly<Record<string, string>> = {
  duplicate: 'came twice within a moment, or its transaction_id was counted before; is a listener added twice?',
  future: 'lies in the future by the clock of this device',
  late: 'is older than anything that is kept',
  rate: 'is one of more events in a minute than a person can cause'
}

/** What is wrong with a call of `profile`. */
const CALLS: Readonly<Record<string, string>> = {
  unknown_declaration: 'profile.declare() does not know this name; docs/tags.md lists what can be declared',
  bad_declaration: 'profile.declare() takes a name and a text of at most 256 characters, a number, true, false or null',
  bad_wish: 'profile.notInterested() takes an item with its item_id, or { category }'
}

/** Says what is wrong with a call, by its code; '' is nothing. */
export function explain(say: Say, code: string): void {
  if (CALLS[code]) say(code, CALLS[code])
}

/** Looks at an event that was tracked; `dropped` is the engine's reason, '' if it took the event. */
export function advise(say: Say, name: unknown, params: unknown, dropped: string): void {
  try {
    if (typeof name === 'string') adviseNamed(say, name, params, dropped)
    else say('bad_event', 'track() takes the name of an event and an object')
  } catch {
    say('bad_event', 'the object given to track() throws when it is read')
  }
}

function adviseNamed(say: Say, name: string, params: unknown, dropped: string): void {
  const [ga4Name, event] = toGa4(name, params) ?? []
  if (ga4Name === undefined) say('ignored', `"${name}" has no meaning in GA4; it is counted and changes nothing`)
  else if (!Object.hasOwn(EVENTS, ga4Name)) unknownName(say, name)
  else if (typeof event === 'object' || event === undefined) inspect(say, ga4Name as EventName, (event ?? {}) as Bag)
  else say('bad_event', `${name}: track() takes an object after the name`)
  if (DROPPED[dropped]) say(dropped, `${name} ${DROPPED[dropped]}`)
}

function unknownName(say: Say, name: string): void {
  const known = nearest(name, [...Object.keys(EVENTS), ...Object.keys(SEGMENT_EVENTS)])
  say('unknown_name', `there is no event "${name}"${known ? `; did you mean "${known}"?` : ''}`)
}

function inspect(say: Say, name: EventName, event: Bag): void {
  const { items, value, currency } = event
  if (items !== undefined && items !== null && !Array.isArray(items))
    say('bad_items', `${name}: items must be an array`)
  const list: readonly unknown[] = Array.isArray(items) ? items : event.item_id ? [event] : []
  if (EVENTS[name] === 'items' && list.length === 0) say('no_items', `${name} without items says nothing`)
  if (list.length > MAX_ITEMS) say('too_many_items', `${name}: ${list.length} items; the first ${MAX_ITEMS} are taken`)
  list.slice(0, MAX_ITEMS).forEach((item, i) => inspectItem(say, `${name}: items[${i}]`, item))
  numbers(say, name, event, NUMBERS)
  for (const field of TEXTS) {
    const text = event[field]
    if (typeof text === 'string' && text.length > MAX_TEXT) say('cut_text', `${name}: ${field} is cut at ${MAX_TEXT}`)
    if (typeof text === 'object' && text !== null) say('bad_text', `${name}: ${field} must be a text`)
  }
  if (value !== undefined && !currency) say('no_currency', `${name}: value says nothing without currency ("GBP")`)
  if (currency && !/^[a-z]{3}$/i.test(String(currency)))
    say('bad_currency', `${name}: currency must be an ISO 4217 code like "GBP", not ${show(currency)}`)
  if (name === 'purchase' && !event.transaction_id)
    say('no_transaction_id', 'purchase without transaction_id counts again when the page is reloaded')
  if ((name === 'search' || name === 'view_search_results') && !event.search_term)
    say('no_search_term', `${name} without search_term says nothing`)
}

function inspectItem(say: Say, place: string, item: unknown): void {
  const bag = (typeof item === 'object' && item !== null ? item : {}) as Bag
  const { item_id } = bag
  const isId = typeof item_id === 'number' || (typeof item_id === 'string' && item_id !== '' && item_id.length <= 128)
  if (!isId) say('bad_item', `${place} needs an item_id, 1 to 128 characters long`)
  numbers(say, place, bag, ITEM_NUMBERS)
}

function numbers(say: Say, place: string, bag: Bag, fields: readonly string[]): void {
  for (const field of fields) {
    const value = bag[field]
    const isAbsent = value === undefined || value === null || value === ''
    const number = typeof value === 'string' ? Number(value) : value
    if (!isAbsent && !(typeof number === 'number' && number >= 0 && number < Number.POSITIVE_INFINITY))
      say('bad_number', `${place}: ${field} must be a number of at least 0, not ${show(value)}`)
  }
}

const show = (value: unknown): string => (typeof value === 'string' ? `"${value.slice(0, 40)}"` : String(value))
