/** Turns what a page hands over into what may cross the boundary: bounded strings without control characters, sane numbers. */

// What is neither printable ASCII nor above the second block of control characters; four times as fast as /\p{Cc}/u.
const CONTROL = /[^ -~\u00a0-\uffff]/
const CONTROLS = /[^ -~\u00a0-\uffff]+/g

/** Longest id taken, in UTF-16 units; a longer one is no id. */
export const MAX_ID_LENGTH = 128
/** Longest title, brand or category taken; the rest is cut. */
export const MAX_TEXT_LENGTH = 256

/** The greatest number taken: far beyond any price, and well within what 32 bits hold. */
const MAX_NUMBER = 1e12

/** Counts what was mended or dropped, by reason. */
export type Count = (reason: string) => void
const nobody: Count = () => {}

/** A string of bounded length without control characters: two of them separate fields on the way into wasm. */
export function cleanText(value: unknown, count: Count = nobody, maxLength: number = MAX_TEXT_LENGTH): string {
  const text = boundedText(value, count, maxLength)
  return isClean(text) ? text : text.replace(CONTROLS, ' ').trim()
}

/** The value as a string of bounded length, control characters and all; '' for what is no text. */
export function boundedText(value: unknown, count: Count = nobody, maxLength: number = MAX_TEXT_LENGTH): string {
  if (value === undefined || value === null) return ''
  const isText = typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
  if (!isText) count('bad_text')
  const text = isText ? String(value) : ''
  if (text.length <= maxLength) return text
  count('cut_text')
  // Half of a surrogate pair is no character.
  return text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')
}

/** True when no control character is in a text. */
export function isClean(text: string): boolean {
  return !CONTROL.test(text)
}

/** A finite number of at least zero; shops that write numbers as strings ("12.75") mean numbers. NaN for everything else. */
export function cleanNumber(value: unknown, count: Count = nobody): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && number >= 0 && number <= MAX_NUMBER) return number
  // A field left empty is nobody's mistake.
  if (value !== undefined && value !== null && value !== '') count('bad_number')
  return Number.NaN
}

/** The id under which an item is known, or '' if it has none that can be used. Numbers are taken for their digits. */
export function cleanId(value: unknown): string {
  if (typeof value === 'string') return value.length <= MAX_ID_LENGTH ? cleanText(value) : ''
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}
