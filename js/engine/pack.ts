/**
 * Packs items for `registerItems`: one joined string and typed-array columns. Handing objects to serde costs 16 to 28 times
 * as much, so no user object ever crosses the boundary.
 */
import { decodeInto, maxBytes } from './base64.ts'
import { boundedText, type Count, cleanNumber, cleanText, isClean } from './clean.ts'
import { FACT_NUMBERS, FACT_TEXTS, type LooseItem } from './loose.ts'

const FIELD = '\x1f'
const RECORD = '\x1e'
/** An artefact is about 120 bytes; anything much longer is not one. */
const MAX_ARTEFACT_LENGTH = 4096

/** Items as `RawEngine.registerItems` takes them. */
export interface PackedItems {
  /** 9 fields per item. */
  text: string
  /** Price, popularity and discount per item, NaN if unknown. */
  numbers: Float64Array
  /** All artefacts, one after another. */
  artefacts: Uint8Array
  /** Where each item's artefact ends in `artefacts`; the same as the one before if it has none. */
  ends: Uint32Array
}

/** Packs `items` under their already cleaned `ids`; `count` is told about what had to be mended or left out. */
export function packItems(items: readonly LooseItem[], ids: readonly string[], count: Count): PackedItems {
  return { text: packText(items, ids, count), numbers: packNumbers(items, count), ...packArtefacts(items, count) }
}

function packText(items: readonly LooseItem[], ids: readonly string[], count: Count): string {
  // One look for control characters at everything: looking at each field of a page of clean titles takes five times as long.
  const { text, fields } = joined(items, ids, value => boundedText(value, count))
  return isClean(fields) ? text : joined(items, ids, value => cleanText(value)).text
}

/** The records, and their fields alone, without the separators that a field must not have. */
function joined(items: readonly LooseItem[], ids: readonly string[], textOf: (value: unknown) => string) {
  let text = ''
  let fields = ''
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as LooseItem
    text += i === 0 ? ids[i] : RECORD + ids[i]
    for (const name of FACT_TEXTS) {
      const field = textOf(item[name])
      text += FIELD + field
      fields += field
    }
  }
  return { text, fields }
}

function packNumbers(items: readonly LooseItem[], count: Count): Float64Array {
  const numbers = new Float64Array(items.length * FACT_NUMBERS.length)
  let end = 0
  for (const item of items) {
    for (const name of FACT_NUMBERS) numbers[end++] = cleanNumber(item[name], count)
  }
  return numbers
}

function packArtefacts(items: readonly LooseItem[], count: Count): Pick<PackedItems, 'artefacts' | 'ends'> {
  const room = new Uint8Array(items.reduce((sum, item) => sum + artefactRoom(item), 0))
  const ends = new Uint32Array(items.length)
  let end = 0
  items.forEach((item, i) => {
    const written = artefactRoom(item) > 0 ? decodeInto(room, end, item.artefact as string) : 0
    if (written > 0) end += written
    else if (item.artefact) count('bad_artefact')
    ends[i] = end
  })
  return { artefacts: room.subarray(0, end), ends }
}

function artefactRoom({ artefact }: LooseItem): number {
  return typeof artefact === 'string' && artefact.length <= MAX_ARTEFACT_LENGTH ? maxBytes(artefact) : 0
}
