import { describe, expect, it } from 'vitest'
import { settleOptions } from '../../js/options.ts'
import type { VitrineOptions } from '../../js/types.ts'

/** Settles anything, as a page without TypeScript would hand it over, and tells which mistakes were said. */
function settle(options: unknown) {
  const said: string[] = []
  const settings = settleOptions(options as VitrineOptions, code => said.push(code))
  return { ...settings, said }
}

describe('options', () => {
  it('fills in every default', () => {
    const { config, said } = settle({ shop: 'gift-shop' })
    expect(config).toEqual({
      shop: 'gift-shop',
      consent: { personalize: 'pending', sync: 'pending' },
      capture: true,
      debug: false,
      locale: 'en'
    })
    expect(said).toEqual([])
  })

  it.each([
    ['no shop', {}, 'bad_shop'],
    ['a shop with spaces', { shop: 'My Shop' }, 'bad_shop'],
    ['a shop that is too long', { shop: 'x'.repeat(65) }, 'bad_shop'],
    ['a misspelt option', { shop: 'a', endpoint: '/v1' }, 'unknown_option'],
    ['a wrong consent', { shop: 'a', consent: { sync: 'yes' } }, 'bad_consent'],
    ['a wrong locale', { shop: 'a', locale: 'fr' }, 'bad_locale'],
    ['sync without an endpoint', { shop: 'a', sync: {} }, 'bad_sync'],
    ['a delay that is none', { shop: 'a', sync: { endpoint: '/r', maxDelaySeconds: -1 } }, 'bad_sync_delay'],
    ['a retention that is none', { shop: 'a', retention: 90 }, 'bad_retention'],
    ['a retention of no days', { shop: 'a', retention: { value: 0 } }, 'bad_retention'],
    ['a retention of too many', { shop: 'a', retention: { value: 3651 } }, 'bad_retention'],
    ['a level that is none', { shop: 'a', retention: { basics: 90 } }, 'bad_retention'],
    ['a clock that is none', { shop: 'a', now: 5 }, 'bad_clock'],
    ['unknown defaults', { shop: 'a', defaults: '1999-01' }, 'bad_defaults']
  ])('says a code for %s and goes on', (_, options, code) => {
    const { config, said, now } = settle(options)
    expect(said).toEqual([code])
    expect(config.shop).toMatch(/^[a-z0-9-]{1,64}$/)
    expect(now()).toBeGreaterThan(0)
  })

  it.each([
    ['/v1/reports', '/v1/manifest'],
    ['/v1/reports/', '/v1/manifest'],
    ['https://shop.example/v1/reports?shop=a/b', 'https://shop.example/v1/manifest'],
    ['reports', 'manifest']
  ])('puts the manifest beside %s', (endpoint, manifest) => {
    expect(settle({ shop: 'a', sync: { endpoint } }).config.sync).toEqual({
      endpoint,
      manifest,
      maxDelaySeconds: 86_400
    })
  })

  it('keeps what is good of a retention, and leaves the rest to the engine', () => {
    const retention = { basic: 1, behaviour: 3650, preference: Number.NaN, value: '90' }
    expect(settle({ shop: 'a', retention }).config.retention).toEqual({ basic: 1, behaviour: 3650 })
    expect(settle({ shop: 'a', retention: {} })).toMatchObject({ config: { retention: {} }, said: [] })
    expect('retention' in settle({ shop: 'a' }).config).toBe(false)
  })

  it('leaves out what is not given, for an engine that refuses unknown fields', () => {
    expect('sync' in settle({ shop: 'a' }).config).toBe(false)
  })

  it('falls back to the device clock when the given one fails', () => {
    for (const now of [
      () => Number.NaN,
      () => {
        throw new Error('no clock')
      }
    ]) {
      const settings = settle({ shop: 'a', now })
      expect(Math.abs(settings.now() - Date.now())).toBeLessThan(1000)
      expect(settings.said).toContain('bad_clock')
    }
  })
})
