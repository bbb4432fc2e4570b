/** A page with two builds of the package, one of another version: never two engines on one store, and nothing that breaks. */
import { expect, type Page, test } from '@playwright/test'
import type * as Package from '../../js/index.ts'
import type { Item, Vitrine } from '../../js/types.ts'
import { servePage } from './static.ts'

/** The two copies as the page holds them. */
interface Copies {
  first: Vitrine
  second: Vitrine
}

/** Opens a page that creates the shop's Vitrine with this build, and then with one that is the same but for its version. */
async function openBoth(page: Page, version: string) {
  const { address, close } = await servePage('tokens.html')
  const engines: string[] = []
  const said: string[] = []
  page.on('request', request => request.url().endsWith('.wasm') && engines.push(request.url()))
  page.on('console', message => said.push(message.text()))
  page.on('pageerror', error => said.push(`thrown: ${error}`))
  const series = version.replace(/\d+$/, '')
  await page.route('**/dist/other/index.js', async route => {
    const response = await route.fetch()
    const script = (await response.text()).replace('"0.1.0"', `"${version}"`).replace('"0.1."', `"${series}"`)
    expect(script).toContain(`"${series}"`)
    await route.fulfill({ response, body: script })
  })
  await page.goto(address)
  await page.evaluate(async () => {
    const options = { shop: 'gift-shop', consent: { personalize: true }, debug: true } as const
    const [one, other] = ['/dist/index.js', '/dist/other/index.js']
    const first = ((await import(one as string)) as typeof Package).createVitrine(options)
    const second = ((await import(other as string)) as typeof Package).createVitrine(options)
    Object.assign(window, { first, second })
    await Promise.all([first.ready, second.ready])
  })
  return { engines, said, close }
}

test('a patch version shares the engine that is there', async ({ page }) => {
  const { engines, said, close } = await openBoth(page, '0.1.7')
  try {
    expect(await page.evaluate(() => (window as never as Copies).second.status.engine)).toBe('ready')
    expect(
      await page.evaluate(() => Object.is((window as never as Copies).first, (window as never as Copies).second))
    ).toBe(true)
    // The one engine's two parts.
    expect(engines).toHaveLength(2)
    await expect.poll(() => said).toEqual([expect.stringContaining('[already_open]')])
  } finally {
    await close()
  }
})

test('a version that is called otherwise gets no engine, and works in the order of the server', async ({ page }) => {
  const { engines, said, close } = await openBoth(page, '0.2.0')
  try {
    const seen = await page.evaluate(async () => {
      const { first, second } = window as never as Copies
      const kinds = ['Mug', 'Clock', 'Bag', 'Mug', 'Clock', 'Bag', 'Mug', 'Clock', 'Bag', 'Mug', 'Clock', 'Bag']
      const items: Item[] = kinds.map((kind, i) => ({ item_id: `${kind}-${i}`, item_name: kind, item_category: kind }))
      for (const item of items.filter(({ item_name }) => item_name === 'Bag').slice(0, 3)) {
        for (const copy of [first, second]) copy.track('view_item', { items: [item] })
        await new Promise(resolve => setTimeout(resolve, 600))
      }
      const order = (copy: Vitrine) => copy.rank(items).items.map(({ item_name }) => item_name)
      return {
        status: second.status,
        accepted: first.status.counters.accepted,
        times: ((await first.profile.export()) as { items: { times: number }[] }).items.map(({ times }) => times),
        orders: [order(first)[0], order(second).join()],
        server: kinds.join(),
        arm: second.experiment('hero', ['control', 'banner']),
        chosen: second.choose('coupon', ['TEN']).option
      }
    })
    expect(seen.status).toMatchObject({ engine: 'unavailable', code: 'other_version', storage: 'none' })
    // Each look is counted once, by the one engine that there is.
    // The one engine's two parts.
    expect(engines).toHaveLength(2)
    expect(seen.times).toEqual([1, 1, 1])
    expect(seen.orders).toEqual(['Bag', seen.server])
    expect(seen).toMatchObject({ arm: 'control', chosen: undefined })
    await expect.poll(() => said).toEqual([expect.stringMatching(/Vitrine 0\.1\.0 .*\[other_version\]/)])

    // Its end is not the other's.
    await page.evaluate(() => (window as never as Copies).second.destroy())
    expect(await page.evaluate(() => (window as never as Copies).first.status.engine)).toBe('ready')
  } finally {
    await close()
  }
})

test('a refusal told to the one without an engine deletes what the other stored', async ({ page }) => {
  const { close } = await openBoth(page, '0.2.0')
  try {
    const stored = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    await page.evaluate(() => (window as never as Copies).first.track('view_item', { items: [{ item_id: 'a' }] }))
    await expect.poll(stored).toContain('vitrine:gift-shop')
    await page.evaluate(() => (window as never as Copies).second.consent.set({ personalize: false }))
    await page.waitForTimeout(1_500)
    expect(await stored()).toEqual([])
    expect(await page.evaluate(() => (window as never as Copies).first.status.storage)).toBe('wiped')
  } finally {
    await close()
  }
})
