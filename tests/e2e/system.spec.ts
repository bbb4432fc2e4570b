/** What the device asks for is followed while the page lives, and what the shopper chose stands over it. */
import { expect, type Page, test } from '@playwright/test'
import { open } from './shop.ts'

const attribute = (page: Page, name: string) => page.locator('html').getAttribute(`data-vitrine-${name}`)

/** Media features as the device's settings would have them; Playwright's own call knows not all of them. */
async function device(page: Page, features: Readonly<Record<string, string>>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const list = Object.entries(features).map(([name, value]) => ({ name, value }))
  await session.send('Emulation.setEmulatedMedia', { features: list })
}

const FOLLOWED = [
  { feature: 'prefers-reduced-motion', off: 'no-preference', on: 'reduce', name: 'motion', becomes: 'reduced' },
  {
    feature: 'prefers-reduced-transparency',
    off: 'no-preference',
    on: 'reduce',
    name: 'transparency',
    becomes: 'reduced'
  },
  { feature: 'forced-colors', off: 'none', on: 'active', name: 'forced-colors', becomes: 'on' }
]

for (const { feature, off, on, name, becomes } of FOLLOWED) {
  test(`${feature}: taken up and let go without a reload`, async ({ page }) => {
    await open(page, '/')
    await expect(page.locator('vitrine-privacy [part=status]')).toContainText('in this page')
    expect(await attribute(page, name)).toBeNull()
    await device(page, { [feature]: on })
    await expect.poll(() => attribute(page, name)).toBe(becomes)
    await device(page, { [feature]: off })
    await expect.poll(() => attribute(page, name)).toBeNull()
  })
}

test('colours follow the device where the shopper said so: dark, and more contrast before dark', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await page.getByRole('radio', { name: 'Like my device' }).check()
  for (const [scheme, contrast, theme] of [
    ['dark', '', 'dark'],
    ['dark', 'more', 'contrast'],
    ['light', 'more', 'contrast'],
    ['light', '', 'light']
  ]) {
    await device(page, { 'prefers-color-scheme': scheme ?? '', 'prefers-contrast': contrast ?? '' })
    await expect.poll(() => attribute(page, 'theme')).toBe(theme)
  }
})

test('the shopper’s own choice stands over the device’s, and the device’s comes back with its end', async ({
  page
}) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await page.getByRole('radio', { name: 'Warm paper' }).check()
  await page.locator('vitrine-look summary', { hasText: 'More' }).click()
  const motion = page.locator('vitrine-look').getByLabel('Movement')
  await motion.selectOption({ label: 'May move' })
  // What nobody chose shows that the change has arrived.
  await device(page, {
    'prefers-color-scheme': 'dark',
    'prefers-reduced-motion': 'reduce',
    'prefers-reduced-transparency': 'reduce'
  })
  await expect.poll(() => attribute(page, 'transparency')).toBe('reduced')
  expect(await attribute(page, 'theme')).toBe('sepia')
  expect(await attribute(page, 'motion')).toBe('full')
  await motion.selectOption({ index: 0 })
  expect(await attribute(page, 'motion')).toBe('reduced')
})
