/** Decodes base64 straight into the bytes that cross the boundary, by the platform where it can. */

interface NewTypedArray {
  setFromBase64?(text: string): { written: number }
}

/** Upper bound of the bytes that `text` decodes to. */
export function maxBytes(text: string): number {
  return Math.ceil(text.length / 4) * 3
}

/** Writes the decoded bytes to `target` from `offset` on; gives how many, or -1 when `text` is not base64. */
export function decodeInto(target: Uint8Array, offset: number, text: string): number {
  try {
    const room: Uint8Array & NewTypedArray = target.subarray(offset, offset + maxBytes(text))
    if (room.setFromBase64) return room.setFromBase64(text).written
    const bytes = atob(text)
    for (let i = 0; i < bytes.length; i++) room[i] = bytes.charCodeAt(i)
    return bytes.length
  } catch {
    return -1
  }
}
