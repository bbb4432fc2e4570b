/** A shop that writes JSON-LD for search engines and nothing for Vitrine. */
import { expect, type Page, test } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'
import { watchErrors } from './shop.ts'
import { known, servePage, watchChunks } from './static.ts'

declare const window: { vitrine: Vitrine }

let server: Awaited<ReturnType<typeof servePage>>

test.beforeAll(async () => {
  server = await servePage('product.html')
})
test.afterAll(() => server.close())

/** Waits until the page's own JSON-LD has certainly been read: it is read a second after the page came to rest. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => window.vitrine?.status.engine === 'ready')
  await page.waitForTimeout(2_000)
}

test('opening a product page teaches its category, brand and price, without any code', async ({ page }) => {
  const errors = watchErrors(page)
  const chunks = watchChunks(page)
  await page.goto(`${server.address}/mug`)
  await expect.poll(async () => (await known(page)).labels).toEqual(expect.arrayContaining(['Mugs', 'Regency']))
  await settled(page)
  expect((await known(page)).times).toEqual({ '85123A': 1 })
  expect(chunks.sort()).toEqual(['en', 'engine', 'json-ld', 'transfer'])
  expect(await page.evaluate(() => window.vitrine.status.counters)).not.toHaveProperty('bad_json_ld')
  expect(errors).toEqual([])
})

for (const way of ['now', 'ready', 'segment', 'layer']) {
  test(`a shop that also tells the view itself (${way}) has it counted once`, async ({ page }) => {
    await page.goto(`${server.address}/mug?track=${way}`)
    await settled(page)
    const { labels, times } = await known(page)
    expect(times).toEqual({ '85123A': 1 })
    expect(labels).toContain('Kitchen')
    expect(labels).not.toContain('Mugs')
    expect(await page.evaluate(() => window.vitrine.status.counters)).not.toHaveProperty('duplicate')
  })
}

test('a page that turns capture off is not read', async ({ page }) => {
  const chunks = watchChunks(page)
  await page.goto(`${server.address}/mug?capture=off`)
  await settled(page)
  expect(await known(page)).toEqual({ labels: [], times: {} })
  expect(chunks.sort()).toEqual(['en', 'engine', 'transfer'])
})

test('an app that changes route and document by script', async ({ page }) => {
  await page.goto(`${server.address}/mug`)
  await settled(page)
  // The address first, the document later, as routers and head managers do.
  await page.evaluate(() => history.pushState({}, '', '/lamp'))
  await settled(page)
  expect((await known(page)).times).toEqual({ '85123A': 1 })
  await page.evaluate(() => {
    const [product, trail] = document.querySelectorAll('script[type="application/ld+json"]')
    if (!product || !trail) return
    product.textContent = JSON.stringify({ '@type': 'Product', sku: '22423', name: 'Lamp', category: 'Home > Lamps' })
    trail.remove()
  })
  await expect.poll(async () => (await known(page)).times).toEqual({ '85123A': 1, '22423': 1 })
  expect((await known(page)).labels).toContain('Lamps')

  // And back: a new element with the words of the first visit is a new view.
  await page.evaluate(() => {
    history.pushState({}, '', '/mug')
    document.querySelector('script[type="application/ld+json"]')?.remove()
    const script = document.createElement('script')
    script.type = 'application/ld+json'
    script.textContent = JSON.stringify({ '@type': 'Product', sku: '85123A', category: 'Kitchen' })
    document.head.append(script)
  })
  await expect.poll(async () => (await known(page)).times).toEqual({ '85123A': 2, '22423': 1 })
})

test('a document that is added later, and ones that are broken or hostile', async ({ page }) => {
  const errors = watchErrors(page)
  const chunks = watchChunks(page)
  await page.route(`${server.address}/bare`, async route => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '')
    await route.fulfill({ response, body })
  })
  await page.goto(`${server.address}/bare`)
  await settled(page)
  expect(chunks.sort()).toEqual(['en', 'engine'])
  await page.evaluate(() => {
    const add = (text: string) => {
      const script = document.createElement('script')
      script.type = 'application/ld+json'
      script.textContent = text
      document.body.append(script)
    }
    add('{"@type": "Product", "sku": ')
    add('{"@type":"Product","sku":"evil","__proto__":{"polluted":true}}')
    add(`{"@type":"Product","sku":"huge","description":"${'x'.repeat(300_000)}"}`)
    add('{"@type":"Product","sku":"late","category":"Tins"}')
  })
  await expect.poll(async () => (await known(page)).times).toEqual({ late: 1 })
  expect(await page.evaluate(() => window.vitrine.status.counters.bad_json_ld)).toBe(3)
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  expect(errors).toEqual([])
})

test('a chunk that cannot be had is asked for once, and the page goes on', async ({ page }) => {
  const errors = watchErrors(page)
  const chunks = watchChunks(page)
  await page.route(/dist\/(json-ld|data-layer)-/, route => route.abort())
  await page.goto(`${server.address}/mug?track=layer`)
  for (let i = 0; i < 3; i++) {
    await settled(page)
    await page.evaluate(() => document.body.append(document.createElement('script')))
  }
  expect(chunks.sort()).toEqual(['data-layer', 'en', 'engine', 'json-ld'])
  expect(await page.evaluate(() => window.vitrine.ready)).toMatchObject({
    engine: 'ready',
    counters: { no_data_layer: 1 }
  })
  expect(errors.filter(error => !error.includes('Failed to load resource'))).toEqual([])
})

test('nobody is told anything after destroy', async ({ page }) => {
  const chunks = watchChunks(page)
  await page.goto(`${server.address}/mug`)
  await page.evaluate(async () => {
    await window.vitrine.ready
    window.vitrine.destroy()
  })
  await page.waitForTimeout(1_500)
  expect(chunks.sort()).toEqual(['en', 'engine'])
})
