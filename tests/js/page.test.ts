// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createVitrine, type Vitrine, type VitrineOptions } from '../../js/index.ts'

/** What a server sends that answers every address with its home page: no engine comes of it. */
const NO_ENGINE = new TextEncoder().encode('<!doctype html><title>Gift shop</title>')
const KEY = 'vitrine:gift-shop:look'
const root = document.documentElement
const opened: Vitrine[] = []

function open(options: Partial<VitrineOptions> = {}): Vitrine {
  const vitrine = createVitrine({ shop: 'gift-shop', engine: NO_ENGINE, ...options })
  opened.push(vitrine)
  return vitrine
}

const candidates = Array.from({ length: 6 }, (_, i) => ({ item_id: String(i), extra: { i } }))

beforeEach(() => {
  localStorage.clear()
  for (const name of root.getAttributeNames()) root.removeAttribute(name)
})
afterEach(() => {
  for (const vitrine of opened.splice(0)) vitrine.destroy()
  vi.restoreAllMocks()
})

describe('a page whose engine never comes', () => {
  it('keeps the order of the server, before and after that is known', async () => {
    const vitrine = open()
    const check = () => {
      const { items, reasons, personal } = vitrine.rank(candidates, { slot: 'home', limit: 3 })
      expect(items).toHaveLength(3)
      expect(items.every((item, i) => item === candidates[i])).toBe(true)
      expect(reasons).toEqual([[], [], []])
      expect(personal).toBe(false)
      expect(vitrine.rank(candidates).items).toEqual(candidates)
    }
    expect(vitrine.status.engine).toBe('loading')
    check()
    const status = await vitrine.ready
    expect(status).toMatchObject({ engine: 'unavailable', code: 'engine_unreachable', storage: 'none' })
    check()
  })

  it('says one sentence in debug mode and none otherwise', async () => {
    const spoken = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')]
    for (const spy of spoken) spy.mockImplementation(() => {})
    const quiet = open()
    await quiet.ready
    quiet.destroy()
    expect(spoken.flatMap(spy => spy.mock.calls)).toHaveLength(0)
    await open({ debug: true }).ready
    const said = () => spoken.flatMap(spy => spy.mock.calls)
    await vi.waitFor(() => expect(said()).not.toEqual([]))
    const sentences = said()
    expect(sentences).toHaveLength(1)
    expect(sentences[0]?.[0]).toContain('[engine_unreachable]')
  })

  it('counts the events that nobody will see', async () => {
    const vitrine = open()
    for (let i = 0; i < 1_003; i++) vitrine.track('view_item', { items: [{ item_id: String(i) }] })
    expect(vitrine.status.counters).toEqual({ buffer_full: 3 })
    await vitrine.ready
    vitrine.track('view_cart')
    expect(vitrine.status.counters).toEqual({ buffer_full: 3, no_engine: 1_001 })
  })

  it('answers every question with its default', async () => {
    const vitrine = open()
    expect(vitrine.profile.tags()).toEqual([])
    expect(vitrine.look.get()).toEqual({})
    expect(vitrine.look.isElder()).toBe(false)
    expect(vitrine.consent.get()).toEqual({ personalize: 'pending', sync: 'pending' })
    expect(vitrine.sync.status()).toEqual({ state: 'off', spentEpsilon: 0, leftEpsilon: 0, delivered: 0 })
    const { profile } = vitrine
    profile.forget('category:Holder')
    profile.block('category:Holder')
    profile.unblock('category:Holder')
    profile.notInterested({ item_id: '1' })
    profile.declare('sizes', '38', { by: 'shop' })
    expect(profile.segments()).toEqual([])
    expect(profile.blocked()).toEqual([])
    expect(profile.isPaused()).toBe(false)
    expect(await profile.export()).toBeNull()
    expect(await profile.import('{"format":"vitrine-profile-1","snapshot":"AAAA"}')).toEqual({
      ok: false,
      code: 'no_engine'
    })
    expect(await profile.transfer('four random words here')).toBe('')
    expect(await profile.receive('vitrine1.AAAA', 'x')).toEqual({ ok: false, code: 'no_engine' })
    // Nothing is learned anyway; a switch must not claim otherwise.
    profile.pause()
    expect(profile.isPaused()).toBe(false)
    expect(await vitrine.profile.erase()).toBeUndefined()
    expect(await vitrine.sync.preview()).toEqual([])
    expect(await vitrine.sync.flush()).toBe(0)
  })

  it('takes any nonsense without throwing', async () => {
    const vitrine = open()
    const loose = vitrine as unknown as { [method: string]: (...values: unknown[]) => unknown }
    const nonsense = [undefined, null, 5, 'x', Symbol('x'), [], {}, () => {}, Number.NaN, { items: 5 }, { limit: -1 }]
    const tryAll = () => {
      for (const a of nonsense) {
        for (const b of nonsense) {
          loose.track?.(a, b)
          loose.rank?.(a, b)
          loose.on?.(a, b)
          const { look, profile, consent } = vitrine
          const calls: unknown[] = [look.set, look.elder, consent.set, profile.forget, profile.block, profile.unblock]
          for (const call of [...calls, profile.notInterested, profile.declare, profile.import, profile.receive]) {
            void (call as (...values: unknown[]) => unknown)(a, b, b)
          }
        }
      }
    }
    expect(tryAll).not.toThrow()
    await vitrine.ready
    expect(tryAll).not.toThrow()
    vitrine.destroy()
    expect(tryAll).not.toThrow()
  })
})

describe('the look without an engine', () => {
  it('is applied at once, remembered, and there on the next page', () => {
    const vitrine = open()
    vitrine.look.set({ theme: 'dark', textScale: 1.2 })
    expect(root.getAttribute('data-vitrine-theme')).toBe('dark')
    expect(root.style.getPropertyValue('--vitrine-text-scale')).toBe('1.20')
    vitrine.look.elder(true)
    expect(root.getAttribute('data-vitrine-elder')).toBe('on')
    expect(root.style.getPropertyValue('--vitrine-text-scale')).toBe('1.50')
    vitrine.destroy()
    const next = open()
    expect(next.look.get()).toEqual({ theme: 'dark', textScale: 1.2, elder: true })
    expect(next.look.isElder()).toBe(true)
    next.look.elder(false)
    expect(root.hasAttribute('data-vitrine-elder')).toBe(false)
    expect(root.style.getPropertyValue('--vitrine-text-scale')).toBe('1.20')
  })

  it('is written the way the pre-paint script reads it', () => {
    open().look.set({ theme: 'contrast', elder: true })
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual({
      p: { theme: 'contrast', elder: true },
      a: {
        'data-vitrine-theme': 'contrast',
        'data-vitrine-scheme': 'light',
        'data-vitrine-elder': 'on',
        'data-vitrine-motion': 'reduced',
        'data-vitrine-density': 'roomy',
        'data-vitrine-lists': 'list',
        'data-vitrine-images': 'large'
      },
      s: {
        '--vitrine-text-scale': '1.50',
        '--vitrine-line-height': '1.50',
        '--vitrine-paragraph-spacing': '2.00',
        '--vitrine-columns': '1.00'
      }
    })
  })

  it('goes back to what the shop made', () => {
    const vitrine = open()
    vitrine.look.set({ theme: 'dark', textScale: 2, elder: true })
    vitrine.look.reset()
    expect(root.getAttributeNames()).toEqual([])
    expect(localStorage.getItem(KEY)).toBeNull()
    expect(vitrine.look.get()).toEqual({})
  })

  it('clamps and ignores what makes no sense, also in storage', () => {
    localStorage.setItem(KEY, '{"p":{"theme":"pink;","textScale":"big","elder":"yes","other":1}}')
    const vitrine = open()
    expect(vitrine.look.get()).toEqual({})
    vitrine.look.set({ textScale: 9 })
    expect(vitrine.look.get()).toEqual({ textScale: 2 })
    vitrine.look.set({ textScale: 0.1 })
    expect(vitrine.look.get()).toEqual({ textScale: 0.85 })
    vitrine.look.set({ textScale: Number.NaN, theme: 'url(x)' as 'dark' })
    expect(vitrine.look.get()).toEqual({ textScale: 0.85 })
  })

  it('resolves the theme of the device', () => {
    vi.spyOn(window, 'matchMedia').mockImplementation(
      query => ({ matches: query === '(prefers-color-scheme: dark)' }) as MediaQueryList
    )
    open().look.set({ theme: 'system' })
    expect(root.getAttribute('data-vitrine-theme')).toBe('dark')
  })

  it('works where storage is denied', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const vitrine = open()
    vitrine.look.elder(true)
    expect(vitrine.look.isElder()).toBe(true)
    expect(root.getAttribute('data-vitrine-elder')).toBe('on')
  })
})

describe('consent without an engine', () => {
  it('changes one purpose at a time and tells it', async () => {
    const vitrine = open({ consent: { personalize: true } })
    const heard: string[] = []
    vitrine.on('change', ({ what }) => heard.push(what))
    await vitrine.consent.set({ sync: false })
    expect(vitrine.consent.get()).toEqual({ personalize: 'granted', sync: 'denied' })
    expect(heard).toContain('consent')
  })

  it('forgets what it had kept when the shopper refuses', async () => {
    const vitrine = open()
    vitrine.track('view_item', { items: [{ item_id: '1' }] })
    const done = vitrine.consent.set({ personalize: false })
    vitrine.track('view_item', { items: [{ item_id: '2' }] })
    await done
    expect(vitrine.status.counters).toEqual({ consent: 1 })
  })

  it('takes a privacy signal of the browser for a no to sending, until the shopper says otherwise', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
    try {
      const vitrine = open()
      expect(vitrine.consent.get().sync).toBe('denied')
      await vitrine.consent.set({ sync: true })
      expect(vitrine.consent.get().sync).toBe('granted')
    } finally {
      Reflect.deleteProperty(navigator, 'globalPrivacyControl')
    }
  })
})

describe('one page', () => {
  it('has one Vitrine per shop', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const first = open()
    expect(open({ debug: true })).toBe(first)
    await vi.waitFor(() => expect(warn.mock.calls[0]?.[0]).toContain('[already_open]'))
    expect(open({ shop: 'other' })).not.toBe(first)
    first.destroy()
    expect(open()).not.toBe(first)
  })

  it.each([
    ['0.1.9', '0.1.', true],
    ['0.2.0', '0.2.', false],
    ['1.0.0', '1.0.', false]
  ])('shares with version %s if that is called alike: %s %s', async (VERSION, SERIES, isShared) => {
    const first = open()
    expect(first.version).toBe('0.1.0')
    vi.resetModules()
    vi.doMock('../../js/version.ts', () => ({ VERSION, SERIES }))
    const { createVitrine: createOther } = await import('../../js/index.ts')
    vi.doUnmock('../../js/version.ts')
    // Neither an engine of its own nor a default one is tried.
    const other = createOther({ shop: 'gift-shop', engine: NO_ENGINE })
    opened.push(other)
    expect(other === first).toBe(isShared)
    if (isShared) return
    expect(await other.ready).toMatchObject({ engine: 'unavailable', code: 'other_version', storage: 'none' })
    expect(other.rank(candidates, { limit: 3 }).items).toEqual(candidates.slice(0, 3))
    other.look.elder(true)
    expect(root.getAttribute('data-vitrine-elder')).toBe('on')
    other.destroy()
    expect(open()).toBe(first)
    first.destroy()
    const late = createOther({ shop: 'gift-shop', engine: NO_ENGINE })
    opened.push(late)
    expect((await late.ready).code).toBe('engine_unreachable')
  })

  it('is quiet after destroy', async () => {
    const vitrine = open()
    let heard = 0
    vitrine.on('change', () => heard++)
    vitrine.look.set({ theme: 'dark' })
    vitrine.destroy()
    vitrine.destroy()
    vitrine.look.set({ theme: 'light' })
    vitrine.look.reset()
    vitrine.track('view_cart')
    await vitrine.consent.set({ personalize: true })
    vitrine.on('change', () => heard++)()
    expect((await vitrine.ready).engine).toBe('unavailable')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(heard).toBe(0)
    expect(root.getAttribute('data-vitrine-theme')).toBe('dark')
    expect(vitrine.status.counters).toEqual({})
    expect(vitrine.rank(candidates, { limit: 2 }).items).toEqual(candidates.slice(0, 2))
  })

  it('speaks the language of <html>', async () => {
    const { settleOptions } = await import('../../js/options.ts')
    root.lang = 'zh-Hans-CN'
    expect(settleOptions({ shop: 'a' }, () => {}).config.locale).toBe('zh-CN')
    root.lang = 'de'
    expect(settleOptions({ shop: 'a' }, () => {}).config.locale).toBe('en')
  })
})
