// Bytes as text in base 85, for js/base85.ts to read.

const first = 35
const backslash = 92

/** `{ length, text }` of bytes; the last four are filled up with zeros. */
export function toBase85(bytes) {
  const padded = Buffer.alloc(Math.ceil(bytes.length / 4) * 4)
  bytes.copy(padded)
  let text = ''
  for (let at = 0; at < padded.length; at += 4) {
    let rest = padded.readUInt32BE(at)
    let five = ''
    for (let i = 0; i < 5; i++) {
      const code = first + (rest % 85)
      five = String.fromCharCode(code < backslash ? code : code + 1) + five
      rest = Math.floor(rest / 85)
    }
    text += five
  }
  return { length: bytes.length, text }
}
