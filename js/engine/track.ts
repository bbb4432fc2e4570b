/** An event in GA4's shape -> one call into wasm. Shapes that are wrong are dropped and counted, never thrown. */
import { cleanNumber, cleanText } from './clean.ts'
import type { InternTable } from './intern.ts'
import { isLooseItem, type LooseItem } from './loose.ts'
import { NO_ROW, type RawEngine } from './raw.ts'
import { toGa4 } from './segment.ts'

/** GA4's own limit. */
const MAX_ITEMS = 200
const SEARCHES = new Set(['search', 'view_search_results'])

type LooseParams = { readonly [field in 'items' | 'search_term' | 'transaction_id']?: unknown }

/** Tracks one event; true when the engine learned from it. `count` is told what was dropped on this side, by reason. */
export function trackEvent(
  engine: RawEngine,
  table: InternTable,
  count: (reason: string) => void,
  name: unknown,
  params: unknown,
  nowMs: number
): boolean {
  if (typeof name !== 'string' || !(params === undefined || params === null || isLooseItem(params))) {
    count('bad_event')
    return false
  }
  const [ga4Name, ga4Params] = toGa4(name, params ?? {})
  const { items, search_term, transaction_id } = ga4Params as LooseParams
  const given = listOf(items, count)
  const { rows, quantities } = resolveItems(engine, table, given, count)
  const text = cleanText(SEARCHES.has(ga4Name) ? search_term : transaction_id)
  return engine.track(ga4Name, rows, quantities, text, nowMs) === ''
}

function listOf(items: unknown, count: (reason: string) => void): readonly unknown[] {
  if (items === undefined || items === null) return []
  if (!Array.isArray(items)) {
    count('bad_items')
    return []
  }
  if (items.length > MAX_ITEMS) count('too_many_items')
  return items.slice(0, MAX_ITEMS)
}

/** Rows and quantities of the items that have an id, parallel to each other. */
function resolveItems(
  engine: RawEngine,
  table: InternTable,
  items: readonly unknown[],
  count: (reason: string) => void
): { rows: Uint32Array; quantities: Float64Array } {
  const rows = new Uint32Array(items.length)
  const quantities = new Float64Array(items.length)
  table.resolve(engine, items, items.length, rows)
  let kept = 0
  rows.forEach((row, i) => {
    if (row === NO_ROW) {
      count('bad_item')
      return
    }
    const quantity = cleanNumber((items[i] as LooseItem).quantity)
    rows[kept] = row
    quantities[kept++] = quantity > 0 ? quantity : 1
  })
  return { rows: rows.subarray(0, kept), quantities: quantities.subarray(0, kept) }
}
