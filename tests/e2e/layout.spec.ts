/** Nothing is wider than the window, and nothing moves while a page comes. */
import { expect, type Page, test } from '@playwright/test'
import { allow, knows, lookAt, open, PAGES, personalOrder, withCart, withLook, withPanelOpen } from './shop.ts'

const LARGEST_SHIFT = 0.01

/** Layout shift since the page began, as browsers count it: the worst window of it. */
async function shift(page: Page, path = '/'): Promise<number> {
  await page.addInitScript(() => {
    const all: { value: number; hadRecentInput: boolean }[] = []
    Object.assign(window, { shifts: all })
    new PerformanceObserver(list => {
      all.push(...(list.getEntries() as unknown as typeof all))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await open(page, path)
  if (path === '/') await expect(page.locator('.department-count', { hasText: 'article' })).toHaveCount(12)
  return page.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const { shifts } = window as unknown as { shifts: { value: number; hadRecentInput: boolean }[] }
    return shifts.filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0)
  })
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const look of ['light', 'elder']) {
    test(`${name} (${look}) fits into 320 px`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 })
      await withLook(page, look)
      await withCart(page)
      await open(page, path)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(320)
    })
  }
}

for (const look of ['light', 'elder']) {
  test(`the open panel (${look}) fits into 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await withLook(page, look)
    await withPanelOpen(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
}

test('text at twice its size still fits into 320 px', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await page.addInitScript(() =>
    localStorage.setItem('vitrine:gift-shop:look', '{"p":{"textScale":2},"a":{},"s":{"--vitrine-text-scale":"2"}}')
  )
  for (const path of Object.values(PAGES)) {
    await open(page, path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})

for (const width of [390, 1280]) {
  test(`home does not move on a first visit at ${width} px, from head to foot`, async ({ page }) => {
    // Only what is in the window counts as shifted: in this one the whole page is.
    await page.setViewportSize({ width, height: 6000 })
    expect(await shift(page)).toBeLessThanOrEqual(LARGEST_SHIFT)
  })

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name} does not move while it comes at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await withCart(page)
      expect(await shift(page, path)).toBeLessThanOrEqual(LARGEST_SHIFT)
    })
  }

  test(`home does not move when it is personal at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await allow(page, { personalize: true })
    await lookAt(page, 'Holder', 0)
    expect(await shift(page)).toBeLessThanOrEqual(LARGEST_SHIFT)
    await personalOrder(page)
  })

  test(`the panel does not move what is below it when the engine comes at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 6000 })
    await allow(page, { personalize: true })
    await lookAt(page, 'Holder', 0)
    expect(await shift(page)).toBeLessThanOrEqual(LARGEST_SHIFT)
    await knows(page, 'Holder')
  })
}
