/**
 * Friction on recorded traces: what shoppers do, scripted with real input, and what the page made of it. Precision and recall by kind
 * are printed and gated. Traces marked `held` were written after the thresholds were chosen.
 */
import { type Browser, expect, test } from '@playwright/test'
import type { FrictionKind, Vitrine } from '../../js/types.ts'
import { moving } from './friction/moving.ts'
import { measure, openPage } from './friction/play.ts'
import { pressing } from './friction/pressing.ts'
import { pause, press, settled, type Trace } from './friction/trace.ts'
import { trying } from './friction/trying.ts'
import { servePage } from './static.ts'

const TRACES: readonly Trace[] = [...pressing, ...trying, ...moving]
interface Heard {
  kind: FrictionKind
  page: string
  element?: string
  at: number
}
declare const window: { vitrine: Vitrine; heard: Heard[] }

let server: Awaited<ReturnType<typeof servePage>>
test.beforeAll(async () => {
  server = await servePage('friction.html', "; style-src 'unsafe-inline'")
})
test.afterAll(() => server.close())

const open = (browser: Browser, at = '/') => openPage(browser, server.address + at)

test('precision and recall on recorded traces', async ({ browser }) => {
  test.setTimeout(600_000)
  const only = process.env.TRACE
  const traces = TRACES.filter(({ name }) => !only || name.includes(only))
  const { rows, failed } = await measure(traces, at => open(browser, at))
  if (only) return
  expect(TRACES.length).toBeGreaterThanOrEqual(40)
  for (const { kind, precision, recall } of rows) {
    expect(precision, `precision of ${kind}`).toBeGreaterThanOrEqual(0.9)
    expect(recall, `recall of ${kind}`).toBeGreaterThanOrEqual(0.85)
  }
  expect(failed).toEqual([])
})

test('the shop hears of it within a second, with the element and the type of page', async ({ browser }) => {
  const { context, page } = await open(browser)
  // Whatever stands where the trail is kept.
  for (const junk of ['', '{', '7', '[1', '["a",null]']) {
    await page.evaluate(text => sessionStorage.setItem('vitrine:pages:trail', text), junk)
    await page.reload()
    await settled(page)
  }
  await press(page, '#dead', 3)
  const pressedAt = Date.now()
  await page.waitForFunction(() => window.heard.length > 0)
  const [heard] = await page.evaluate(() => window.heard)
  expect(heard).toMatchObject({ kind: 'rage_click', page: 'product', element: 'dead' })
  expect((heard?.at ?? 0) - pressedAt).toBeLessThan(1_000)
  await expect
    .poll(() => page.evaluate(() => window.vitrine.profile.segments().map(segment => segment.id)))
    .toContain('special.struggling')
  expect(await page.evaluate(() => window.vitrine.profile.tags().map(tag => tag.id))).toEqual(
    expect.arrayContaining(['did.friction', 'friction:rage_click', 'friction.page:product', 'page:product'])
  )
  await context.close()
})

test('nothing where personalisation is refused, and nothing after destroy', async ({ browser }) => {
  for (const refused of [true, false]) {
    const { context, page } = await open(browser, refused ? '/?consent=denied' : '/')
    if (!refused) await page.evaluate(() => window.vitrine.destroy())
    await press(page, '#dead', 5)
    await pause(2_700)
    expect(await page.evaluate(() => window.heard)).toEqual([])
    await page.goto(`${server.address}/b?consent=denied`)
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
    await context.close()
  }
})
