/** Turns what a page hands over into what may cross the boundary: bounded strings without control characters, sane numbers. */

// What is neither printable ASCII nor above the second block of control characters; four times as fast as /\p{Cc}/u.
const CONTROL = /[^ -~\u00a0-\uffff]/
const CONTROLS = /[^ -~\u00a0-\uffff]+/g

/** Longest id taken, in UTF-16 units; a longer one is no id. */
export const MAX_ID_LENGTH = 128
/** Longest title, brand or category taken; the rest is cut. */
export const MAX_TEXT_LENGTH = 256

/** A string of bounded length without control characters: two of them separate fields on the way into wasm. */
export function cleanText(value: unknown): string {
  const text = boundedText(value)
  return isClean(text) ? text : text.replace(CONTROLS, ' ').trim()
}

/** The value as a string of bounded length, control characters and all; '' for what is no text. */
export function boundedText(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  return text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text
}

/** True when no control character is in a text. */
export function isClean(text: string): boolean {
  return !CONTROL.test(text)
}

/** A finite number of at least zero; shops that write numbers as strings ("12.75") mean numbers. NaN for everything else. */
export function cleanNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : Number.NaN
}

/** The id under which an item is known, or '' if it has none that can be used. Numbers are taken for their digits. */
export function cleanId(value: unknown): string {
  if (typeof value === 'string') return value.length <= MAX_ID_LENGTH ? cleanText(value) : ''
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}
