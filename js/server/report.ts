/**
 * Reads one of Vitrine's reports, for a collector that is not the reference one. As strict as that (`src/sync/wire.rs`): one report has
 * one spelling, and nothing can hide in it.
 */

/** What a report says. */
export interface WireReport {
  /** Code of the metric; the manifest has its name. */
  metric: number
  /** Hash of the manifest that declares the metric's answers and noise: 16 hexadecimal digits. */
  manifestHash: string
  /** Day of the report, days since 1970-01-01 UTC. */
  epochDay: number
  /** Random, used once: count a nonce once, and forget it after two days. 32 hexadecimal digits. */
  nonce: string
  /** The answers named, as their places in the manifest's list, rising. Which of them is true, if any, nobody can tell. */
  answers: number[]
  /** For how many answers the report has room: the number the manifest has, rounded up to a multiple of 8. */
  room: number
}

/**
 * Why bytes are no report: `report_length` (not 64 or 256 bytes), `report_version` (of a later version), `report_malformed` (anything
 * else).
 */
export type ReportFlaw = 'report_length' | 'report_version' | 'report_malformed'

/** A report, or why it is none. */
export type DecodedReport = { ok: true; report: WireReport } | { ok: false; code: ReportFlaw }

const LENGTHS = [64, 256]
const VERSION = 1
/** A MessagePack array of seven. */
const SEVEN = 0x97

/** Reads the body of a request. Never throws, whatever it is given. */
export function decodeReport(body: Uint8Array | ArrayBuffer): DecodedReport {
  const bytes = body instanceof ArrayBuffer ? new Uint8Array(body) : body
  if (!(bytes instanceof Uint8Array) || !LENGTHS.includes(bytes.length)) return { ok: false, code: 'report_length' }
  const reader = new Reader(bytes)
  if (reader.byte() !== SEVEN) return { ok: false, code: 'report_malformed' }
  const version = reader.int()
  if (version > VERSION) return { ok: false, code: 'report_version' }
  const metric = reader.int()
  const manifestHash = reader.bytes()
  const epochDay = reader.int()
  const [nonce, bits, padding] = [reader.bytes(), reader.bytes(), reader.bytes()]
  const isSound =
    version === VERSION &&
    metric <= 0xffff &&
    manifestHash.length === 8 &&
    epochDay <= 0xffff_ffff &&
    nonce.length === 16 &&
    padding.every(byte => byte === 0) &&
    reader.isAtEnd() &&
    // What fits the small size is padded to it.
    (bytes.length === LENGTHS[0] || bytes.length - padding.length > (LENGTHS[0] as number))
  if (!isSound) return { ok: false, code: 'report_malformed' }
  const room = bits.length * 8
  const answers = Array.from({ length: room }, (_, place) => place).filter(
    place => ((bits[place >> 3] as number) >> (place & 7)) & 1
  )
  return { ok: true, report: { metric, manifestHash: hex(manifestHash), epochDay, nonce: hex(nonce), answers, room } }
}

const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** MessagePack's whole numbers and byte strings, each in its shortest spelling only; after anything else it is broken for good. */
class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The next byte; NaN behind the end. */
  byte(): number {
    return this.#bytes[this.#at++] ?? Number.NaN
  }

  /** The next whole number of up to 32 bits; NaN if it is none. */
  int(): number {
    const head = this.byte()
    if (head < 0x80) return head
    const width = head === 0xcc ? 1 : head === 0xcd ? 2 : head === 0xce ? 4 : 0
    const value = this.#wide(width)
    return value >= (width === 1 ? 0x80 : 2 ** (width * 4)) ? value : this.#break()
  }

  /** The next byte string; empty if it is none. */
  bytes(): Uint8Array {
    const head = this.byte()
    const width = head === 0xc4 ? 1 : head === 0xc5 ? 2 : 0
    const length = this.#wide(width)
    const end = this.#at + length
    if (!(end <= this.#bytes.length) || (width === 2 && length < 256)) {
      this.#break()
      return new Uint8Array()
    }
    const found = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return found
  }

  /** True when everything was read, and nothing was wrong. */
  isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  #wide(width: number): number {
    if (width === 0) return this.#break()
    let value = 0
    for (let left = width; left > 0; left--) value = value * 256 + this.byte()
    return value
  }

  #break(): number {
    this.#at = Number.POSITIVE_INFINITY
    return Number.NaN
  }
}
