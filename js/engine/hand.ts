/** The shopper's hand on the profile: what a page hands over, whatever it really is -> what the core takes. */
import type { DeclareOptions } from '../types.ts'
import { type Count, cleanId, cleanText } from './clean.ts'
import type { InternTable } from './intern.ts'
import { isLooseItem } from './loose.ts'
import { EDIT, type RawEngine } from './raw.ts'

/** Passes on what the shopper does not want; false when that is neither an item nor a category. */
export function notInterested(engine: RawEngine, table: InternTable, what: unknown): boolean {
  if (!isLooseItem(what)) return false
  const id = cleanId(what.item_id)
  // The engine may not have met it yet: then it learns here what kind of thing is not wanted.
  if (id) table.resolve(engine, [what], 1, new Uint32Array(1))
  const category = id ? '' : cleanText((what as { category?: unknown }).category)
  if (id || category) engine.edit(EDIT.unwant, id ? `item:${id}` : `category:${category}`)
  return id !== '' || category !== ''
}

/** Passes on a declaration; null, undefined and '' take it back. Gives '' or the code of what is wrong with it. */
export function declare(engine: RawEngine, name: unknown, value: unknown, options: unknown, nowMs: number): string {
  let isBad = false
  const count: Count = () => {
    isBad = true
  }
  // As the facts of the device are written.
  const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : cleanText(value, count)
  const byShop = (options as DeclareOptions | undefined)?.by === 'shop'
  return isBad ? 'bad_declaration' : engine.declare(cleanText(name), text, byShop, nowMs)
}

/** Stops learning, or goes on. */
export function pause(engine: RawEngine, on: boolean): void {
  engine.edit(on ? EDIT.pause : EDIT.resume, '')
}
