/** Pictures of every page at four widths in every look and both languages, to be looked at: `npm run screenshots`. */
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { LOOKS, lookAt, open, PAGES, personalOrder, withCart, withLook, withPanelOpen } from './shop.ts'

const folder = process.env.VITRINE_SCREENSHOTS ?? '.vitrine/screenshots'
const WIDTHS = [320, 390, 768, 1280]

/** Opens a page and waits for its pictures, which are drawn a moment after the shelves. */
async function openDrawn(page: Page, path: string): Promise<void> {
  await open(page, path)
  await expect(page.locator(':is(.card-picture, .compare-picture):empty')).toHaveCount(0)
}

for (const look of Object.keys(LOOKS)) {
  for (const width of WIDTHS) {
    test(`pictures: ${look} at ${width} px`, { tag: '@screenshots' }, async ({ page }) => {
      test.setTimeout(120_000)
      await page.setViewportSize({ width, height: 900 })
      await withLook(page, look)
      await withCart(page)
      for (const [name, path] of Object.entries(PAGES)) {
        await openDrawn(page, path)
        await page.screenshot({ path: join(folder, look, `${name}-${width}.png`), fullPage: true })
      }
      await withPanelOpen(page)
      await page.locator('#privacy').screenshot({ path: join(folder, look, `panel-${width}.png`) })
      await lookAt(page, 'Holder', 2)
      await openDrawn(page, '/')
      await personalOrder(page)
      await page.screenshot({ path: join(folder, look, `home-personal-${width}.png`), fullPage: true })
    })
  }
}

for (const look of Object.keys(LOOKS)) {
  for (const width of WIDTHS) {
    test(`pictures in Chinese: ${look} at ${width} px`, { tag: '@screenshots' }, async ({ page }) => {
      test.setTimeout(120_000)
      await page.setViewportSize({ width, height: 900 })
      await withLook(page, look)
      await withCart(page)
      for (const [name, path] of Object.entries(PAGES)) {
        await openDrawn(page, `/zh${path}`)
        await page.screenshot({ path: join(folder, `${look}-zh`, `${name}-${width}.png`), fullPage: true })
      }
    })
  }
}
