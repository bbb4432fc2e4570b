/** Bytes in text, five characters for four of them: a sixteenth shorter than base64. `scripts/lib/base85.mjs` writes it. */

/** Bytes as text. */
export interface Base85 {
  /** How many bytes there are: the last characters may stand for fewer than four. */
  length: number
  /** Characters from `#` on without the backslash, which need no escape in a script; the most significant first. */
  text: string
}

const FIRST = 35
const BACKSLASH = 92

/** The bytes. */
export function fromBase85({ length, text }: Base85): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(Math.ceil(length / 4) * 4))
  let value = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    value = value * 85 + code - FIRST - Number(code > BACKSLASH)
    if (i % 5 < 4) continue
    view.setUint32(((i - 4) / 5) * 4, value)
    value = 0
  }
  return new Uint8Array(view.buffer, 0, length)
}
