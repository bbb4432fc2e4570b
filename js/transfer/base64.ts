/** Bytes as text. Not the engine's decoder: that one fills a column and lives in another chunk. */

/** What `btoa` takes at once without a stack of a hundred thousand arguments. */
const CHUNK = 8192

/** Base64 with padding, as JSON likes it. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return btoa(text)
}

/** The bytes of a base64 text; undefined when it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Base64 for addresses and QR codes: no padding, no sign that anything would escape. */
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}

/** The bytes of such a text; undefined when a single character of it is not as `toBase64Url` writes it. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = fromBase64(text.replace(/-/g, '+').replace(/_/g, '/'))
  // Strict: the last character's spare bits would otherwise be a change that nobody notices.
  return bytes && toBase64Url(bytes) === text ? bytes : undefined
}
