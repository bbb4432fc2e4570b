import { afterEach, describe, expect, it, vi } from 'vitest'
import { createVitrine, type Vitrine, type VitrineOptions } from '../../js/index.ts'
import { engineBytes } from './engine-file.ts'
import { catalogue, of } from './shop.ts'

const START_MS = Date.UTC(2026, 10, 2, 9)
const DAY_MS = 86_400_000
const opened: Vitrine[] = []
let nowMs = START_MS

/** A Vitrine with the real engine, on a clock of the test's. */
async function open(options: Partial<VitrineOptions> = {}): Promise<Vitrine> {
  nowMs = START_MS
  const consent = { personalize: true }
  const vitrine = createVitrine({ shop: 'gift-shop', engine: engineBytes(), consent, now: () => nowMs, ...options })
  opened.push(vitrine)
  await vitrine.ready
  return vitrine
}

afterEach(() => {
  for (const vitrine of opened.splice(0)) vitrine.destroy()
  vi.restoreAllMocks()
})

const coupons = [
  { id: 'ten', text: 'Ten off' },
  { id: 'gift', text: 'A gift' }
]

describe('choosing', () => {
  it('gives the very option, holds it for the visit, and says why', async () => {
    const vitrine = await open()
    const { option, refusal, reasons } = vitrine.choose('coupon', coupons)
    expect(option).toBe(coupons[0])
    expect(refusal).toBeUndefined()
    expect(reasons).toEqual([{ code: 'shop_order', share: 1, text: 'In the shop’s own order' }])
    expect(vitrine.choose('coupon', [...coupons].reverse()).option).toBe(coupons[0])
  })

  it('learns from what was taken, told or tracked', async () => {
    const vitrine = await open()
    vitrine.choose('coupon', coupons)
    nowMs += DAY_MS
    expect(vitrine.choose('coupon', coupons).option?.id).toBe('gift')
    vitrine.track('select_promotion', { promotions: [{ promotion_id: 'gift' }] })
    nowMs += DAY_MS
    const again = vitrine.choose('coupon', coupons)
    expect(again.option?.id).toBe('gift')
    expect(again.reasons.map(({ code }) => code)).toContain('taken_before')
    expect(again.reasons.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
  })

  it('rests after a refusal, and tells listeners', async () => {
    const vitrine = await open()
    const told = vi.fn()
    vitrine.on('change', ({ what }) => told(what))
    vitrine.choose('coupon', coupons).refused()
    await Promise.resolve()
    expect(told).toHaveBeenCalledWith('decision')
    expect(vitrine.choose('coupon', coupons)).toMatchObject({ option: undefined, refusal: 'resting' })
  })

  it('keeps the shop’s limits: promotions a month, quiet hours, holidays', async () => {
    const quietHours = [new Date(START_MS).getHours(), (new Date(START_MS).getHours() + 1) % 24] as const
    const holidays = [{ name: 'qixi', from: '2026-11-01', to: '2026-11-03' }]
    const vitrine = await open({ decisions: { promotionsPerMonth: 1, holidays } })
    const festive = [{ id: 'festive', when: ['holiday:qixi'] }, 'plain']
    expect(vitrine.choose('a', festive).option).toBe(festive[0])
    expect(vitrine.choose('b', ['x']).refusal).toBe('cap')
    expect(vitrine.choose('b', ['x'], { kind: 'service' }).option).toBe('x')
    expect(vitrine.choose('c', ['x'], { kind: 'service', quietHours }).refusal).toBe('quiet')
    nowMs += 3 * DAY_MS
    expect(vitrine.choose('d', festive, { kind: 'service' }).option).toBe('plain')
  })

  it('refuses to decide about money by what a shopper is worth, and says so once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const vitrine = await open({ debug: true })
    const rich = [{ id: 'dear', when: ['value:high'] }, { id: 'usual' }]
    expect(vitrine.choose('price', rich).option?.id).toBe('usual')
    expect(vitrine.choose('price', rich).option?.id).toBe('usual')
    await vi.waitFor(() => expect(warn.mock.calls.flat().join(' ')).toContain('value:high'))
    expect(warn.mock.calls.filter(call => call.join(' ').includes('unfair_condition'))).toHaveLength(1)
    const open_ = [{ id: 'member', when: ['member.tier'], open: 'Three orders make you a member' }, { id: 'usual' }]
    vitrine.profile.declare('member.tier', 'gold', { by: 'shop' })
    expect(vitrine.choose('benefit', open_).option?.id).toBe('member')
  })

  it('takes whatever a page hands over', async () => {
    const vitrine = await open()
    for (const bad of [undefined, null, 7, 'text', {}, [null], [{}], [[]], [{ id: 7 }], [{ id: 'x', when: 'y' }]]) {
      const choice = vitrine.choose(bad as never, bad as never, bad === null ? undefined : (bad as never))
      expect(() => {
        choice.taken()
        choice.refused()
      }).not.toThrow()
    }
  })

  it('shows nothing that has a cap before the shopper decided: it would be forgotten with the page', async () => {
    const vitrine = await open({ consent: {} })
    for (const wish of [{}, { kind: 'service', caps: { day: 1 } }] as const) {
      expect(vitrine.choose('coupon', coupons, wish)).toMatchObject({ option: undefined, refusal: 'consent' })
    }
    const deliveries = [{ id: 'express', caps: { week: 1 } }, { id: 'post' }]
    expect(vitrine.choose('delivery', deliveries, { kind: 'service' }).option?.id).toBe('post')
    await vitrine.consent.set({ personalize: true })
    expect(vitrine.choose('coupon', coupons).option?.id).toBe('ten')
  })

  it('decides about nobody without an engine and after a refusal', async () => {
    const before = createVitrine({ shop: 'early', engine: engineBytes() })
    opened.push(before)
    expect(before.choose('coupon', coupons)).toMatchObject({ option: undefined, refusal: 'no_engine', reasons: [] })
    expect(before.choose('delivery', [{ id: 'a', when: ['vip'] }, 'b'], { kind: 'service' }).option).toBe('b')
    expect(before.experiment('hero', ['a', 'b'])).toBe('a')
    const vitrine = await open({ consent: { personalize: false } })
    expect(vitrine.choose('coupon', coupons).option).toBeUndefined()
    expect(vitrine.choose('delivery', ['a', 'b'], { kind: 'service' }).option).toBe('a')
    expect(vitrine.experiment('hero', ['a', 'b'], { weights: [0, 1] })).toBe('a')
  })
})

describe('experiments', () => {
  it('give one arm for one id, whatever the weights become', async () => {
    const vitrine = await open()
    const arm = vitrine.experiment('hero', ['a', 'b'], { weights: [0, 1] })
    expect(arm).toBe('b')
    expect(vitrine.experiment('hero', ['a', 'b'], { weights: [1, 0] })).toBe('b')
    expect(vitrine.experiment('none', ['a', 'b'], { holdout: 1, weights: [0, 1] })).toBe('a')
  })

  it('give arms as GrowthBook would for the shop’s own ids', async () => {
    const vitrine = await open()
    const arms = Array.from({ length: 2_000 }, (_, n) =>
      vitrine.experiment('hero', ['a', 'b', 'c'], { id: `user-${n}` })
    )
    for (const arm of ['a', 'b', 'c']) expect(Math.abs(arms.filter(a => a === arm).length - 667)).toBeLessThan(90)
  })

  it('names what is wrong', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const vitrine = await open({ debug: true })
    vitrine.experiment('', ['a'])
    vitrine.experiment('x', ['a', 'a'], { weights: [2, 3], holdout: 7, goal: 'happiness' })
    const said = () => warn.mock.calls.flat().join(' ')
    await vi.waitFor(() => {
      for (const code of ['bad_experiment', 'bad_arm', 'bad_weights', 'bad_holdout', 'bad_goal'])
        expect(said()).toContain(code)
    })
  })
})

describe('interleaving', () => {
  it('takes turns with the server and keeps every item', async () => {
    const vitrine = await open()
    const items = catalogue(60)
    for (const item of of(items, 'Clock').slice(0, 3)) {
      nowMs += 60_000
      vitrine.track('view_item', { items: [item] })
    }
    const ours = vitrine.rank(items, { limit: 24 }).items
    const measured = vitrine.rank(items, { limit: 24, measure: 'interleave' })
    expect(measured.personal).toBe(true)
    expect(new Set(measured.items).size).toBe(24)
    expect(measured.items).not.toEqual(ours)
    const ofServer = measured.items.filter(item => items.indexOf(item) < 12).length
    expect(ofServer).toBeGreaterThanOrEqual(12)
    expect(vitrine.rank(items, { limit: 24, measure: 'interleave' }).items).toEqual(measured.items)
    expect(measured.reasons).toHaveLength(24)
  })
})
