/** The shop's own ranking model, on its way into the real engine. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createVitrine, type RankingOptions, type Vitrine } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue, meanPlace, of } from './shop.ts'

const START_MS = Date.UTC(2026, 10, 2, 9)
const items = catalogue(60)
const opened: Vitrine[] = []
const slots = (home: object) => ({ format: 'vitrine-model-1', about: { made: 'by hand' }, slots: { home } }) as never
/** Ranks by what was looked at, downwards: the opposite of what the shipped weights do. */
const away = slots({ weights: { category_affinity: -1 } })

/** A Vitrine with a model, whatever it really is, whose shopper looked at three clocks. */
async function open(model: unknown): Promise<Vitrine> {
  let nowMs = START_MS
  const ranking = { model } as RankingOptions
  const vitrine = createVitrine({ shop: 'gift-shop', engine: engineBytes(), now: () => nowMs, ranking, debug: true })
  opened.push(vitrine)
  await vitrine.ready
  for (const item of of(items, 'Clock').slice(0, 3)) {
    nowMs += 60_000
    vitrine.track('view_item', { items: [item] })
  }
  return vitrine
}

const clocks = (vitrine: Vitrine) => meanPlace(vitrine.rank(items).items, 'Clock')

afterEach(() => {
  for (const vitrine of opened.splice(0)) vitrine.destroy()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a ranking model', () => {
  it('ranks in the place of the shipped weights', async () => {
    const shipped = clocks(await open(undefined))
    opened.pop()?.destroy()
    const vitrine = await open(away)
    expect(vitrine.status.model).toBe('own')
    expect(clocks(vitrine)).toBeGreaterThan(meanPlace(items, 'Clock'))
    expect(shipped).toBeLessThan(meanPlace(items, 'Clock'))
  })

  it('is fetched from its address', async () => {
    vi.stubGlobal('fetch', async () => Response.json(away))
    const vitrine = await open('/model.json')
    expect(vitrine.status.model).toBe('own')
    expect(clocks(vitrine)).toBeGreaterThan(meanPlace(items, 'Clock'))
  })

  it('explains what its trees and its network do', async () => {
    const features = ['category_affinity', 'price_fit']
    const vitrine = await open(
      slots({
        trees: { features, trees: [[[0, 0, 1, 0], [-1], [1]]] },
        network: { features, weights: [[1, 0.2]], bias: [0], output: [1] }
      })
    )
    expect(vitrine.status.model).toBe('own')
    const { reasons } = vitrine.rank(items, { limit: 5 })
    expect(reasons.flat().map(({ code }) => code)).toContain('category_affinity')
    for (const of of reasons) expect(of.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3)
  })

  const selfish: Record<string, unknown> = {}
  selfish.slots = selfish
  it.each<[string, unknown, string]>([
    ['an unknown feature', slots({ weights: { likes: 1 } }), 'model.slots.home.weights.likes is no feature'],
    [
      'a weight that is no number',
      slots({ weights: { trend: Number.NaN } }),
      'model.slots.home.weights.trend is no number'
    ],
    ['an endless weight', slots({ weights: { trend: Number.POSITIVE_INFINITY } }), 'weights.trend is no number'],
    [
      'a tree that goes round',
      slots({ trees: { features: ['trend'], trees: [[[0, 0, 0, 0], [1], [1]]] } }),
      'trees.0.0 is neither'
    ],
    ['another version', { format: 'vitrine-model-9', slots: {} }, 'model.format is not'],
    ['what refers to itself', selfish, 'nested too deep'],
    ['a number', 7, 'model is no object'],
    ['a list', [away], 'model is no object']
  ])('with %s is refused, and the shipped weights rank', async (_, model, sentence) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const vitrine = await open(model)
    expect(vitrine.status).toMatchObject({ engine: 'ready', model: 'model_invalid', counters: { model_invalid: 1 } })
    expect(clocks(vitrine)).toBeLessThan(meanPlace(items, 'Clock'))
    expect(warn.mock.calls.flat().join()).toContain(sentence)
    expect(warn.mock.calls.flat().join()).toContain('[model_invalid]')
  })

  it.each([
    ['is not there', async () => new Response('', { status: 404 })],
    ['is no JSON', async () => new Response('<html>')],
    ['cannot be reached', async () => Promise.reject(new TypeError('network'))]
  ])('whose file %s leaves the shipped weights', async (_, fetch) => {
    vi.stubGlobal('fetch', fetch)
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const vitrine = await open(new URL('https://shop.example/model.json'))
    expect(vitrine.status).toMatchObject({ engine: 'ready', model: 'model_unreachable' })
    expect(clocks(vitrine)).toBeLessThan(meanPlace(items, 'Clock'))
    expect(warn.mock.calls.flat().join()).toContain('[model_unreachable]')
  })
})
