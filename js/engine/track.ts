/** An event in GA4's shape -> one call into wasm. Shapes that are wrong are mended or dropped, and counted, never thrown. */
import { type Count, cleanNumber, cleanText } from './clean.ts'
import { detailOf, NUMBERS, numberOf, subjectOf } from './fields.ts'
import { isPoison } from './guard.ts'
import type { InternTable } from './intern.ts'
import { isLooseItem, type LooseItem } from './loose.ts'
import { NO_ROW, type RawEngine } from './raw.ts'

/** GA4's own limit. */
const MAX_ITEMS = 200
/** Longest text of an event; the core's own limit, `MAX_TEXT_CHARS` in `src/event.rs`. */
const MAX_TEXT = 200
const FIELD = '\x1f'
/** What an event hands over; the same for all, because a buffer of its own would be half of what an event costs the collector. */
const ROWS = new Uint32Array(MAX_ITEMS)
const QUANTITIES = new Float64Array(MAX_ITEMS)
/** Their first parts, for no item and for one: making a part costs more than handing it over. */
const FEW = [0, 1].map(kept => [ROWS.subarray(0, kept), QUANTITIES.subarray(0, kept)] as const)

type Bag = { readonly [field: string]: unknown }

/**
 * Tracks one event that happened at `atMs`; `nowMs` is the clock of now. Gives '' when the engine learned from it, or why not.
 * `count` is told what was mended or dropped on this side, by reason.
 */
export function trackEvent(
  engine: RawEngine,
  table: InternTable,
  count: Count,
  name: unknown,
  params: unknown,
  atMs: number,
  nowMs: number
): string {
  try {
    const event: unknown = params ?? {}
    if (typeof name === 'string' && isLooseItem(event)) {
      return send(engine, table, count, cleanText(name), event, atMs, nowMs)
    }
  } catch (error) {
    // A trap is for the guard; anything else is a getter of the page's that throws.
    if (isPoison(error)) throw error
  }
  count('bad_event')
  return 'bad_event'
}

function send(
  engine: RawEngine,
  table: InternTable,
  count: Count,
  name: string,
  event: Bag,
  atMs: number,
  nowMs: number
): string {
  const items = itemsOf(event, count)
  const kept = resolveItems(engine, table, items, count)
  // What an event does not say for all of its items, the first one may.
  const { promotions } = event
  const fields = detailOf(name)
  const promoted: unknown = Array.isArray(promotions) ? promotions[0] : undefined
  const detail = pick(event, fields) ?? pick(items[0], fields) ?? pick(promoted, fields)
  const currency = cleanText(event.currency, count, MAX_TEXT).trim().toUpperCase()
  const subject = cleanText(event[subjectOf(name)], count, MAX_TEXT)
  const text = subject + FIELD + cleanText(detail, count, MAX_TEXT) + FIELD + currency
  const field = numberOf(name)
  let value = Number.NaN
  for (const each of NUMBERS) {
    const number = cleanNumber(event[each], count)
    if (each === field) value = each === 'engagement_time_msec' ? number / 1000 : number
  }
  const [rows, quantities] = FEW[kept] ?? [ROWS.subarray(0, kept), QUANTITIES.subarray(0, kept)]
  return engine.track(name, rows, quantities, text, value, atMs, nowMs) ?? ''
}

/** The first of the fields that has something in it. */
function pick(place: unknown, fields: readonly string[]): unknown {
  if (!isLooseItem(place)) return undefined
  for (const field of fields) {
    const value = (place as Bag)[field]
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

function itemsOf(event: Bag, count: Count): readonly unknown[] {
  const { items } = event
  // GA4's `share` names its one item itself.
  if (items === undefined || items === null) return event.item_id ? [event] : []
  if (!Array.isArray(items)) {
    count('bad_items')
    return []
  }
  if (items.length <= MAX_ITEMS) return items
  count('too_many_items')
  return items.slice(0, MAX_ITEMS)
}

/** Writes rows and quantities of the items that have an id, parallel to each other, and gives their number. */
function resolveItems(engine: RawEngine, table: InternTable, items: readonly unknown[], count: Count): number {
  table.resolve(engine, items, items.length, ROWS)
  let kept = 0
  for (let i = 0; i < items.length; i++) {
    const row = ROWS[i] as number
    if (row === NO_ROW) {
      count('bad_item')
      continue
    }
    const { quantity } = items[i] as LooseItem
    ROWS[kept] = row
    // Said and no number crosses as NaN: the core takes 1 and counts it.
    QUANTITIES[kept++] = quantity === undefined || quantity === null || quantity === '' ? 1 : cleanNumber(quantity)
  }
  return kept
}
