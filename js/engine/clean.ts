/** Turns what a page hands over into what may cross the boundary: bounded strings without control characters, sane numbers. */

const CONTROL = /\p{Cc}/u
const CONTROLS = /\p{Cc}+/gu

/** Longest id taken, in UTF-16 units; a longer one is no id. */
export const MAX_ID_LENGTH = 128
/** Longest title, brand or category taken; the rest is cut. */
export const MAX_TEXT_LENGTH = 256

/** A string without control characters (two of them separate fields on the way into wasm) and no longer than `maxLength`. */
export function cleanText(value: unknown, maxLength = MAX_TEXT_LENGTH): string {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  const cut = text.length > maxLength ? text.slice(0, maxLength) : text
  return CONTROL.test(cut) ? cut.replace(CONTROLS, ' ').trim() : cut
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
