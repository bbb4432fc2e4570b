import { afterEach, describe, expect, it, vi } from 'vitest'
import { follow } from '../../js/consent/follow.ts'
import { openVitrine } from '../../js/facade.ts'
import type { ConsentSource, ConsentUpdate } from '../../js/types.ts'

const page = globalThis as Record<string, unknown>

afterEach(() => {
  for (const name of ['dataLayer', '__tcfapi', 'Shopify', 'document', 'addEventListener']) delete page[name]
})

/** What a source tells, and what it complains about. */
function listenTo(source: ConsentSource) {
  const told: [ConsentUpdate, boolean][] = []
  const said: string[] = []
  const undo = follow(
    source,
    (update, isDefault = false) => told.push([update, isDefault]),
    code => said.push(code)
  )
  return { told, said, undo }
}

/** As Google's snippet defines it: what is pushed is an `Arguments` object. */
function gtag(..._: unknown[]): void {
  // biome-ignore lint/complexity/noArguments: the shape is what is tested.
  ;(page.dataLayer as unknown[]).push(arguments)
}

describe('Google Consent Mode v2', () => {
  it('takes updates, of before and to come, and nothing else', () => {
    page.dataLayer = []
    gtag('js', new Date())
    gtag('consent', 'update', { analytics_storage: 'granted', ad_storage: 'denied' })
    const { told, undo } = listenTo('google')
    gtag('event', 'consent', { personalization_storage: 'granted' })
    gtag('consent', 'update', { personalization_storage: 'denied', analytics_storage: 'denied' })
    gtag('consent', 'update', { functionality_storage: 'granted' })
    undo()
    gtag('consent', 'update', { personalization_storage: 'granted' })
    expect(told).toEqual([
      [{ sync: 'granted' }, false],
      [{ personalize: 'denied', sync: 'denied' }, false],
      [{ personalize: 'granted' }, false]
    ])
    expect(page.dataLayer).toHaveLength(6)
  })

  it('takes no default for a refusal, none that is for some regions, and none after an update', () => {
    const { told } = listenTo('google')
    gtag('consent', 'default', {
      personalization_storage: 'denied',
      analytics_storage: 'granted',
      wait_for_update: 500
    })
    gtag('consent', 'default', { personalization_storage: 'granted', region: ['US'] })
    gtag('consent', 'update', { personalization_storage: 'denied' })
    gtag('consent', 'default', { personalization_storage: 'granted' })
    expect(told).toEqual([
      [{ sync: 'granted' }, true],
      [{ personalize: 'denied' }, false]
    ])
  })

  it('survives entries that are no commands', () => {
    page.dataLayer = [
      null,
      7,
      'consent',
      { event: 'consent' },
      ['consent', 'update', null],
      ['consent', 'update', { analytics_storage: 1 }]
    ]
    expect(listenTo('google').told).toEqual([])
  })
})

/** A consent platform; `say` tells its listeners, as the framework's stub does. */
function platform() {
  const listeners = new Map<number, (data: unknown, ok: boolean) => void>()
  page.__tcfapi = (command: string, version: number, callback: (data: unknown, ok: boolean) => void, id?: number) => {
    expect(version).toBe(2)
    if (command === 'addEventListener') listeners.set(listeners.size + 1, callback)
    else if (command === 'removeEventListener') callback(null, listeners.delete(id as number))
  }
  const say = (data: object, ok = true) => {
    for (const [listenerId, callback] of listeners) callback({ listenerId, gdprApplies: true, ...data }, ok)
  }
  return { say, listeners }
}

const agreed = (...purposes: number[]) => ({ consents: Object.fromEntries(purposes.map(purpose => [purpose, true])) })

describe('IAB TCF v2', () => {
  it('waits for the decision and needs every purpose', () => {
    const { say, listeners } = platform()
    const { told, undo } = listenTo('tcf')
    say({ eventStatus: 'cmpuishown', purpose: agreed(1, 5, 6, 8, 9) })
    say({ eventStatus: 'useractioncomplete', purpose: agreed(1, 5, 6, 9) })
    say({ eventStatus: 'tcloaded', purpose: agreed(5, 6, 8, 9) })
    say({ eventStatus: 'tcloaded', purpose: agreed(1, 5, 6, 8, 9) })
    say({ eventStatus: 'tcloaded', purpose: agreed(1, 5, 6, 8, 9) }, false)
    say({ eventStatus: 'tcloaded', gdprApplies: false })
    expect(told.map(([update]) => update)).toEqual([
      { personalize: true, sync: false },
      { personalize: false, sync: false },
      { personalize: true, sync: true }
    ])
    undo()
    expect(listeners.size).toBe(0)
  })

  it('looks for a late platform once more, and says when there is none', () => {
    const waiting: (() => void)[] = []
    page.document = { readyState: 'loading' }
    page.addEventListener = (_: string, late: () => void) => waiting.push(late)
    const late = listenTo('tcf')
    const { say } = platform()
    waiting.forEach(begin => {
      begin()
    })
    say({ eventStatus: 'tcloaded', purpose: agreed() })
    expect(late.told).toHaveLength(1)
    delete page.__tcfapi
    delete page.document
    expect(listenTo('tcf').said).toEqual(['no_consent_source'])
  })
})

/** A Shopify page with a visitor's answers. */
function shopify(consent: { preferences: string; analytics: string }, allowed: boolean) {
  const listeners = new Set<() => void>()
  page.document = {
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener)
  }
  page.Shopify = {
    customerPrivacy: {
      currentVisitorConsent: () => consent,
      preferencesProcessingAllowed: () => allowed,
      analyticsProcessingAllowed: () => allowed
    }
  }
  return listeners
}

describe('Shopify', () => {
  it('takes answers, and what a region allows as a default', () => {
    const consent = { preferences: '', analytics: 'no' }
    const listeners = shopify(consent, true)
    const { told, undo } = listenTo('shopify')
    expect(told).toEqual([
      [{ sync: false }, false],
      [{ personalize: true }, true]
    ])
    consent.preferences = 'no'
    for (const collected of listeners) collected()
    expect(told.slice(2)).toEqual([[{ personalize: false, sync: false }, false]])
    undo()
    expect(listeners.size).toBe(0)
  })

  it('leaves pending what a region does not allow before the visitor says so', () => {
    shopify({ preferences: '', analytics: '' }, false)
    expect(listenTo('shopify').told).toEqual([])
  })
})

describe('consent.follow', () => {
  const open = (consent?: ConsentUpdate) =>
    openVitrine({ shop: `follow-${Math.random().toString(36).slice(2)}`, ...(consent && { consent }) }, () => [
      'nowhere'
    ])

  it('takes the decisions of a function, and calls its undo', async () => {
    const vitrine = open()
    const undone = vi.fn()
    let tell: (update: ConsentUpdate) => void = () => {}
    const undo = vitrine.consent.follow(told => {
      tell = told
      return undone
    })
    await vi.waitFor(() => expect(tell.length).toBe(1))
    tell({ personalize: true })
    expect(vitrine.consent.get()).toEqual({ personalize: 'granted', sync: 'pending' })
    undo()
    tell({ personalize: false })
    expect(vitrine.consent.get().personalize).toBe('granted')
    expect(undone).toHaveBeenCalledOnce()
    vitrine.destroy()
  })

  it('keeps a decision against a default', async () => {
    page.dataLayer = []
    gtag('consent', 'default', { personalization_storage: 'granted', analytics_storage: 'granted' })
    const vitrine = open({ personalize: 'denied' })
    vitrine.consent.follow('google')
    await vi.waitFor(() => expect(vitrine.consent.get()).toEqual({ personalize: 'denied', sync: 'granted' }))
    vitrine.destroy()
    gtag('consent', 'update', { personalization_storage: 'granted' })
    expect(vitrine.consent.get().personalize).toBe('denied')
  })

  it('throws nothing, whatever it is given', () => {
    const failing = () => {
      throw new Error('no')
    }
    for (const source of [failing, 'nobody', 'toString', undefined, 7] as never[]) {
      expect(listenTo(source)).toMatchObject({ told: [], said: ['bad_consent_source'] })
    }
  })
})
