/**
 * Packs items for `registerItems`: one joined string and typed-array columns. Handing objects to serde costs 16 to 28 times
 * as much, so no user object ever crosses the boundary.
 */
import { decodeInto, maxBytes } from './base64.ts'
import { cleanNumber, cleanText } from './clean.ts'
import { FACT_TEXTS, type LooseItem } from './loose.ts'

const FIELD = '\x1f'
const RECORD = '\x1e'
/** An artefact is about 120 bytes; anything much longer is not one. */
const MAX_ARTEFACT_LENGTH = 4096

/** Items as `RawEngine.registerItems` takes them. */
export interface PackedItems {
  /** 8 fields per item. */
  text: string
  /** Price and popularity per item, NaN if unknown. */
  numbers: Float64Array
  /** All artefacts, one after another. */
  artefacts: Uint8Array
  /** Where each item's artefact ends in `artefacts`; the same as the one before if it has none. */
  ends: Uint32Array
}

/** Packs `items` under their already cleaned `ids`; `malformed` is told about each artefact that cannot be decoded. */
export function packItems(items: readonly LooseItem[], ids: readonly string[], malformed: () => void): PackedItems {
  const records: string[] = []
  const numbers = new Float64Array(items.length * 2)
  const room = new Uint8Array(items.reduce((sum, item) => sum + artefactRoom(item), 0))
  const ends = new Uint32Array(items.length)
  let end = 0
  items.forEach((item, i) => {
    let record = ids[i] ?? ''
    for (const field of FACT_TEXTS) record += FIELD + cleanText(item[field])
    records.push(record)
    numbers[2 * i] = cleanNumber(item.price)
    numbers[2 * i + 1] = cleanNumber(item.popularity)
    const written = artefactRoom(item) > 0 ? decodeInto(room, end, item.artefact as string) : 0
    if (written < 0 || (written === 0 && item.artefact)) malformed()
    if (written > 0) end += written
    ends[i] = end
  })
  return { text: records.join(RECORD), numbers, artefacts: room.subarray(0, end), ends }
}

function artefactRoom({ artefact }: LooseItem): number {
  return typeof artefact === 'string' && artefact.length <= MAX_ARTEFACT_LENGTH ? maxBytes(artefact) : 0
}
