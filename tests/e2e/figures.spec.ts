/**
 * What Lighthouse would time, by the browser's own observers: `npm run -s figures`. A telephone of 390 px, four times slower than this
 * machine, on its "slow 4G" (1.6 Mbit/s, 150 ms). Prints a line a page; fails where paint or shift are poor by Web Vitals' own limits.
 * Blocking is printed and not judged: a machine that has other work blocks by itself.
 */
import { expect, type Page, test } from '@playwright/test'
import { PAGES, shelvesDrawn, withCart } from './shop.ts'

/** What one visit of a page came to. */
interface Figures {
  /** Largest contentful paint, milliseconds. */
  lcpMs: number
  /** The sum of layout shifts that nobody asked for. */
  cls: number
  /** Total blocking time: what tasks after the first paint take beyond 50 ms. */
  tbtMs: number
  /** Bytes over the line, with headers. */
  bytes: number
  requests: number
}

const KBIT = 1024 / 8

async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await session.send('Network.enable')
  const speed = { downloadThroughput: 1638 * KBIT, uploadThroughput: 675 * KBIT }
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, ...speed })
}

async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { lcpMs: 0, cls: 0, tbtMs: 0 }
    let paintedMs = Number.POSITIVE_INFINITY
    const paints = new Promise<void>(resolve => {
      on('paint', ({ name, startTime }) => {
        if (name !== 'first-contentful-paint') return
        paintedMs = startTime
        resolve()
      })
    })
    Object.assign(window, { seen })
    function on(type: string, take: (entry: PerformanceEntry & Record<string, number>) => void) {
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) take(entry as never)
      }).observe({ type, buffered: true })
    }
    on('largest-contentful-paint', ({ startTime }) => Object.assign(seen, { lcpMs: startTime }))
    on('layout-shift', ({ value, hadRecentInput }) => {
      if (!hadRecentInput) seen.cls += value ?? 0
    })
    on('longtask', async ({ startTime, duration }) => {
      await paints
      seen.tbtMs += Math.max(0, Math.min(duration - 50, startTime + duration - paintedMs))
    })
  })
}

const read = (page: Page): Promise<Figures> =>
  page.evaluate(() => {
    const all = ['navigation', 'resource'].flatMap(
      type => performance.getEntriesByType(type) as PerformanceResourceTiming[]
    )
    const bytes = all.reduce((sum, { transferSize }) => sum + transferSize, 0)
    return { ...(window as never as { seen: Figures }).seen, bytes, requests: all.length }
  })

for (const [name, path] of Object.entries({ ...PAGES, zh: '/zh/' })) {
  test(`figures: ${name}`, { tag: '@figures' }, async ({ page }) => {
    test.setTimeout(90_000)
    await page.setViewportSize({ width: 390, height: 844 })
    await watch(page)
    await slow(page)
    await withCart(page)
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    // Nothing is asked of the page before it stands still: the tester's own scripts would be timed with it.
    await page.waitForTimeout(1500)
    const { lcpMs, cls, tbtMs, bytes, requests } = await read(page)
    await shelvesDrawn(page)
    const rounded = `LCP ${(lcpMs / 1000).toFixed(2)} s, CLS ${cls.toFixed(3)}, TBT ${Math.round(tbtMs)} ms`
    console.log(`${name}: ${rounded}, ${Math.round(bytes / 1024)} KB in ${requests} requests`)
    expect(lcpMs).toBeLessThan(4000)
    expect(cls).toBeLessThan(0.1)
  })
}
