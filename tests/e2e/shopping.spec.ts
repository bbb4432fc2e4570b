/** Shopping as such: search, departments, cart, checkout, keyboard. */
import { expect, test } from '@playwright/test'
import { open } from './shop.ts'

test('from search to a checked-out cart', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('searchbox', { name: 'Search the shop' }).fill('heart t-light holder')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Results for "heart t-light holder"')
  const first = page.locator('#items .card').first()
  await expect(first).toContainText(/Heart T.Light Holder/)
  await first.getByRole('link').click()

  await page.getByRole('button', { name: 'One more' }).click()
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
  await expect(page.locator('.cart-link .cart-count')).toHaveText('2')
  await expect(page.locator('#cart-news')).toContainText('is in your cart')

  await page.locator('.cart-link').click()
  const line = page.locator('.line')
  const price = Number((await line.locator('.line-each').innerText()).replace(/[^\d.]/g, ''))
  await expect(line.locator('.line-total')).toHaveText(`£${(price * 2).toFixed(2)}`)
  await line.getByRole('button', { name: /^One more/ }).click()
  await expect(page.locator('.sum-total')).toContainText(`£${(price * 3).toFixed(2)}`)
  await expect(line.getByRole('button', { name: /^One more/ })).toBeFocused()

  await page.getByRole('button', { name: 'Check out' }).click()
  await expect(page.locator('.thanks')).toContainText('This is a demo: nothing is bought')
  await expect(page.locator('.cart-link .cart-count')).toBeHidden()
  await page.reload()
  await expect(page.locator('#lines')).toContainText('Your cart is empty.')
})

test('a department, one of its kinds, and the way back', async ({ page }) => {
  await open(page, '/')
  await page.locator('.department', { hasText: 'Candles & light' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Candles & light')
  await page.locator('.chip', { hasText: 'Lantern' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lantern')
  await expect(page.locator('.chip[aria-current=page]')).toContainText('Lantern')
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Candles & light' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Candles & light')
})

test('what is not there is said kindly', async ({ page }) => {
  await page.goto('/product/no-such-thing')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We do not have this article')
  await page.goto('/search?q=qqzzxx')
  await expect(page.locator('#items')).toContainText('Nothing here is called "qqzzxx"')
  await page.goto('/category/Nowhere')
  await expect(page.locator('#items')).toContainText('There is no such department')
})

test('the look menu sets theme and size, and opens and closes by keyboard', async ({ page }) => {
  await open(page, '/')
  const toggle = page.getByRole('button', { name: 'Look', exact: true })
  await toggle.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'dark')
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.getByRole('button', { name: 'Larger text' }).click()
  await expect(page.locator('#look').locator('output')).toHaveText('115 %')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('18.4px')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('group', { name: 'Look' })).toBeHidden()
  await expect(toggle).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Everything as the shop has it' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-vitrine-theme')
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(paper)
})
