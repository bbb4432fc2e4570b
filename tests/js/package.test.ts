import { describe, expect, it } from 'vitest'
import { runModule } from './child.ts'

const USE = `
const items = Array.from({ length: 20 }, (_, i) => ({ item_id: 'sku-' + i, item_category: i % 2 ? 'Odd' : 'Even', price: 5 }))
const vitrine = createVitrine({ shop: 'gift-shop', capture: false })
for (const i of [15, 17, 19]) vitrine.track('view_item', { items: [items[i]] })
const { engine, code } = await vitrine.ready
const { personal, items: ranked } = vitrine.rank(items)
report({ engine, code, personal, first: ranked[0].item_category })
vitrine.destroy()`

describe('the built package', { timeout: 60_000 }, () => {
  it('does nothing when it is imported, in Node and in a page', () => {
    for (const page of [false, true]) {
      const { code, result, said } = runModule(
        `const before = Object.getOwnPropertyNames(globalThis).length + Object.getOwnPropertySymbols(globalThis).length
        const [index, inline] = [await import('vitrine'), await import('vitrine/inline')]
        const after = Object.getOwnPropertyNames(globalThis).length + Object.getOwnPropertySymbols(globalThis).length
        report({ index: Object.keys(index), inline: Object.keys(inline), added: after - before })`,
        { page }
      )
      expect({ code, said }).toEqual({ code: 0, said: '' })
      expect(result).toEqual({ index: ['createVitrine'], inline: ['createVitrine'], added: 0 })
    }
  })

  it('runs the pre-paint script where there is no page', () => {
    expect(runModule(`await import('vitrine/early'); report('fine')`)).toEqual({ code: 0, result: 'fine', said: '' })
  })

  it.each(['vitrine', 'vitrine/inline'])('finds its own engine: %s', entry => {
    const { code, result, said } = runModule(`import { createVitrine } from '${entry}'\n${USE}`, { page: true })
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(result).toEqual({ engine: 'ready', personal: true, first: 'Odd' })
  })

  it.each(['vitrine', 'vitrine/inline'])('lets a server process end by itself: %s', entry => {
    const { code, result, said } = runModule(`import { createVitrine } from '${entry}'\n${USE}`)
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(result).toEqual({ engine: 'unavailable', code: 'engine_unsupported', personal: false, first: 'Even' })
  })

  it('gives the engine as two files of their own', () => {
    const { result } = runModule(`
      import { readFile } from 'node:fs/promises'
      import { createVitrine } from 'vitrine'
      const part = name => readFile(new URL(import.meta.resolve(name)))
      const engine = [await part('vitrine/engine.wasm'), await part('vitrine/engine-rest.wasm')]
      const vitrine = createVitrine({ shop: 'gift-shop', engine })
      report((await vitrine.ready).engine)
      vitrine.destroy()`)
    expect(result).toBe('ready')
  })
})
