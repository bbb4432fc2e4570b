/** How the shopper came, and how far: from a newsletter's link to an order. */
import { expect, test } from '@playwright/test'
import { allow, open, tagRow } from './shop.ts'

test('from a newsletter to an order', async ({ page }) => {
  await allow(page, { personalize: true })
  await open(page, '/?utm_source=spring-letter&utm_medium=email')
  const email = await tagRow(page, 'behaviour', 'channel:email')
  await expect(email).toContainText('Came through')
  await expect(await tagRow(page, 'behaviour', 'source:spring-letter')).toContainText('Came from')
  await expect(await tagRow(page, 'behaviour', 'channel.last')).toContainText('email')
  const evidence = await email.locator('.hint').first().innerText()

  await open(page, '/product/85123A')
  const reached = await tagRow(page, 'behaviour', 'funnel.reached')
  await expect(reached.locator('.name')).toHaveText(/: viewed$/)
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
  await expect(reached.locator('.name')).toHaveText(/: carted$/)
  await page.locator('.cart-link').click()
  await page.getByRole('button', { name: 'Check out' }).click()
  await expect((await tagRow(page, 'behaviour', 'funnel.reached')).locator('.name')).toHaveText(/: ordered$/)
  await expect(await tagRow(page, 'value', 'orders.count')).toContainText('1 order, today')

  // Pages within the shop, a reload and a way back are no arrival.
  await page.reload()
  await expect((await tagRow(page, 'behaviour', 'funnel.reached')).locator('.name')).toHaveText(/: ordered$/)
  await expect((await tagRow(page, 'behaviour', 'channel:email')).locator('.hint').first()).toHaveText(evidence)
})
