import { describe, expect, it } from 'vitest'
import { ANY, watchedPort } from './port.ts'
import { catalogue, of } from './shop.ts'

const NOW_MS = Date.UTC(2026, 10, 2, 9)

/** (module (func (export "trap") unreachable)): a trap of the same kind as a panic in the engine. */
const TRAP = Uint8Array.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 0x74, 0x72, 0x61, 0x70, 0, 0, 10, 5, 1,
  3, 0, 0, 0x0b
])
const { trap } = new WebAssembly.Instance(new WebAssembly.Module(TRAP)).exports as { trap(): never }

const aWhile = () => new Promise(resolve => setTimeout(resolve, 5))
const view = (category: string, i = 0) => ({ items: [of(catalogue(60), category)[i]] })

describe('the guard', () => {
  it('answers a trap with the empty answer and goes on with a new engine', async () => {
    const { port, built, counted, isLost } = await watchedPort((method, engine) => {
      if (method === 'rank' && engine === 1) trap()
    })
    expect(port.track('view_item', view('Clock'), NOW_MS, NOW_MS)).toBe(true)
    expect(port.rank(catalogue(50), ANY, NOW_MS)).toBeUndefined()
    expect(port.tags(NOW_MS)).toEqual([])
    expect(port.track('view_item', view('Clock'), NOW_MS, NOW_MS)).toBe(false)
    await aWhile()
    expect(built()).toBe(2)
    expect(isLost()).toBe(false)
    expect(port.track('view_item', view('Clock', 1), NOW_MS, NOW_MS)).toBe(true)
    expect(port.rank(catalogue(50), ANY, NOW_MS)?.personal).toBe(true)
    expect(counted).toEqual({ engine_rebuilt: 1, no_engine: 1 })
  })

  it('gives up after three rebuilds, once', async () => {
    const { port, built, isLost } = await watchedPort(method => {
      if (method === 'track') trap()
    })
    for (let i = 0; i < 10; i++) {
      expect(port.track('view_item', view('Clock'), NOW_MS, NOW_MS)).toBe(false)
      await aWhile()
    }
    expect(built()).toBe(4)
    expect(isLost()).toBe(true)
    expect(port.rank(catalogue(5), ANY, NOW_MS)).toBeUndefined()
    expect(await port.eraseProfile()).toBe(false)
    expect(await port.syncFlush()).toBe(0)
    expect(port.exportProfile(NOW_MS)).toBeNull()
    expect(port.storage()).toBe('none')
    expect(() => port.close()).not.toThrow()
  })

  it('knows a poisoned handle by its words, too', async () => {
    const { port, built } = await watchedPort((method, engine) => {
      if (method === 'tags' && engine === 1) {
        throw new Error('recursive use of an object detected which would lead to unsafe aliasing in rust')
      }
    })
    expect(port.tags(NOW_MS)).toEqual([])
    await aWhile()
    expect(built()).toBe(2)
  })

  it('does not replace an engine over an ordinary error', async () => {
    const { port, built } = await watchedPort(method => {
      if (method === 'exportProfile') throw new Error('something else')
    })
    expect(port.exportProfile(NOW_MS)).toBeNull()
    await aWhile()
    expect(built()).toBe(1)
    expect(port.track('view_item', view('Clock'), NOW_MS, NOW_MS)).toBe(true)
  })

  it('catches what fails later, and a dead promise does not kill the next engine', async () => {
    let fail: (() => void) | undefined
    const { port, built } = await watchedPort((method, engine) => {
      if (method === 'eraseProfile' && engine === 1) throw new WebAssembly.RuntimeError('unreachable')
      if (method === 'tags' && engine === 1) fail?.()
    })
    expect(await port.eraseProfile()).toBe(false)
    fail = trap
    expect(port.tags(NOW_MS)).toEqual([])
    await aWhile()
    expect(built()).toBe(2)
    expect(await port.eraseProfile()).toBe(true)
  })

  it('does not explain a list of the engine before', async () => {
    let isBroken = false
    const { port } = await watchedPort((method, engine) => {
      if (method === 'storage' && engine === 1 && isBroken) trap()
    })
    port.track('view_item', view('Clock'), NOW_MS, NOW_MS)
    const list = port.rank(catalogue(50), { ...ANY, limit: 2 }, NOW_MS)
    isBroken = true
    expect(port.storage()).toBe('none')
    await aWhile()
    port.track('view_item', view('Basket'), NOW_MS, NOW_MS)
    port.rank(catalogue(50), ANY, NOW_MS)
    expect(list?.reasons).toEqual([[], []])
  })

  it('closes an engine for good', async () => {
    const { port, calls } = await watchedPort()
    port.close()
    port.close()
    expect(calls).toMatchObject({ close: 1, free: 1 })
    expect(port.track('view_item', view('Clock'), NOW_MS, NOW_MS)).toBe(false)
  })
})
