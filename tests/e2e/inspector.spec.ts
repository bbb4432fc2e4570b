/** `<vitrine-inspector>`: opened by keyboard, every tab shows what really happened on the page, and what nobody opens is not fetched. */
import { expect, type Page, test } from '@playwright/test'
import { allow, firstIds, open, shelvesDrawn, withCart } from './shop.ts'

const inspector = (page: Page) => page.locator('vitrine-inspector')
const tab = (page: Page, name: string) => inspector(page).getByRole('tab', { name, exact: true })
const content = (page: Page) => inspector(page).getByRole('tabpanel')
const event = (page: Page, name: string) =>
  content(page).locator('[part=event]', { has: page.getByText(name, { exact: true }) })

/** Opens it and goes on to a page, which it then sees from the beginning. */
async function inspecting(page: Page, path: string): Promise<void> {
  await inspector(page).getByRole('button', { name: 'Inspector' }).click()
  await expect(tab(page, 'Events')).toBeVisible()
  await open(page, path)
  await expect(tab(page, 'Events')).toBeVisible()
}

test('by keyboard: opened, walked through, closed, with the focus where it belongs; fetched only then', async ({
  page
}) => {
  const fetched: string[] = []
  page.on('request', request => fetched.push(new URL(request.url()).pathname))
  await open(page, '/')
  const button = inspector(page).getByRole('button', { name: 'Inspector' })
  await button.focus()
  expect(fetched.filter(path => /inspect/.test(path))).toEqual([])
  await page.keyboard.press('Enter')
  await expect(tab(page, 'Events')).toBeFocused()
  expect(fetched.filter(path => /inspect/.test(path)).length).toBeGreaterThan(1)
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(tab(page, 'Sizes and times')).toBeFocused()
  await expect(tab(page, 'Sizes and times')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Profile')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(content(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(content(page)).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.reload()
  await shelvesDrawn(page)
  await expect(content(page)).toHaveCount(0)
})

test('events: told and noticed, with their articles, and what became of them', async ({ page }) => {
  await allow(page, { personalize: true })
  await inspecting(page, '/product/85123A')
  const seen = event(page, 'view_item')
  await expect(seen).toContainText('85123A')
  await expect(seen).toContainText('taken')
  await expect(event(page, 'page_view')).toContainText(/noticed on the page|before this was opened/)
  await page.getByRole('button', { name: 'Add to cart', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(event(page, 'add_to_cart')).toContainText('85123A')
  await page.evaluate(() => {
    const all = (globalThis as unknown as Record<symbol, Map<string, { track(name: string): void }>>)[
      Symbol.for('vitrine')
    ]
    all?.values().next().value?.track('never_heard_of')
  })
  await expect(event(page, 'never_heard_of')).toContainText('dropped')
})

test('profile and order: ids beside what is known, and the very order of the page with its reasons', async ({
  page
}) => {
  await allow(page, { personalize: true })
  await open(page, '/product/85123A')
  await inspecting(page, '/product/21733')
  await tab(page, 'Profile').click()
  const level = content(page).locator('[data-level=preference]')
  await level.locator('summary').click()
  await expect(level.locator('[data-tag="category:Holder"]')).toBeVisible()

  await tab(page, 'Why this order').click()
  const list = content(page).locator('details[open]').first()
  await expect(list.locator('summary')).toContainText(/product.*candidates.*ms.*for this shopper/)
  const shown = await firstIds(page, '#items', 8)
  await expect(list.locator('[part=place] .name code')).toHaveText(shown)
  await expect(list.locator('[part=reason]').first()).toContainText(/\d+ %/)
})

test('decisions, look, what leaves, sizes: as they are', async ({ page }) => {
  test.setTimeout(60_000)
  await allow(page, { personalize: true, sync: true })
  await withCart(page)
  await inspecting(page, '/cart')
  await tab(page, 'Decisions').click()
  await expect(content(page).locator('[part=decision]', { hasText: 'cart-coupon' })).toContainText('WELCOME10')
  await expect(content(page).locator('[part=decision]', { hasText: 'cart-coupon' })).toContainText(
    'Shown of what is allowed: all promotions 1 / 5 in 30 days'
  )
  await expect(content(page).locator('[part=decision]', { hasText: 'delivery' })).toContainText(
    'standard, express, pickup'
  )

  await tab(page, 'Look').click()
  const row = (name: string) => content(page).locator('tr', { has: page.getByText(name, { exact: true }) })
  await expect(row('elder')).toContainText('the shop')
  await page.locator('#elder-switch').click()
  await expect(row('elder')).toContainText('the shopper')
  await expect(row('textScale')).toContainText('elder mode')
  await page.locator('#elder-switch').click()

  await tab(page, 'What leaves').click()
  await content(page).getByRole('button', { name: 'Show what would be sent' }).click()
  await content(page).getByText('All 64 bytes of it').first().click()
  await expect(content(page).locator('pre').first()).toHaveText(/^([0-9a-f]{2} ){63}[0-9a-f]{2}$/)

  await tab(page, 'Sizes and times').click()
  const unpacked = await page.evaluate(() => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return all.filter(({ name }) => name.includes('.wasm')).reduce((sum, part) => sum + part.decodedBodySize, 0)
  })
  expect(unpacked).toBeGreaterThan(100_000)
  await expect(content(page)).toContainText(`${unpacked.toLocaleString('en')} B`)
  await expect(content(page)).toContainText('persistent')
})

test('evaluation: what was shown and what became of it, with its counts', async ({ page }) => {
  await allow(page, { personalize: true })
  await open(page, '/product/85123A')
  await inspecting(page, '/product/21733')
  await expect(page.locator('#order')).toContainText('Ordered for you')
  await page.locator('#items .card-add').first().focus()
  await page.keyboard.press('Enter')
  await tab(page, 'Evaluation').click()
  const slot = content(page).locator('[data-slot=product]')
  const row = (name: string) => slot.locator('tr', { has: page.getByText(name, { exact: true }) })
  await expect(content(page)).toContainText('Counted on this device, and stays here.')
  await expect(row('Items shown').locator('td')).toHaveText(/^[1-9]\d*$/)
  // One of what was shown was put in the cart: a hit, and nothing was bought.
  await expect(row('Precision')).toContainText(/[1-9][\d.]* % \([1-9]\d* \/ \d+\)/)
  await expect(row('Conversion')).toContainText(/^Conversion0 % \(0 \/ \d+\)$/)
})

test('in Chinese, at 320 px: nothing is wider than the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 })
  await open(page, '/zh/')
  await inspector(page).getByRole('button', { name: '检查器' }).click()
  for (const name of ['事件', '档案', '排序原因', '决策', '外观', '发送内容', '评估', '大小与耗时']) {
    await tab(page, name).click()
    const widest = await content(page).evaluate(element => element.scrollWidth - element.clientWidth)
    expect(widest, name).toBeLessThanOrEqual(0)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
