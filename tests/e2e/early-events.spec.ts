/** What happens before the engine is there is not lost. */
import { expect, test } from '@playwright/test'
import { allow, holdEngine, knows, open, openKnown, shelvesDrawn } from './shop.ts'

test('a press while the engine is still on its way counts once it has come', async ({ page }) => {
  await allow(page, { personalize: true })
  let isThrough = false
  await page.route('**/*.wasm', async route => {
    await new Promise(resolve => setTimeout(resolve, 1500))
    isThrough = true
    await route.continue()
  })
  await open(page, '/category/Umbrella')
  await page.locator('#items .card-add').first().click()
  expect(isThrough).toBe(false)
  await openKnown(page)
  await expect(page.locator('[data-level] [data-tag]')).toHaveCount(0)
  await knows(page, 'Umbrella')
  expect(isThrough).toBe(true)
})

test('shelves do not wait longer than 400 ms for a slow engine', async ({ page }) => {
  const release = await holdEngine(page)
  await page.goto('/')
  await shelvesDrawn(page)
  await expect(page.locator('#for-you-order')).toHaveText("The shop's order, the same for everyone.")
  release()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
