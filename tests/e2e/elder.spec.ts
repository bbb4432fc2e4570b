/** Elder mode: what it does to the page, by numbers, and that it leaves nothing behind. */
import { expect, type Page, test } from '@playwright/test'
import { open, PAGES, shelvesDrawn, withCart, withLook, withPanelOpen } from './shop.ts'

const SMALLEST_TEXT_PX = 24
const MAIN_TARGET_PX = 60
const MAIN_TARGETS =
  '.tab, .elder-switch, .search button, .button, .button-quiet, .card-add, .card-not, .level > summary, .carry > summary, .field, .stepper button'

/** Visible text set smaller than the limit. */
const smallText = (page: Page): Promise<string[]> =>
  page.evaluate(limit => {
    const small: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const words = node.textContent?.trim()
      if (!parent || !words || !parent.checkVisibility({ visibilityProperty: true })) continue
      if (parent.closest('.hidden, .skip, svg, script, style')) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < limit) small.push(`${size} px: ${words.slice(0, 40)}`)
    }
    return small
  }, SMALLEST_TEXT_PX)

/** Main targets that are too small to hit. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.locator(MAIN_TARGETS).evaluateAll(
    (targets, limit) =>
      targets
        .filter(target => target.checkVisibility({ visibilityProperty: true }))
        .map(target => ({ name: target.className || target.id, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.width < limit || box.height < limit)
        .map(({ name, box }) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`),
    MAIN_TARGET_PX
  )

const columns = (page: Page, list: string): Promise<number> =>
  page
    .locator(`${list} > li`)
    .evaluateAll(items => new Set(items.map(item => Math.round(item.getBoundingClientRect().left))).size)

const rootTag = (page: Page): Promise<string> =>
  page
    .evaluate(() => document.documentElement.cloneNode(false))
    .then(() =>
      page.evaluate(() => {
        const { attributes } = document.documentElement
        return [...attributes]
          .map(({ name, value }) => `${name}=${value}`)
          .sort()
          .join(' ')
      })
    )

test('one tap in, one tap back, and the page is exactly as before', async ({ page }) => {
  await open(page, '/')
  const before = await rootTag(page)
  const size = await page.evaluate(() => getComputedStyle(document.body).fontSize)
  expect(await columns(page, '#for-you')).toBe(4)

  await page.getByRole('button', { name: 'Easy view' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
  expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(
    24
  )
  expect(await columns(page, '#for-you')).toBe(1)
  await expect(page.locator('.hero-pictures')).toBeHidden()
  await expect(page.locator('.tab:visible')).toHaveCount(4)

  await page.getByRole('button', { name: 'Normal view' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-vitrine-elder')
  expect(await rootTag(page)).toBe(before)
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe(size)
  expect(await columns(page, '#for-you')).toBe(4)
})

const WORDS = {
  '': { into: 'Easy view 长辈版', back: 'Normal view 退出长辈版' },
  '/zh': { into: '长辈版', back: '退出长辈版' }
}

for (const [language, { into, back }] of Object.entries(WORDS)) {
  for (const [name, path] of Object.entries(PAGES)) {
    test(`${language}${path}: from ${name} in with one tap and back with one, without a profile`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await withCart(page)
      await open(page, `${language}${path}`)
      await page.locator('#consent-no').click()
      // The shop asks again on the next page: of a refusal nothing is kept.
      const withoutShops = (tag: string) => tag.replace(/data-shop-consent=\w+ /, '')
      const before = withoutShops(await rootTag(page))
      await page.getByRole('button', { name: into, exact: true }).click()
      await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
      expect(await smallText(page)).toEqual([])
      await page.reload()
      await shelvesDrawn(page)
      await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
      await page.getByRole('button', { name: back, exact: true }).click()
      await expect(page.locator('html')).not.toHaveAttribute('data-vitrine-elder')
      expect(withoutShops(await rootTag(page))).toBe(before)
    })
  }
}

test('it survives a reload and is there before any module runs', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Easy view' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
  const chosen = await rootTag(page)
  // With every module held back, only the inline pre-paint script can have put the look on the page.
  await page.route('**/assets/*.js', route => route.abort())
  await page.reload({ waitUntil: 'domcontentloaded' })
  expect(await rootTag(page)).toBe(chosen)
  await page.unroute('**/assets/*.js')
  await open(page, '/cart')
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
  await expect(page.locator('#elder-switch')).toHaveAttribute('aria-pressed', 'true')
})

for (const [name, path] of Object.entries(PAGES)) {
  for (const width of [320, 1280]) {
    test(`${name} at ${width} px: large type, large targets, one column`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await withLook(page, 'elder')
      if (name === 'cart') await withCart(page)
      await open(page, path)
      expect(await smallText(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
      for (const list of await page.locator('.grid:visible').all()) {
        expect(await columns(page, `#${await list.getAttribute('id')}`)).toBe(1)
      }
    })
  }
}

for (const width of [320, 1280]) {
  test(`the open panel at ${width} px: large type, large targets`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await withLook(page, 'elder')
    await withPanelOpen(page)
    expect(await smallText(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
  })
}
