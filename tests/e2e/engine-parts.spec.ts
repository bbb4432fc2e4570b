/** The engine comes in two parts: the first ranks by what is stored, while the rest is on its way. */
import { expect, type Page, test } from '@playwright/test'
import type { Item, Vitrine } from '../../js/types.ts'
import { watchErrors } from './shop.ts'
import { servePage } from './static.ts'

declare const window: { vitrine: Vitrine; items: Item[]; told: string[]; again: () => void }

let server: Awaited<ReturnType<typeof servePage>>
test.beforeAll(async () => {
  server = await servePage('parts.html')
})
test.afterAll(() => server.close())

const first = (page: Page) =>
  page.evaluate(() => {
    const { items, personal } = window.vitrine.rank(window.items)
    return `${personal ? 'personal' : "server's"}, ${items[0]?.item_id}`
  })
const engine = (page: Page) => page.evaluate(() => window.vitrine.status.engine)

/** Looks at the clock, and leaves before anything had to be written: the next page finds it in what this one left. */
async function lookAtTheClock(page: Page): Promise<void> {
  await page.goto(server.address)
  await expect.poll(() => engine(page)).toBe('ready')
  await page.evaluate(() => window.vitrine.track('view_item', { items: [window.items[5] as Item] }))
}

/** From now on the rest does not come before it is let through. */
async function holdTheRest(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/engine-rest.wasm', async route => {
    await held
    await route.continue()
  })
  return release
}

test('who comes back is ranked for before the rest is there, with reasons, and nothing is lost', async ({ page }) => {
  const errors = watchErrors(page)
  await lookAtTheClock(page)
  const release = await holdTheRest(page)
  await page.goto(server.address)
  await expect.poll(() => first(page)).toBe('personal, m4')
  expect(await engine(page)).toBe('loading')
  expect(await page.evaluate(() => window.told)).toEqual(['profile'])
  const reasons = await page.evaluate(() => window.vitrine.rank(window.items).reasons[0]?.map(({ text }) => text))
  expect(reasons?.join()).toContain('Clocks')
  // What needs the rest has its defaults, and what is told meanwhile is kept.
  const early = await page.evaluate(() => {
    window.vitrine.track('view_item', { items: [window.items[0] as Item] })
    return [window.vitrine.profile.tags().length, window.vitrine.choose('banner', ['a']).option]
  })
  expect(early).toEqual([0, undefined])
  release()
  await expect.poll(() => engine(page)).toBe('ready')
  await expect.poll(() => page.evaluate(() => window.vitrine.profile.tags().length)).toBeGreaterThan(0)
  expect(await page.evaluate(() => window.vitrine.status.counters.accepted)).toBeGreaterThanOrEqual(1)
  expect(errors).toEqual([])
})

test('a refusal meanwhile ends it at once', async ({ page }) => {
  await lookAtTheClock(page)
  const release = await holdTheRest(page)
  await page.goto(server.address)
  await expect.poll(() => first(page)).toBe('personal, m4')
  const order = await page.evaluate(() => {
    void window.vitrine.consent.set({ personalize: false })
    return window.vitrine.rank(window.items).personal
  })
  expect(order).toBe(false)
  release()
  await expect.poll(() => engine(page)).toBe('ready')
  expect(await first(page)).toBe("server's, m0")
})

test('a tag the shopper forgot on the page before does not rank early', async ({ page }) => {
  await lookAtTheClock(page)
  await page.evaluate(() => window.vitrine.profile.forget('category:Clocks'))
  const release = await holdTheRest(page)
  await page.goto(server.address)
  await page.waitForTimeout(1_000)
  expect(await first(page)).toBe("server's, m0")
  release()
  await expect.poll(() => engine(page)).toBe('ready')
})

test('script and wasm of the rest are asked for side by side, once the first part is there', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  const release = await holdTheRest(page)
  await page.goto(server.address)
  const [script, wasm] = [/\/rest-[A-Z0-9]{8}\.js$/, /\/engine-rest\.wasm$/]
  await expect.poll(() => asked.filter(path => script.test(path) || wasm.test(path)).length).toBe(2)
  const place = (path: RegExp) => asked.findIndex(each => path.test(each))
  expect(Math.min(place(script), place(wasm))).toBeGreaterThan(place(/\/engine\.wasm$/))
  release()
  await expect.poll(() => engine(page)).toBe('ready')
})

for (const part of ['engine-rest.wasm', 'rest-*.js']) {
  test(`a rest whose ${part} does not come leaves the list in the order of the server, and may come later`, async ({
    page
  }) => {
    await lookAtTheClock(page)
    await page.route(`**/${part}`, route => route.abort())
    await page.goto(server.address)
    await expect
      .poll(() => page.evaluate(() => window.vitrine.status))
      .toMatchObject({ engine: 'unavailable', code: 'engine_unreachable' })
    expect(await first(page)).toBe("server's, m0")
    await page.unroute(`**/${part}`)
    await page.evaluate(() => window.again())
    await expect.poll(() => engine(page)).toBe('ready')
    expect(await first(page)).toBe('personal, m4')
  })
}
