/** Brings the shop's own ranking model to the engine: fetches it if need be and packs it as MessagePack. What is in it the engine judges. */
import type { Core } from './core.ts'
import type { RawEngine } from './engine/raw.ts'
import type { RankingOptions } from './types.ts'

/** A model that hangs would leave `ready` pending. */
const PATIENCE_MS = 20_000
/** A model's lists are nested less deep than this; what refers to itself ends here. */
const MAX_DEPTH = 10
/** Bytes; the engine takes half as many. */
const MAX_BYTES = 1 << 21

/** What hands the model to a new engine, or undefined when there is none to hand over. Never rejects. */
export async function bringModel(
  core: Core,
  model: NonNullable<RankingOptions['model']>
): Promise<((engine: RawEngine) => void) | undefined> {
  const refuse = (code: 'model_invalid' | 'model_unreachable', sentence: unknown) => {
    core.model = code
    core.count(code)
    core.say(code, `${sentence}; the engine's own weights rank`)
  }
  let data: unknown = model
  if (typeof model === 'string' || model instanceof URL) {
    try {
      data = await download(model)
    } catch (error) {
      refuse('model_unreachable', `the ranking model ${model} could not be had: ${(error as Error).message}`)
      return undefined
    }
  }
  let file: Uint8Array
  try {
    file = pack(data)
  } catch (error) {
    refuse('model_invalid', `the ranking model is no plain data: ${error}`)
    return undefined
  }
  return engine => {
    const flaw = engine.setModel(file)
    if (flaw) refuse('model_invalid', `the ranking model is not used: ${flaw}`)
    else core.model = 'own'
  }
}

async function download(address: string | URL): Promise<unknown> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok) throw new Error(`it answered ${response.status}`)
  return response.json()
}

/** Plain data as MessagePack. Every length is written with four bytes and every number with eight: simple, and never stored. */
export function pack(data: unknown): Uint8Array {
  let bytes = new Uint8Array(4096)
  let view = new DataView(bytes.buffer)
  let length = 0
  const room = (more: number) => {
    if (length + more > MAX_BYTES) throw new Error('it is too large')
    if (length + more <= bytes.length) return
    const grown = new Uint8Array(2 * (length + more))
    grown.set(bytes)
    bytes = grown
    view = new DataView(bytes.buffer)
  }
  const head = (marker: number, size: number) => {
    room(5)
    view.setUint8(length, marker)
    view.setUint32(length + 1, size)
    length += 5
  }
  const write = (value: unknown, depth: number) => {
    if (depth > MAX_DEPTH) throw new Error('it is nested too deep')
    if (typeof value === 'number') {
      room(9)
      view.setUint8(length, 0xcb)
      view.setFloat64(length + 1, value)
      length += 9
    } else if (typeof value === 'string') {
      const text = new TextEncoder().encode(value)
      head(0xdb, text.length)
      room(text.length)
      bytes.set(text, length)
      length += text.length
    } else if (Array.isArray(value)) {
      head(0xdd, value.length)
      for (const one of value) write(one, depth + 1)
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
      head(0xdf, entries.length)
      for (const [key, one] of entries) {
        write(key, depth + 1)
        write(one, depth + 1)
      }
    } else {
      room(1)
      bytes[length++] = 0xc0
    }
  }
  write(data, 0)
  return bytes.subarray(0, length)
}
