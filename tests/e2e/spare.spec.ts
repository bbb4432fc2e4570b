/** A connection that saves data or is slow: smaller pictures and less motion, said why, and undone by the shopper's own choice. */
import { expect, type Page, test } from '@playwright/test'
import { open } from './shop.ts'

const root = (page: Page) => page.locator('html')

for (const [name, connection] of [
  ['data are saved', { saveData: true, effectiveType: '4g' }],
  ['the connection is slow', { saveData: false, effectiveType: '2g' }]
] as const) {
  test(`where ${name}, pictures are small until somebody chooses`, async ({ page }) => {
    await page.addInitScript(value => {
      Object.defineProperty(navigator, 'connection', { value, configurable: true })
    }, connection)
    await open(page, '/')
    await expect(root(page)).toHaveAttribute('data-vitrine-images', 'small')
    await expect(root(page)).toHaveAttribute('data-vitrine-motion', 'reduced')
    const panel = page.locator('vitrine-look').first()
    await panel.locator('[part=toggle]').click()
    await expect(panel.locator('[part=spare]')).toContainText('because this connection is slow or saves data')
    await panel.locator('summary', { hasText: 'More' }).click()
    await panel.getByLabel('Pictures').selectOption({ label: 'Medium' })
    await expect(root(page)).toHaveAttribute('data-vitrine-images', 'normal')
    await panel.getByLabel('Movement').selectOption({ label: 'May move' })
    await expect(root(page)).toHaveAttribute('data-vitrine-motion', 'full')
    await expect(root(page)).not.toHaveAttribute('data-vitrine-spare')
    await expect(panel.locator('[part=spare]')).toBeHidden()
  })
}

test('a fast connection changes nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: '4g' } })
  })
  await open(page, '/')
  await expect(page.locator('#for-you .card').first()).toBeVisible()
  await expect(root(page)).not.toHaveAttribute('data-vitrine-images')
  await expect(root(page)).not.toHaveAttribute('data-vitrine-spare')
})
