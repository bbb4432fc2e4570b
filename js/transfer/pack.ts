/** Makes bytes smaller where the platform can, and says whether it did. */

/** No profile is this large; what unpacks to more was made to fill somebody's memory. */
const MAX_UNPACKED = 4_000_000

/** The bytes, deflated if that makes them shorter. */
export async function pack(
  bytes: Uint8Array<ArrayBuffer>
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isPacked: boolean }> {
  if (typeof CompressionStream === 'undefined') return { bytes, isPacked: false }
  const packed = await through(bytes, new CompressionStream('deflate-raw'))
  return packed.length < bytes.length ? { bytes: packed, isPacked: true } : { bytes, isPacked: false }
}

/** What `pack` packed. Rejects where the platform cannot unpack. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new DecompressionStream('deflate-raw'))
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    length += next.value.length
    if (length > MAX_UNPACKED) throw new RangeError('too large')
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
