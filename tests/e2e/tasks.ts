/** How long the page's own thread worked at a time after the first paint, in CPU time: other work on the machine does not count. */
import type { Page } from '@playwright/test'

/** What the browser writes down of one thing that happened. */
interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** When, microseconds. */
  ts: number
  /** How long on the thread's own clock, microseconds. */
  tdur?: number
  args: { name?: string; data?: { url?: string } }
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'loading']

/** Opens a page while the browser records, and gives the CPU milliseconds of each task after the first contentful paint. */
export async function tasksOf(page: Page, path: string): Promise<number[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('no browser to record in')
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as never as TraceEvent[])))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } })
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  // Nothing is asked of the page before it stands still: the tester's own scripts would be timed with it.
  await page.waitForTimeout(1500)
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  const address = page.url()
  const asked = events.find(({ name, args }) => name === 'ResourceSendRequest' && args.data?.url === address)
  const here = events.filter(({ pid }) => pid === asked?.pid)
  const main = here.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const painted = here.find(({ name }) => name === 'firstContentfulPaint')
  if (!main || !painted) throw new Error('the recording has no first paint')
  return here
    .filter(({ name, ph, tid, ts }) => name === 'RunTask' && ph === 'X' && tid === main.tid && ts >= painted.ts)
    .map(({ tdur = 0 }) => tdur / 1000)
}
