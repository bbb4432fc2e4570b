import { describe, expect, it } from 'vitest'
import { createVitrine, type Vitrine } from '../../js/index.ts'

const candidates = Array.from({ length: 5 }, (_, i) => ({ item_id: String(i) }))

describe('on a server, where there is no page', () => {
  it('stays inert in the order of the server', async () => {
    const vitrine = createVitrine({ shop: 'gift-shop', engine: new URL('file:///nowhere/engine.wasm') })
    expect(await vitrine.ready).toMatchObject({ engine: 'unavailable', code: 'engine_unsupported', storage: 'none' })
    vitrine.track('view_item', { items: [{ item_id: '1' }] })
    vitrine.look.elder(true)
    vitrine.look.set({ theme: 'system' })
    expect(vitrine.look.isElder()).toBe(true)
    vitrine.look.reset()
    await vitrine.consent.set({ personalize: false })
    expect(vitrine.rank(candidates, { limit: 2 }).items).toEqual(candidates.slice(0, 2))
    vitrine.destroy()
  })

  it('never shares one shopper with another', () => {
    const [first, second] = [createVitrine({ shop: 'gift-shop' }), createVitrine({ shop: 'gift-shop' })]
    expect(first).not.toBe(second)
    first.destroy()
    second.destroy()
  })

  it('has nothing against strange options', () => {
    const strange = [undefined, null, 5, 'shop', [], { shop: Number.NaN, sync: 5, consent: 'yes', engine: {}, now: {} }]
    for (const options of strange) {
      expect(() => (createVitrine as (options: unknown) => Vitrine)(options).destroy()).not.toThrow()
    }
  })
})
