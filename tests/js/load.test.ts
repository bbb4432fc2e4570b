import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createContext, runInContext } from 'node:vm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EnginePart } from '../../js/types.ts'
import { engineBytes } from './engine-file.ts'

/** Answers of a real server, by path. */
const answers: Record<string, (response: ServerResponse) => void> = {
  '/engine.wasm': response => response.setHeader('content-type', 'application/wasm').end(engineBytes()),
  '/parameters.wasm': response => response.setHeader('content-type', 'Application/Wasm; v=1').end(engineBytes()),
  '/octets.wasm': response => response.setHeader('content-type', 'application/octet-stream').end(engineBytes()),
  '/untyped.wasm': response => response.end(engineBytes()),
  '/error.wasm': response => response.writeHead(500).end(),
  '/home-page.wasm': response => response.setHeader('content-type', 'text/html').end('<!doctype html>'),
  '/garbage.wasm': response => response.setHeader('content-type', 'application/wasm').end('not wasm at all'),
  '/empty.wasm': response => response.setHeader('content-type', 'application/wasm').end(),
  '/future.wasm': response =>
    response.setHeader('content-type', 'application/wasm').end(Uint8Array.of(0, 0x61, 0x73, 0x6d, 99, 0, 0, 0)),
  '/half.wasm': response => {
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': '100000' })
    response.write(engineBytes().subarray(0, 5_000), () => response.destroy())
  }
}
const requests: string[] = []
const server = createServer((request, response) => {
  requests.push(request.url ?? '')
  const answer = answers[request.url ?? ''] ?? (missing => missing.writeHead(404).end('not here'))
  answer(response)
})
let origin = ''

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(() => {
  // The loader remembers its engine for the life of a page; each test is a new page.
  vi.resetModules()
  requests.length = 0
})
afterEach(() => vi.unstubAllGlobals())

async function load(source: EnginePart) {
  const { loadEngine } = await import('../../js/load.ts')
  const said: string[] = []
  const outcome = await loadEngine([source], code => said.push(code), 'en').then(
    chunk => ({ chunk, code: undefined, cause: undefined }),
    error => ({ chunk: undefined, code: error.code as string, cause: error.cause as unknown })
  )
  return { ...outcome, said }
}

describe('loading the engine', () => {
  it('compiles while it downloads', async () => {
    const streaming = vi.spyOn(WebAssembly, 'compileStreaming')
    const { chunk, said } = await load(`${origin}/engine.wasm`)
    expect(chunk?.start).toBeTypeOf('function')
    expect(streaming).toHaveBeenCalledOnce()
    expect(said).toEqual([])
    streaming.mockRestore()
  })

  it.each(['/octets.wasm', '/untyped.wasm', '/parameters.wasm'])('takes %s with a word about its type', async path => {
    const { chunk, said } = await load(new URL(path, origin))
    expect(chunk?.start).toBeTypeOf('function')
    expect(said).toEqual(['engine_type'])
  })

  it('takes bytes, a buffer, a response and a module', async () => {
    const bytes = engineBytes()
    const sources = [
      () => bytes,
      () => bytes.buffer,
      () => fetch(`${origin}/engine.wasm`),
      () => WebAssembly.compile(bytes)
    ]
    for (const source of sources) {
      vi.resetModules()
      expect((await load(await source())).code).toBeUndefined()
    }
  })

  it.each([
    ['/missing.wasm', 'engine_unreachable'],
    ['/error.wasm', 'engine_unreachable'],
    ['/home-page.wasm', 'engine_unreachable'],
    ['/garbage.wasm', 'engine_unreachable'],
    ['/empty.wasm', 'engine_unreachable'],
    ['/half.wasm', 'engine_unreachable'],
    ['/future.wasm', 'engine_unsupported']
  ])('answers %s with %s, after one request', async (path, code) => {
    expect((await load(origin + path)).code).toBe(code)
    expect(requests).toEqual([path])
  })

  it('says unreachable when nobody answers', async () => {
    expect((await load('http://127.0.0.1:9/engine.wasm')).code).toBe('engine_unreachable')
  })

  it('says blocked where wasm is forbidden, and downloads nothing', async () => {
    // A V8 context that forbids wasm refuses the way a Content-Security-Policy does.
    const forbidden = createContext({}, { codeGeneration: { strings: true, wasm: false } })
    vi.stubGlobal('WebAssembly', runInContext('WebAssembly', forbidden))
    const { code, cause } = await load(`${origin}/engine.wasm`)
    expect(code).toBe('engine_blocked')
    expect(String(cause)).toContain('CompileError')
    expect(requests).toEqual([])
  })

  it('says unsupported where there is no WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined)
    expect((await load(`${origin}/engine.wasm`)).code).toBe('engine_unsupported')
    expect(requests).toEqual([])
  })

  it('says failed when the wasm is not this engine', async () => {
    // (module (import "elsewhere" "f" (func)))
    const other = Uint8Array.from([
      0,
      0x61,
      0x73,
      0x6d,
      1,
      0,
      0,
      0,
      1,
      4,
      1,
      0x60,
      0,
      0,
      2,
      15,
      1,
      9,
      ...Buffer.from('elsewhere'),
      1,
      0x66,
      0,
      0
    ])
    expect((await load(other)).code).toBe('engine_failed')
  })

  it('loads once for all who ask, and again after a failure', async () => {
    const { loadEngine } = await import('../../js/load.ts')
    const say = () => {}
    await expect(loadEngine([`${origin}/missing.wasm`], say, 'en')).rejects.toMatchObject({
      code: 'engine_unreachable'
    })
    const [first, second] = await Promise.all([
      loadEngine([`${origin}/engine.wasm`], say, 'en'),
      loadEngine([`${origin}/engine.wasm`], say, 'en')
    ])
    expect(first).toBe(second)
    expect(requests).toEqual(['/missing.wasm', '/engine.wasm'])
  })
})
