import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileControl } from '../../js/control/profile.ts'
import { Core } from '../../js/core.ts'
import { EDIT } from '../../js/engine/raw.ts'
import { settleOptions } from '../../js/options.ts'
import { fakedPort } from './fake.ts'

const NOW_MS = Date.UTC(2026, 10, 2, 9)

/** A Vitrine's profile before its engine is there; `arrive` brings a fake one. */
function page() {
  const settings = settleOptions({ shop: 'gift-shop', now: () => NOW_MS }, () => {})
  const core = new Core(settings, () => {})
  const arrive = async (answers: Parameters<typeof fakedPort>[0] = {}) => {
    const faked = await fakedPort(answers)
    core.port = faked.port
    core.engine = 'ready'
    core.buffer.replay(faked.port, NOW_MS)
    core.settle()
    return faked
  }
  return { core, profile: profileControl(core), arrive }
}

describe('the shopper’s hand on the profile', () => {
  it('is remembered, in order, until the engine is there', async () => {
    const { core, profile, arrive } = page()
    core.buffer.push('view_item', {}, NOW_MS)
    profile.forget('category:Mug')
    profile.block('category:Bag')
    profile.unblock('category:Hat')
    profile.notInterested({ category: 'Clock' })
    profile.declare('sizes', '38')
    profile.pause()
    core.buffer.push('view_cart', {}, NOW_MS)
    const { calls } = await arrive()
    const done = calls.filter(([method]) => !['open', 'itemCount'].includes(method))
    expect(done.map(call => (call[0] === 'track' ? call.slice(0, 2) : call))).toEqual([
      ['track', 'view_item'],
      ['edit', EDIT.forget, 'category:Mug'],
      ['edit', EDIT.block, 'category:Bag'],
      ['edit', EDIT.unblock, 'category:Hat'],
      ['edit', EDIT.unwant, 'category:Clock'],
      ['declare', 'sizes', '38', false, NOW_MS],
      ['edit', EDIT.pause, ''],
      ['track', 'view_cart']
    ])
  })

  it('knows before the engine does that it is paused', async () => {
    const { profile, arrive } = page()
    expect(profile.isPaused()).toBe(false)
    profile.pause()
    expect(profile.isPaused()).toBe(true)
    profile.resume()
    expect(profile.isPaused()).toBe(false)
    const { last } = await arrive({ paused: () => true })
    expect(last('edit')).toEqual([EDIT.resume, ''])
    // From here on the engine's word counts.
    expect(profile.isPaused()).toBe(true)
  })

  it('keeps a bounded number of wishes', async () => {
    const { core, profile, arrive } = page()
    for (let i = 0; i < 250; i++) profile.forget(`category:${i}`)
    profile.pause()
    expect(profile.isPaused()).toBe(false)
    expect(core.status().counters).toEqual({ buffer_full: 51 })
    expect((await arrive()).calls.filter(([method]) => method === 'edit')).toHaveLength(200)
  })

  it('keeps the wishes of a shopper who erases or refuses, and not the events', async () => {
    const { core, profile, arrive } = page()
    core.buffer.push('view_item', {}, NOW_MS)
    profile.pause()
    const erased = profile.erase()
    const { calls } = await arrive({ eraseProfile: async () => {} })
    await erased
    const done = calls.map(([method]) => method).filter(method => ['track', 'edit', 'eraseProfile'].includes(method))
    expect(done).toEqual(['edit', 'eraseProfile'])
  })

  it('asks the engine, and gives its answers', async () => {
    const { profile, arrive } = page()
    expect([profile.tags(), profile.segments(), profile.blocked()]).toEqual([[], [], []])
    const segment = { id: 'lifecycle.active', because: ['lifecycle:active'] }
    const { last } = await arrive({ tags: () => [], segments: () => [segment], blocked: () => ['category:Mug'] })
    expect(profile.segments()).toEqual([{ ...segment, label: 'Active' }])
    expect(last('segments')).toEqual([NOW_MS])
    expect(profile.blocked()).toEqual(['category:Mug'])
  })

  it.each([
    [{ item_id: 'a' }, 'item:a'],
    [{ item_id: 7, item_category: 'Mug' }, 'item:7'],
    [{ category: 'Mug' }, 'category:Mug'],
    [{ category: ' a\x1fb ' }, 'category:a b'],
    [{ item_id: '' }, undefined],
    ['Mug', undefined],
    [null, undefined]
  ])('takes %j as not wanted: %s', async (what, crossed) => {
    const { profile, arrive } = page()
    const { last } = await arrive()
    profile.notInterested(what as { item_id: string })
    expect(last('edit')).toEqual(crossed === undefined ? [] : [EDIT.unwant, crossed])
  })

  it('tells the engine what kind of thing is not wanted', async () => {
    const { profile, arrive } = page()
    const { last } = await arrive()
    profile.notInterested({ item_id: 'a', item_category: 'Mug' } as { item_id: string })
    expect(new TextDecoder().decode(last('registerItems')[0] as Uint8Array)).toBe('aMug')
  })

  it.each([
    ['38', '38'],
    [38, '38'],
    [true, 'yes'],
    [false, 'no'],
    [null, ''],
    ['', ''],
    ['a\nb', 'a b'],
    ['x'.repeat(256), 'x'.repeat(256)]
  ])('declares %j as %j', async (value, crossed) => {
    const { profile, arrive } = page()
    const { last } = await arrive()
    profile.declare('sizes', value, { by: 'shop' })
    expect(last('declare')).toEqual(['sizes', crossed, true, NOW_MS])
  })

  it('does not trip over objects that throw when they are read, now or when it is remembered', async () => {
    const hostile = new Proxy(
      {},
      {
        get() {
          throw new Error('hostile')
        }
      }
    ) as { item_id: string; by: 'shop' }
    const { profile, arrive } = page()
    const tryAll = () => {
      profile.declare('sizes', '38', hostile)
      profile.declare('sizes', hostile as unknown as string)
      profile.notInterested(hostile)
    }
    expect(tryAll).not.toThrow()
    await arrive()
    expect(tryAll).not.toThrow()
  })

  it('declares nothing that is too long or no text', async () => {
    const { profile, arrive } = page()
    const { last } = await arrive()
    for (const value of ['x'.repeat(257), {}, [], Number.NaN]) profile.declare('sizes', value as string)
    expect(last('declare')).toEqual([])
  })

  it('takes an export in and tells of it, and never rejects', async () => {
    const { core, profile, arrive } = page()
    const heard: string[] = []
    core.changes.on('change', ({ what }: { what: string }) => heard.push(what))
    const lists = { tags: [], segments: [], items: [], orders: [], blocked: [] }
    const facts = { format: 'vitrine-profile-2', exportedAtMs: NOW_MS, currency: 'GBP', visits: 1, paused: false }
    const shown = { ...facts, ...lists }
    const { last } = await arrive({ exportProfile: () => shown, snapshot: () => Uint8Array.of(1, 2, 3) })
    const exported = await profile.export()
    expect(exported).toEqual({ ...shown, snapshot: 'AQID' })
    expect(await profile.import(exported)).toEqual({ ok: true })
    expect(last('importProfile')).toEqual([Uint8Array.of(1, 2, 3)])
    expect(heard).toEqual(['profile'])
    await fc.assert(
      fc.asyncProperty(fc.anything(), async given => {
        expect(await profile.import(given)).toEqual({ ok: false, code: 'import_invalid' })
      }),
      { numRuns: 50 }
    )
  })

  it('carries a profile to another device', async () => {
    const profileOf = Uint8Array.of(9, 8, 7)
    const [here, there] = [page(), page()]
    await here.arrive({ snapshot: () => profileOf })
    const { last } = await there.arrive()
    const code = await here.profile.transfer('four random words here')
    expect(await there.profile.receive(code, 'four random words her')).toEqual({
      ok: false,
      code: 'transfer_passphrase'
    })
    expect(await there.profile.receive(code, 'four random words here')).toEqual({ ok: true })
    expect(last('importProfile')).toEqual([profileOf])
  })
})

describe('a pause', () => {
  it('outlives an engine that has to be rebuilt', async () => {
    let isBroken = false
    const { port, calls } = await fakedPort({
      blocked() {
        if (isBroken) throw new WebAssembly.RuntimeError('unreachable')
        return []
      }
    })
    port.pause(true)
    isBroken = true
    expect(port.blocked()).toEqual([])
    expect(port.paused()).toBe(true)
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(calls.map(([method]) => method)).toEqual(['open', 'edit', 'blocked', 'open', 'edit'])
  })
})
