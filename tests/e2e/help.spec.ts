/** The demo shop helps where the page resists, and asks after an order. */
import { expect, test } from '@playwright/test'
import { pause } from './friction/trace.ts'
import { allow, open, withCart } from './shop.ts'

test('help is offered on the cart after friction, once, and can be sent away', async ({ page }) => {
  await allow(page, { personalize: true })
  await withCart(page)
  await open(page, '/cart')
  // A button that lost its script.
  await page.evaluate(() => {
    const dead = document.createElement('button')
    dead.textContent = 'Apply'
    dead.id = 'dead'
    document.querySelector('#title')?.after(dead)
  })
  const help = page.locator('.help')
  // Again, until the engine is there to see it.
  await expect(async () => {
    for (let n = 0; n < 4; n++) {
      await page.locator('#dead').click()
      await pause(150)
    }
    await expect(help).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 20_000 })
  await expect(help).toContainText('Your cart is safe.')
  await help.getByRole('button', { name: 'No, thanks' }).click()
  await expect(help).toHaveCount(0)
})

test('an order is followed by one question, and a bad answer by an apology', async ({ page }) => {
  await allow(page, { personalize: true })
  await withCart(page)
  await open(page, '/cart')
  await page.getByRole('button', { name: 'Check out' }).click()
  const asks = page.locator('vitrine-survey')
  await expect(asks).toBeVisible()
  await page.getByLabel('1 Not at all').check()
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.locator('.sorry')).toContainText('We are sorry.')
  await page.screenshot({ path: test.info().outputPath('asked.png'), fullPage: true })
})
