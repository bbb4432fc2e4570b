/**
 * Finds the engine's first part, compiles it and starts its glue: once per page, whoever asks; the rest follows (`engine/parts.ts`). Everything that can go wrong gets a code; the
 * promise of a failed attempt is forgotten, so that a later `createVitrine` may try again. Nothing retries by itself.
 */
import type * as EngineChunk from './engine/index.ts'
import type { Say } from './say.ts'
import type { EnginePart } from './types.ts'

/** What the engine is made from. */
export type EngineSource = readonly [first: EnginePart, rest?: EnginePart]
/** The codes under which the engine may be missing. */
export type EngineCode = 'engine_blocked' | 'engine_unreachable' | 'engine_unsupported' | 'engine_failed'

/** A download that hangs would leave `ready` pending for ever. */
const PATIENCE_MS = 60_000

/** Why there is no engine. */
export class EngineError extends Error {
  /** Stable code, as in `Status.code`. */
  readonly code: EngineCode

  constructor(code: EngineCode, about: string, cause?: unknown) {
    super(about, { cause })
    this.code = code
  }
}

let loading: Promise<typeof EngineChunk> | undefined

/** The engine's module, instantiated; it will speak `locale`. Rejects with an `EngineError`. */
export function loadEngine(source: EngineSource, say: Say, locale: 'en' | 'zh-CN'): Promise<typeof EngineChunk> {
  loading ??= load(source, say, locale).catch(error => {
    loading = undefined
    throw error instanceof EngineError ? error : new EngineError('engine_failed', String(error), error)
  })
  return loading
}

async function load(source: EngineSource, say: Say, locale: 'en' | 'zh-CN'): Promise<typeof EngineChunk> {
  if (typeof WebAssembly !== 'object') throw new EngineError('engine_unsupported', 'WebAssembly')
  // An empty module first: where CSP forbids wasm, nothing needs to be downloaded to find out.
  const [first] = source
  if (!(first instanceof WebAssembly.Module)) probe()
  const [chunk, module] = await Promise.all([importChunk(locale), compile(first, say)])
  await chunk.init(module, source, part => compile(part, say))
  return chunk
}

function probe(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
  } catch (error) {
    throw new EngineError('engine_blocked', '', error)
  }
}

async function importChunk(locale: 'en' | 'zh-CN'): Promise<typeof EngineChunk> {
  try {
    const chunk = await import('./engine/index.ts')
    // Asked for before the engine is there, which ranks with words.
    chunk.wordsOf(locale)
    return chunk
  } catch (error) {
    throw new EngineError('engine_unreachable', 'its script', error)
  }
}

async function compile(source: EnginePart, say: Say): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source
  try {
    if (typeof source === 'string' || source instanceof URL) return await compileResponse(await download(source), say)
    if (source instanceof Response) return await compileResponse(source, say)
    return await WebAssembly.compile(source)
  } catch (error) {
    if (error instanceof EngineError) throw error
    // What is no engine is rare: the words for it come when they are wanted.
    const { explain } = await import('./unloaded.ts')
    throw new EngineError(...explain(error, source), error)
  }
}

async function download(address: string | URL): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch (error) {
    throw new EngineError('engine_unreachable', String(address), error)
  }
}

async function compileResponse(response: Response, say: Say): Promise<WebAssembly.Module> {
  const { url, status } = response
  if (!response.ok) throw new EngineError('engine_unreachable', `${url} answered ${status}`)
  const type = response.headers.get('content-type') ?? 'no type'
  // Exactly so: browsers refuse to stream a type with parameters.
  const isTyped = /^application\/wasm$/i.test(type)
  if (isTyped && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response)
  const bytes = await response.arrayBuffer()
  const module = await WebAssembly.compile(bytes)
  if (!isTyped) say('engine_type', `${url} is served as ${type}`)
  return module
}
