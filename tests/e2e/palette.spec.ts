/** A shop's own palette: chosen once, it is there on every page before anything loads, and still there without an engine. */
import { expect, type Page, test } from '@playwright/test'
import { open, shelvesDrawn } from './shop.ts'

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const MEADOW = 'rgb(238, 245, 234)'

async function choose(page: Page, name: string): Promise<void> {
  const panel = page.locator('vitrine-look')
  await panel.getByRole('button', { name: 'Look', exact: true }).click()
  await panel.getByRole('radio', { name }).check()
  await page.keyboard.press('Escape')
}

/** Meadow, chosen with an engine; from now on there is none. */
async function meadowAndNoEngine(page: Page): Promise<void> {
  await open(page, '/')
  await choose(page, 'Meadow')
  await expect.poll(() => ground(page)).toBe(MEADOW)
  await page.route('**/*.wasm', route => route.abort())
}

test('a chosen palette is on the next page before any script, and stays when the engine never comes', async ({
  page
}) => {
  await meadowAndNoEngine(page)
  await page.route('**/assets/*.js', route => route.abort())
  await page.goto('/cart', { waitUntil: 'domcontentloaded' })
  expect(await ground(page)).toBe(MEADOW)
  await page.unroute('**/assets/*.js')
  await page.reload()
  await shelvesDrawn(page)
  await expect(page.locator('vitrine-privacy [part=status]')).toContainText('engine_')
  expect(await ground(page)).toBe(MEADOW)
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'meadow')
})

test('without an engine another theme takes its place without a rest of it', async ({ page }) => {
  await meadowAndNoEngine(page)
  await open(page, '/')
  await expect(page.locator('vitrine-privacy [part=status]')).toContainText('engine_')
  await choose(page, 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'dark')
  expect((await page.locator('html').getAttribute('style')) ?? '').not.toContain('--vitrine-color')
  await open(page, '/cart')
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'dark')
})

test('without an engine another wish keeps the choice: the colours are back with the engine', async ({ page }) => {
  await meadowAndNoEngine(page)
  await open(page, '/')
  await expect(page.locator('vitrine-privacy [part=status]')).toContainText('engine_')
  await page.getByRole('button', { name: 'Easy view' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
  await page.unroute('**/*.wasm')
  await open(page, '/')
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'meadow')
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
})
