/** A tag manager and Vitrine on one data layer, whichever comes first: it sees what it would see alone, and Vitrine learns once. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'
import { installTagManager, type TagManager } from '../js/tag-manager.ts'
import { watchErrors } from './shop.ts'
import { known, servePage, watchChunks } from './static.ts'

interface Entry {
  told?: [name: string, ids: string[]]
}

interface Stage {
  vitrine: Vitrine
  dataLayer: unknown[]
  entries: unknown[]
  returned: unknown[]
  manager: TagManager
  manage(): void
  pushSome(from: number, to?: number): void
}

declare const window: Stage

const vector = readFileSync(new URL('../vectors/data-layer-gtm.json', import.meta.url), 'utf8')
const { entries } = JSON.parse(vector) as { entries: Entry[] }
const told = entries.flatMap(entry => (entry.told ? [entry.told] : []))

let server: Awaited<ReturnType<typeof servePage>>

test.beforeAll(async () => {
  server = await servePage('data-layer.html')
})
test.afterAll(() => server.close())

async function open(page: Page, query: string): Promise<void> {
  await page.addInitScript(
    `window.fixture = ${JSON.stringify(entries)}; window.installTagManager = ${String(installTagManager)}`
  )
  await page.goto(`${server.address}/?${query}`)
}

/** What the profile should remember: what was looked at, chosen, put in the cart and bought, but not what was listed. */
function expectedItems(): string[] {
  return [...new Set(told.filter(([name]) => name !== 'view_item_list').flatMap(([, ids]) => ids))].sort()
}

for (const place of ['before', 'after', 'between']) {
  test(`a tag manager that comes ${place}`, async ({ page }) => {
    const errors = watchErrors(page)
    const chunks = watchChunks(page)
    await open(page, `manager=${place}`)
    if (place === 'between') {
      await page.evaluate(() => window.pushSome(8, 9))
      await page.evaluate(() => window.manage())
    }
    await page.waitForFunction(() => window.vitrine !== undefined)
    await page.evaluate(() => window.vitrine.ready)
    if (place === 'after') await page.evaluate(() => window.manage())
    const pushed = place === 'between' ? 9 : 8
    const counters = await page.evaluate(from => {
      window.pushSome(from)
      return window.vitrine.status.counters
    }, pushed)
    const { accepted = 0, unknown_name = 0, ...dropped } = counters
    expect(dropped).toEqual({})
    expect(accepted + unknown_name).toBe(told.length)

    const seen = await page.evaluate(() => ({
      same: window.manager.seen.every((entry, i) => entry === window.entries[i]),
      count: window.manager.seen.length,
      layer: window.dataLayer.every((entry, i) => entry === window.entries[i]),
      receivers: window.manager.receivers.every(receiver => receiver === window.dataLayer),
      answers: [...new Set(window.manager.answers)],
      // Numbers from the array before there is a manager, its own answer afterwards.
      returned: [...new Set(window.returned.map(answer => typeof answer))]
    }))
    expect(seen).toEqual({
      same: true,
      count: entries.length,
      layer: true,
      receivers: true,
      answers: [true],
      returned: ['number', 'boolean']
    })
    const { labels, times } = await known(page)
    expect(labels).toEqual(expect.arrayContaining(['Cake stand', 'Mug']))
    expect(Object.keys(times).sort()).toEqual(expect.arrayContaining(expectedItems()))
    // The last one because the test exports the profile.
    expect(chunks.sort()).toEqual(['data-layer', 'en', 'engine', 'transfer'])
    expect(errors).toEqual([])
  })
}

test('a data layer that is made later, and a Vitrine that leaves', async ({ page }) => {
  await open(page, 'late')
  await page.waitForFunction(() => window.vitrine !== undefined)
  await page.evaluate(async () => {
    await window.vitrine.ready
    window.pushSome(0)
    window.manage()
  })
  await expect.poll(async () => (await known(page)).labels, { timeout: 10_000 }).toContain('Mug')
  const { counters, deaf } = await page.evaluate(() => {
    const { counters } = window.vitrine.status
    window.vitrine.destroy()
    window.dataLayer.push({ event: 'view_item', ecommerce: { items: [{ item_id: 'gone' }] } })
    return { counters, deaf: window.manager.seen.length }
  })
  const { accepted = 0, unknown_name = 0, ...dropped } = counters
  expect(dropped).toEqual({})
  expect(accepted + unknown_name).toBe(told.length)
  expect(deaf).toBe(entries.length + 1)
})

for (const [capture, times] of [
  ['capture', 'once, today'],
  ['', '3 times, last today']
]) {
  test(`page views of a tag manager ${capture ? 'beside' : 'without'} capture`, async ({ page }) => {
    await open(page, `late&${capture}`)
    await page.waitForFunction(() => window.vitrine !== undefined)
    await page.evaluate(async () => {
      await window.vitrine.ready
      const layer: unknown[] = []
      const pageView = (n: number) => ({ event: 'page_view', page_title: `Page ${n}` })
      layer.push(pageView(1), { event: 'search', search_term: 'mug' })
      window.vitrine.listenTo(layer)
      layer.push(pageView(2), pageView(3))
    })
    const evidence = () =>
      page.evaluate(() => Object.fromEntries(window.vitrine.profile.tags().map(tag => [tag.id, tag.evidence])))
    await expect.poll(evidence).toMatchObject({ 'did.page_view': times, 'did.search': 'once, today' })
  })
}

test('no data layer is looked for, and nothing loaded, unless the shop asks', async ({ page }) => {
  const chunks = watchChunks(page)
  const plain = await servePage('product.html')
  await page.goto(`${plain.address}/?capture=off`)
  await page.evaluate(() => window.vitrine.ready)
  expect(chunks.sort()).toEqual(['en', 'engine'])
  await plain.close()
})
