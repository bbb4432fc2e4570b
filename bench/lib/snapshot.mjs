// The lane of the profile as bytes: the engine's snapshot and the same numbers and words as JSON, written and read. Through the engine's
// chunk, for the package's own calls do both at idle moments and seal what they write.
import { bytesOf } from './shop.mjs'
import { often, turns } from './turns.mjs'

/** Any MessagePack as plain data. */
function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const utf8 = new TextDecoder()
  let at = 0
  const number = (size, read) => {
    const value = Number(view[read](at))
    at += size
    return value
  }
  const part = length => {
    at += length
    return bytes.subarray(at - length, at)
  }
  const list = length => Array.from({ length }, value)
  const text = length => utf8.decode(part(length))
  const uint = size => number(size, ['', 'getUint8', 'getUint16', '', 'getUint32', '', '', '', 'getBigUint64'][size])
  function value() {
    const head = bytes[at++]
    if (head < 0x80) return head
    if (head < 0xa0) return list(head & 15)
    if (head < 0xc0) return text(head & 31)
    if (head === 0xc0) return null
    if (head === 0xc2 || head === 0xc3) return head === 0xc3
    if (head < 0xc7) return [...part(uint(1 << (head - 0xc4)))]
    if (head === 0xca) return number(4, 'getFloat32')
    if (head === 0xcb) return number(8, 'getFloat64')
    if (head < 0xd0) return uint(1 << (head - 0xcc))
    if (head < 0xdc) return text(uint(1 << (head - 0xd9)))
    return list(uint(head === 0xdc ? 2 : 4))
  }
  return value()
}

/** Times of writing and reading, and bytes, by way. */
export async function snapshot(chunk) {
  const workload = await (await fetch('/workload.json')).json()
  const bytes = bytesOf(workload.snapshot)
  const engine = await import(`/dist/${chunk}`)
  await engine.init({ module_or_path: await WebAssembly.compileStreaming(fetch('/dist/engine.wasm')) })
  const silent = () => undefined
  const port = await engine.start({
    config: {
      shop: 'bench',
      consent: { personalize: 'granted', sync: 'denied' },
      capture: false,
      debug: false,
      locale: 'en'
    },
    notify: silent,
    count: silent,
    say: silent,
    lost: silent
  })
  const wrong = port.importProfile(bytes)
  if (wrong) throw new Error(wrong)
  const written = port.snapshot()
  const data = unpack(written.subarray(14))
  const json = JSON.stringify(data)
  const utf8 = new TextEncoder()
  const text = utf8.encode(json)
  const plain = new TextDecoder()
  const lanes = {
    encode: { json: () => utf8.encode(JSON.stringify(data)), engine: () => port.snapshot() },
    decode: { json: () => JSON.parse(plain.decode(text)), engine: () => port.restore(written) }
  }
  const told = { bytes: { json: text.length, engine: written.length } }
  for (const [name, variants] of Object.entries(lanes)) {
    const repeat = { json: await often(variants.json), engine: await often(variants.engine) }
    told[name] = await turns({ rounds: 80, variants, repeat })
  }
  port.close()
  return told
}
