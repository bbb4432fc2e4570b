/** The browser dies between two events: what was learnt more than seconds ago is there afterwards, and nothing is damaged. */
import { expect, test } from '@playwright/test'
import { counted, OwnBrowser, storage, times, views } from './device.ts'

test('a browser that is killed loses seconds at most', async ({ baseURL }) => {
  test.setTimeout(120_000)
  const shopper = new OwnBrowser()
  try {
    let page = await shopper.start()
    await page.goto(`${baseURL}/`)
    await page.evaluate(() => localStorage.setItem('shop:consent', '{"personalize":true,"sync":false}'))
    await page.reload()
    await expect.poll(() => storage(page)).toBe('persistent')
    // localStorage is written lazily, too: give the browser the time to remember the decision.
    await page.waitForTimeout(6_000)
    const safe: string[] = []
    const all: string[] = []
    // The pause before the end: before a fold, about when it begins, and in between others.
    for (const [round, pauseMs] of [0, 1_450, 1_600, 2_300].entries()) {
      await views(page, `early-${round}`)
      await page.waitForTimeout(4_000)
      safe.push(`early-${round}`)
      await views(page, `late-${round}`)
      all.push(`early-${round}`, `late-${round}`)
      await page.waitForTimeout(pauseMs)
      await shopper.kill()

      page = await shopper.start()
      await page.goto(`${baseURL}/`)
      expect(await storage(page)).toBe('persistent')
      expect(await counted(page, 'profile_damaged')).toBe(0)
      const known = await times(page)
      expect(Object.keys(known)).toEqual(expect.arrayContaining(safe))
      for (const [id, count] of Object.entries(known)) {
        expect(all).toContain(id)
        expect(count).toBe(1)
      }
    }
  } finally {
    await shopper.discard()
  }
})
