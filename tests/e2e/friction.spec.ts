/**
 * Friction on recorded traces: what shoppers do, scripted with real input, and what the page made of it. Precision and recall by kind
 * are printed and gated. Traces marked `held` were written after the thresholds were chosen.
 */
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { FrictionKind, Vitrine } from '../../js/types.ts'
import { moving } from './friction/moving.ts'
import { pressing } from './friction/pressing.ts'
import { pause, press, settled, type Trace } from './friction/trace.ts'
import { trying } from './friction/trying.ts'
import { servePage } from './static.ts'

const TRACES: readonly Trace[] = [...pressing, ...trying, ...moving]
const KINDS: readonly FrictionKind[] = [
  'rage_click',
  'dead_click',
  'error_loop',
  'form_abandoned',
  'thrashing',
  'long_wait'
]
/** Traces played at the same time: most of each is waiting. */
const AT_ONCE = 6
/** How long the server takes for some addresses. */
const DELAYS_MS: Readonly<Record<string, number>> = { '/slow': 6_000, '/slowish': 3_000 }

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

async function open(browser: Browser, at = '/') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.route(
    url => url.pathname in DELAYS_MS,
    async route => {
      await pause(DELAYS_MS[new URL(route.request().url()).pathname] ?? 0)
      await route.continue().catch(() => {})
    }
  )
  const page = await context.newPage()
  await page.goto(server.address + at)
  await settled(page)
  return { context, page }
}

/** How long the page took to come, in milliseconds. */
const cameAfter = (page: Page) =>
  page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domInteractive)

/** Plays one trace; gives the kinds that the profile knows at its end. */
async function play(browser: Browser, trace: Trace): Promise<string[]> {
  const { context, page } = await open(browser, trace.at)
  if (!DELAYS_MS[trace.at ?? ''] && (await cameAfter(page)) > 3_000) {
    // A machine that is so busy makes shoppers wait, and that would be found.
    await context.close()
    await pause(2_000)
    return play(browser, trace)
  }
  await trace.act(page)
  await pause(2_700)
  await settled(page)
  const tags = await page.evaluate(() => window.vitrine.profile.tags().map(tag => tag.id))
  await context.close()
  return tags.filter(tag => tag.startsWith('friction:')).map(tag => tag.slice('friction:'.length))
}

test('precision and recall on recorded traces', async ({ browser }) => {
  test.setTimeout(600_000)
  const only = process.env.TRACE
  const left = TRACES.filter(({ name }) => !only || name.includes(only))
  const played: { trace: Trace; found: string[] }[] = []
  const hand = async () => {
    for (let trace = left.shift(); trace; trace = left.shift()) {
      const found = await play(browser, trace).catch((error: Error) => [`failed: ${error.message.split('\n')[0]}`])
      played.push({ trace, found })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand))

  const rows = KINDS.map(kind => {
    const found = played.filter(one => one.found.includes(kind))
    const right = found.filter(one => one.trace.is === kind).length
    const all = played.filter(one => one.trace.is === kind).length
    const unlike = played.length - all
    return { kind, all, unlike, right, precision: right / found.length, recall: right / all }
  })
  const mistaken = played.filter(({ trace, found }) => found.join() !== (trace.is ?? ''))
  console.log(`${played.length} traces, ${played.filter(({ trace }) => trace.held).length} of them held out`)
  console.table(rows)
  for (const { trace, found } of mistaken) {
    console.log(
      `${trace.held ? 'held: ' : ''}${trace.name}: ${trace.is ?? 'nothing'} expected, ${found.join(', ') || 'nothing'} found`
    )
  }
  if (only) return
  expect(TRACES.length).toBeGreaterThanOrEqual(40)
  for (const { kind, precision, recall } of rows) {
    expect(precision, `precision of ${kind}`).toBeGreaterThanOrEqual(0.9)
    expect(recall, `recall of ${kind}`).toBeGreaterThanOrEqual(0.85)
  }
  expect(played.flatMap(({ found }) => found).filter(kind => kind.startsWith('failed'))).toEqual([])
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
