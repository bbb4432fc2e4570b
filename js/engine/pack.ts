/**
 * Packs items for `registerItems`: their texts as bytes, one after another, and typed-array columns. Handing objects to serde costs
 * 16 to 28 times as much, so no user object ever crosses the boundary. The columns are kept and written again: making them
 * anew took a third of the time of an event.
 */
import { decodeInto, maxBytes } from './base64.ts'
import { boundedText, type Count, cleanNumber, cleanText, MAX_TEXT_LENGTH } from './clean.ts'
import type { LooseItem } from './loose.ts'
import type { RawEngine } from './raw.ts'

/** Numbers an item has: the bytes of its nine texts and of its artefact, then price, popularity and discount. */
const NUMBERS = 13
/** An artefact is about 120 bytes; anything much longer is not one. */
const MAX_ARTEFACT_LENGTH = 4096
/** Most bytes that the texts of an item may take: nine, and no sign of 16 bits takes more than three. */
const MAX_TEXT_BYTES = 9 * 3 * MAX_TEXT_LENGTH
/** Columns longer than this are not kept: a list of thousands comes once. */
const MAX_KEPT = 1 << 18

const utf8 = new TextEncoder()

/** Items on their way into the engine. */
export class Packer {
  readonly #count: Count
  #text = new Uint8Array(MAX_TEXT_BYTES)
  #artefacts = new Uint8Array(0)
  #numbers = new Float64Array(NUMBERS)
  #textEnd = 0
  #artefactEnd = 0
  #numberEnd = 0
  /** The columns as they crossed last: making a part of an array costs more than filling it. */
  #one = this.#numbers

  /** `count` is told about what had to be mended or left out. */
  constructor(count: Count) {
    this.#count = count
  }

  /** Forgets what was packed. */
  clear(): void {
    this.#textEnd = this.#artefactEnd = this.#numberEnd = 0
    if (this.#text.length > MAX_KEPT) this.#text = new Uint8Array(MAX_TEXT_BYTES)
    if (this.#artefacts.length > MAX_KEPT) this.#artefacts = new Uint8Array(0)
    if (this.#numbers.byteLength > MAX_KEPT) this.#numbers = new Float64Array(NUMBERS)
  }

  /** Adds an item under its already cleaned id. */
  add(item: LooseItem, id: string): void {
    this.#text = withRoom(this.#text, this.#textEnd, MAX_TEXT_BYTES)
    if (this.#numberEnd === this.#numbers.length) {
      const grown = new Float64Array(this.#numberEnd * 4)
      grown.set(this.#numbers)
      this.#numbers = grown
    }
    // Field by field, because a name that is looked up costs five times as much as one that is written down.
    this.#put(id)
    this.#put(item.item_name)
    this.#put(item.item_brand)
    this.#put(item.item_category)
    this.#put(item.item_category2)
    this.#put(item.item_category3)
    this.#put(item.item_category4)
    this.#put(item.item_category5)
    this.#put(item.item_variant)
    this.#number(this.#artefact(item.artefact))
    this.#number(cleanNumber(item.price, this.#count))
    this.#number(cleanNumber(item.popularity, this.#count))
    this.#number(cleanNumber(item.discount, this.#count))
  }

  /** Registers what was added and gives its rows. */
  send(engine: RawEngine): Uint32Array {
    const ofOne = this.#numberEnd === NUMBERS
    if (ofOne && this.#one.buffer !== this.#numbers.buffer) this.#one = this.#numbers.subarray(0, NUMBERS)
    return engine.registerItems(
      this.#text.subarray(0, this.#textEnd),
      this.#artefacts.subarray(0, this.#artefactEnd),
      ofOne ? this.#one : this.#numbers.subarray(0, this.#numberEnd)
    )
  }

  #number(value: number): void {
    this.#numbers[this.#numberEnd++] = value
  }

  /** Writes a text and how many bytes it has. */
  #put(value: unknown): void {
    if (value === undefined) {
      this.#number(0)
      return
    }
    const text = typeof value === 'string' && value.length <= MAX_TEXT_LENGTH ? value : boundedText(value, this.#count)
    const bytes = this.#text
    const start = this.#textEnd
    let end = start
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      // Control characters, and halves of what is no character alone.
      if (code < 32 || (code > 126 && code < 160) || (code >= 0xd800 && code < 0xe000)) {
        this.#clean(text)
        return
      }
      if (code < 127) {
        bytes[end++] = code
        continue
      }
      if (code < 0x800) bytes[end++] = 0xc0 | (code >> 6)
      else {
        bytes[end++] = 0xe0 | (code >> 12)
        bytes[end++] = 0x80 | ((code >> 6) & 63)
      }
      bytes[end++] = 0x80 | (code & 63)
    }
    this.#textEnd = end
    this.#number(end - start)
  }

  /** The same for a text that is not as it should be. */
  #clean(text: string): void {
    const { written } = utf8.encodeInto(cleanText(text), this.#text.subarray(this.#textEnd))
    this.#textEnd += written
    this.#number(written)
  }

  /** Writes an artefact and gives how many bytes it has. */
  #artefact(artefact: unknown): number {
    if (typeof artefact === 'string' && artefact !== '' && artefact.length <= MAX_ARTEFACT_LENGTH) {
      this.#artefacts = withRoom(this.#artefacts, this.#artefactEnd, maxBytes(artefact))
      const written = decodeInto(this.#artefacts, this.#artefactEnd, artefact)
      if (written > 0) {
        this.#artefactEnd += written
        return written
      }
    }
    if (artefact) this.#count('bad_artefact')
    return 0
  }
}

/** The bytes, or longer ones with the same beginning. */
function withRoom(bytes: Uint8Array<ArrayBuffer>, end: number, more: number): Uint8Array<ArrayBuffer> {
  if (end + more <= bytes.length) return bytes
  const grown = new Uint8Array((end + more) * 2)
  grown.set(bytes)
  return grown
}
