/** What the shop decides on the device: a coupon that respects a no and a month's cap in every tab, and the delivery that is taken first. */
import { expect, type Page, test } from '@playwright/test'
import { allow, open, panelSwitch, withCart } from './shop.ts'

const stored = (page: Page) => page.evaluate(() => localStorage.getItem('vitrine:gift-shop:decisions'))

async function cart(page: Page): Promise<void> {
  await open(page, '/cart.html')
  await page.evaluate(() => document.querySelector('.deliveries')?.scrollIntoView())
}

test.beforeEach(({ page }) => withCart(page))

test('a newcomer who allowed it is offered the first order’s coupon, and the order is cheaper by it', async ({
  page
}) => {
  await open(page, '/')
  await allow(page, { personalize: true, sync: false })
  await cart(page)
  const coupon = page.getByRole('region', { name: 'For this order' })
  await expect(coupon).toContainText('10 % off your first order')
  const full = await page.locator('.sum-total strong').textContent()
  await coupon.getByRole('button', { name: 'Use it' }).click()
  await expect(page.locator('.sum-off')).toBeVisible()
  expect(await page.locator('.sum-total strong').textContent()).not.toBe(full)
  await page.getByRole('button', { name: 'Check out' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Thank you.' })).toBeVisible()
})

test('a no is respected, in this tab, in another and after a reload', async ({ page, context }) => {
  await open(page, '/')
  await allow(page, { personalize: true, sync: false })
  await cart(page)
  await page.getByRole('region', { name: 'For this order' }).getByRole('button', { name: 'No, thanks' }).click()
  const coupon = (of: Page) => of.getByRole('region', { name: 'For this order' })
  await expect(coupon(page)).toHaveCount(0)
  await cart(page)
  await expect(coupon(page)).toHaveCount(0)
  const other = await context.newPage()
  await withCart(other)
  await cart(other)
  await expect(other.locator('.deliveries')).toBeVisible()
  await expect(coupon(other)).toHaveCount(0)
})

test('without a yes nothing of it is kept, and a yes that is withdrawn takes it along', async ({ page }) => {
  await cart(page)
  await expect(page.locator('.deliveries')).toBeVisible()
  expect(await stored(page)).toBeNull()
  await allow(page, { personalize: true, sync: false })
  await cart(page)
  await expect.poll(() => stored(page)).not.toBeNull()
  await panelSwitch(page, 'Personalise on this device').click()
  await expect.poll(() => stored(page)).toBeNull()
})

test('the delivery that was taken stands first the next time', async ({ page }) => {
  await open(page, '/')
  await allow(page, { personalize: true, sync: false })
  for (let order = 0; order < 3; order++) {
    await withCart(page)
    await cart(page)
    await page.getByRole('radio', { name: /Pick up/ }).check()
    await page.getByRole('button', { name: 'Check out' }).click()
    await expect(page.getByText('Thank you.')).toBeVisible()
    // The next visit: what is held ends with half an hour of silence.
    await page.clock.install({ time: Date.now() + (order + 1) * 86_400_000 })
    await page.evaluate(() => sessionStorage.clear())
  }
  await withCart(page)
  await cart(page)
  await expect(page.locator('.delivery').first()).toContainText('Pick up')
})
