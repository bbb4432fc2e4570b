/**
 * Reads a list in bytes as far as the page wants to see it: `[2, [field names], [[values], …]]` in MessagePack, see
 * `docs/candidates.md`. The engine reads the same bytes for itself.
 */

/** The version in front. */
const VERSION = 2
/** Longest text in bytes that is put together sign by sign: for short ones a decoder costs more. */
const MAX_SHORT = 24
const utf8 = new TextDecoder()

/** A list, item by item. */
export interface Rows {
  length: number
  /** The item at a place. */
  at(place: number): Record<string, unknown>
  /** Where each item begins; found out by walking over the bytes unless the engine says it. */
  offsets: Uint32Array | undefined
}

/** The list, or undefined when these are no such bytes. */
export function rowsOf(bytes: Uint8Array<ArrayBuffer>): Rows | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const uint = (width: 1 | 2 | 4): number => {
    const start = at
    at += width
    return width === 1 ? view.getUint8(start) : width === 2 ? view.getUint16(start) : view.getUint32(start)
  }
  const piece = (length: number): Uint8Array => {
    at += length
    // Reading beyond the end must not go unnoticed, as it would in a view of the bytes.
    if (at > bytes.length) throw new RangeError()
    return bytes.subarray(at - length, at)
  }
  const text = (length: number): string => {
    const part = at
    at += length
    if (at > bytes.length) throw new RangeError()
    let ascii = ''
    for (let i = part; i < at && length <= MAX_SHORT; i++) {
      const code = bytes[i] as number
      if (code > 126) return utf8.decode(bytes.subarray(part, at))
      ascii += String.fromCharCode(code)
    }
    return ascii || utf8.decode(bytes.subarray(part, at))
  }
  const array = (length: number): unknown[] => {
    const values: unknown[] = []
    for (let i = Math.min(length, bytes.length); i > 0; i--) values.push(value())
    return values
  }
  const number = (width: 4 | 8): number => {
    at += width
    return width === 4 ? view.getFloat32(at - 4) : view.getFloat64(at - 8)
  }
  function value(): unknown {
    const marker = uint(1)
    if (marker < 0x80) return marker
    if (marker >= 0xe0) return marker - 256
    if (marker >= 0xa0 && marker < 0xc0) return text(marker & 31)
    if (marker >= 0x90 && marker < 0xa0) return array(marker & 15)
    switch (marker) {
      case 0xc0:
        return undefined
      case 0xc2:
      case 0xc3:
        return marker === 0xc3
      case 0xc4:
      case 0xc5:
        return piece(uint(marker === 0xc4 ? 1 : 2))
      case 0xca:
        return number(4)
      case 0xcb:
        return number(8)
      case 0xcc:
      case 0xcd:
      case 0xce:
        return uint(marker === 0xcc ? 1 : marker === 0xcd ? 2 : 4)
      case 0xd9:
      case 0xda:
        return text(uint(marker === 0xd9 ? 1 : 2))
      case 0xdc:
      case 0xdd:
        return array(uint(marker === 0xdc ? 2 : 4))
      default:
        throw new RangeError()
    }
  }
  const heading = (): number => {
    const marker = uint(1)
    return marker >= 0x90 && marker < 0xa0 ? marker & 15 : marker === 0xdc ? uint(2) : marker === 0xdd ? uint(4) : -1
  }
  try {
    if (heading() !== 3 || value() !== VERSION) return undefined
    const names = value() as string[]
    const length = heading()
    const first = at
    // Each item takes a byte at least.
    if (!Array.isArray(names) || length < 0 || length > bytes.length - first) return undefined
    const walk = () => {
      at = first
      return Uint32Array.from({ length }, () => {
        const start = at
        value()
        return start
      })
    }
    const rows: Rows = {
      length,
      offsets: undefined,
      at(place) {
        try {
          if (rows.offsets?.length !== length) rows.offsets = walk()
          at = rows.offsets[place] as number
          const item: Record<string, unknown> = {}
          const count = Math.min(heading(), names.length)
          for (let i = 0; i < count; i++) {
            const name = names[i] as string
            // The artefact is for the engine, which has it.
            if (name === 'artefact' && view.getUint8(at) === 0xc4) at += 2 + view.getUint8(at + 1)
            else {
              const said = value()
              if (said !== undefined && name !== 'artefact' && name !== '__proto__') item[name] = said
            }
          }
          return item
        } catch {
          return {}
        }
      }
    }
    return rows
  } catch {
    return undefined
  }
}
