/** The plays of the shop's life with a customer, each seen by a shopper whom it is for, and by nobody else. */
import { expect, type Page, test } from '@playwright/test'
import { open } from './shop.ts'

/** Becomes the shopper of a play, as a visitor of the demo does. */
async function play(page: Page, title: string): Promise<void> {
  // In the weeks before Christmas, whenever this test is run.
  await page.clock.install({ time: new Date('2026-12-01T10:00:00') })
  await open(page, '/try/')
  await page.locator('#plays li', { hasText: title }).getByRole('button').click()
  await page.waitForURL(url => !url.pathname.startsWith('/try'))
}

const coupon = (page: Page) => page.getByRole('region', { name: 'For this order' })
const care = (page: Page) => page.locator('.care')

for (const [title, terms] of [
  ['10 % off your first order', 'has not ordered here yet'],
  ['10 % off for members', 'ordered three times'],
  ['5 % off, nice to see you again', 'away for three months'],
  ['7 % off for presents', 'For everybody, from 15 November']
] as const) {
  test(`${title}: whom it is for sees it with its rule`, async ({ page }) => {
    await play(page, title)
    await expect(coupon(page)).toContainText(title)
    await expect(coupon(page)).toContainText(terms)
    await open(page, '/')
    await expect(page.locator('#for-you .card').first()).toBeVisible()
    await expect(care(page)).toHaveCount(0)
  })
}

test('who stayed away for longer than usual is offered an ear and no coupon for it, and a no holds', async ({
  page
}) => {
  await play(page, 'A person to write to')
  await expect(care(page)).toContainText('a person reads what you write')
  await care(page).getByRole('button', { name: 'No, thanks' }).click()
  await expect(care(page)).toHaveCount(0)
  await open(page, '/')
  await expect(page.locator('#for-you .card').first()).toBeVisible()
  await page.waitForTimeout(2_000)
  await expect(care(page)).toHaveCount(0)
})

test('an order is followed by what goes with it', async ({ page }) => {
  await play(page, 'What goes with it')
  await page.getByRole('button', { name: 'Check out' }).click()
  await expect(page.locator('#with-title')).toHaveText('To go with it, next time')
  await expect(page.locator('#items [data-vitrine-item]')).toHaveCount(4)
  await expect(page.locator('#items [data-vitrine-item="85123A"]')).toHaveCount(0)
})

test('the same plays in Chinese', async ({ page }) => {
  await open(page, '/zh/try/')
  await expect(page.locator('#plays')).toContainText('会员九折')
  await expect(page.locator('#plays')).not.toContainText(/[a-z]{4}/)
})
