/** Plays traces, several at a time, and says with what precision and recall friction was found. */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { FrictionKind, Vitrine } from '../../../js/types.ts'
import { cameLate, pause, settled, type Trace } from './trace.ts'

const KINDS: readonly FrictionKind[] = [
  'rage_click',
  'dead_click',
  'error_loop',
  'form_abandoned',
  'thrashing',
  'long_wait'
]
/** Traces played at the same time: most of each is waiting. Six beside another spec's six made two cores a busy machine by themselves. */
const AT_ONCE = 4
/** How long the server takes for some addresses. */
const DELAYS_MS: Readonly<Record<string, number>> = { '/slow': 6_000, '/slowish': 3_000 }

declare const window: { vitrine: Vitrine; stallMs: number }

type Opened = { context: BrowserContext; page: Page }

/** A page in a browser profile of its own, watched. */
export async function openPage(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true })
  await context.route(
    url => url.pathname in DELAYS_MS,
    async route => {
      await pause(DELAYS_MS[new URL(route.request().url()).pathname] ?? 0)
      await route.continue().catch(() => {})
    }
  )
  const page = await context.newPage()
  await page.goto(address)
  await settled(page)
  return { context, page }
}

/** How long the page took to come, in milliseconds. */
const cameAfter = (page: Page) =>
  page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domInteractive)

/** A page that stood still for longer than this had other waits than those scripted. */
const STALL_MS = 1_500

/** Has the page watch how long it stands still: on a machine that is busy its own timers come late. */
const watchStalls = (page: Page) =>
  page.evaluate(() => {
    let last = performance.now()
    window.stallMs = 0
    setInterval(() => {
      window.stallMs = Math.max(window.stallMs, performance.now() - last - 100)
      last = performance.now()
    }, 100)
  })

/** Plays one trace, a friction again while the machine is too slow for it; gives the kinds that the profile knows at its end. */
async function play(trace: Trace, open: (at?: string) => Promise<Opened>, tries = 6): Promise<string[]> {
  const { context, page } = await open(trace.at)
  if (!DELAYS_MS[trace.at ?? ''] && (await cameAfter(page)) > 3_000) {
    // A machine that is so busy makes shoppers wait, and that would be found.
    await context.close()
    await pause(2_000)
    return play(trace, open, tries)
  }
  await watchStalls(page)
  await trace.act(page)
  const stallMs = await page.evaluate(() => window.stallMs ?? 0).catch(() => 0)
  if ((stallMs > STALL_MS || ((trace.is || trace.latestMs) && cameLate(page, trace))) && tries > 1) {
    await context.close()
    await pause(2_000)
    return play(trace, open, tries - 1)
  }
  await pause(2_700)
  await settled(page)
  const tags = await page.evaluate(() => window.vitrine.profile.tags().map(tag => tag.id))
  await context.close()
  return tags.filter(tag => tag.startsWith('friction:')).map(tag => tag.slice('friction:'.length))
}

/** Plays all of them; prints the table and what was mistaken, and gives the rows and what could not be played. */
export async function measure(traces: readonly Trace[], open: (at?: string) => Promise<Opened>) {
  const left = [...traces]
  const played: { trace: Trace; found: string[] }[] = []
  const hand = async () => {
    for (let trace = left.shift(); trace; trace = left.shift()) {
      const found = await play(trace, open).catch((error: Error) => [`failed: ${error.message.split('\n')[0]}`])
      played.push({ trace, found })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand))

  const rows = KINDS.map(kind => {
    const found = played.filter(one => one.found.includes(kind))
    const right = found.filter(one => one.trace.is === kind).length
    const all = played.filter(one => one.trace.is === kind).length
    const unlike = played.length - all
    return { kind, all, unlike, found: found.length, right, precision: right / found.length, recall: right / all }
  })
  const mistaken = played.filter(({ trace, found }) => found.join() !== (trace.is ?? ''))
  console.log(`${played.length} traces, ${played.filter(({ trace }) => trace.held).length} of them held out`)
  console.table(rows)
  for (const { trace, found } of mistaken) {
    console.log(
      `${trace.held ? 'held: ' : ''}${trace.name}: ${trace.is ?? 'nothing'} expected, ${found.join(', ') || 'nothing'} found`
    )
  }
  return { rows, failed: played.flatMap(({ found }) => found).filter(kind => kind.startsWith('failed')) }
}
