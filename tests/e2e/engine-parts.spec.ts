/** The engine comes in two parts: the first ranks, while the rest is on its way. */
import { expect, test } from '@playwright/test'
import { allow, knows, open } from './shop.ts'

test('who comes back finds the list in their order before the rest of the engine is there', async ({ page }) => {
  await allow(page, { personalize: true })
  await open(page, '/category/Umbrella')
  await page.locator('#items .card-add').first().click()
  await knows(page, 'Umbrella')

  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/engine-rest*.wasm', async route => {
    await held
    await route.continue()
  })
  await page.goto('/category/Umbrella')
  await expect(page.locator('#order')).toContainText('Ordered for you')
  await expect(page.locator('[data-level] [data-tag]')).toHaveCount(0)
  release()
  await knows(page, 'Umbrella')
})

test('a rest that never comes leaves the shop in its own order', async ({ page }) => {
  await allow(page, { personalize: true })
  const asked = page.waitForRequest('**/engine-rest*.wasm')
  await page.route('**/engine-rest*.wasm', route => route.abort())
  await page.goto('/category/Umbrella')
  await asked
  await expect(page.locator('#items .card-add').first()).toBeVisible()
  await expect(page.locator('#order')).toContainText("The shop's order")
})
