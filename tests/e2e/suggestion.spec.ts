/** Somebody who struggles is offered an easier look: once, with the reason, and never without being asked. No profile is needed. */
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { allow, open, storedKeys, withLook } from './shop.ts'

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

const ASKED = 'vitrine:gift-shop:asked'
const offer = (page: Page) => page.locator('vitrine-look [part=offer]')
const html = (page: Page) => page.locator('html')

/** Waits until the shop listens: the look's script comes when the page has come to rest. */
async function listening(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const open = (globalThis as unknown as Record<symbol, Map<string, import('../../js/types.ts').Vitrine>>)[
      Symbol.for('vitrine')
    ]
    await [...(open?.values() ?? [])][0]?.look.modules()
  })
}

async function refuse(page: Page): Promise<void> {
  await open(page, '/')
  await page.locator('#consent-no').tap()
  await listening(page)
}

/** Taps a finger's breadth beside a button; nearer ones Chromium itself takes for a tap on it. */
async function miss(page: Page, times: number): Promise<void> {
  const target = page.locator('.hero .button')
  // With large type it is below the first screen, where no finger reaches it.
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error('there is no button')
  for (let i = 0; i < times; i++) await page.touchscreen.tap(box.x - 20, box.y + box.height / 2)
}

/** Zooms in with two fingers and out again. */
async function zoom(session: CDPSession, times: number): Promise<void> {
  const pinch = (scaleFactor: number) =>
    session.send('Input.synthesizePinchGesture', { x: 100, y: 300, scaleFactor, relativeSpeed: 3000 })
  for (let i = 0; i < times; i++) {
    await pinch(2)
    await pinch(0.3)
  }
}

test('missed taps: easy view is offered beside the button, and the page stays as it is', async ({ page }) => {
  await refuse(page)
  await miss(page, 4)
  await expect(offer(page)).toBeHidden()
  await miss(page, 1)
  await expect(offer(page)).toBeVisible()
  await expect(offer(page)).toContainText('Would the easy view (长辈版) be more comfortable?')
  await expect(offer(page)).toContainText('Some taps went beside a button.')
  await expect(page.locator('vitrine-look [role=status]')).toContainText('Would the easy view')
  // Offered, not done: neither the look nor the focus is taken.
  await expect(html(page)).not.toHaveAttribute('data-vitrine-elder')
  expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('vitrine-look')
  const box = await offer(page).boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
})

test('refused: it is gone, and does not come again on the next page', async ({ page }) => {
  await refuse(page)
  await miss(page, 5)
  await offer(page).getByRole('button', { name: 'No, thanks' }).tap()
  await expect(offer(page)).toBeHidden()
  await expect(html(page)).not.toHaveAttribute('data-vitrine-elder')
  expect(await storedKeys(page)).toContain(ASKED)
  await open(page, '/')
  await listening(page)
  await miss(page, 8)
  await expect(offer(page)).toBeHidden()
})

test('taken: easy view is on, and remembered', async ({ page }) => {
  await refuse(page)
  await miss(page, 5)
  await offer(page).getByRole('button', { name: 'Try it' }).tap()
  await expect(html(page)).toHaveAttribute('data-vitrine-elder', 'on')
  await expect(offer(page)).toBeHidden()
  await expect(page.locator('vitrine-look').getByRole('button', { name: 'Look', exact: true })).toBeFocused()
  await open(page, '/cart')
  await expect(html(page)).toHaveAttribute('data-vitrine-elder', 'on')
})

test('zoomed in again and again: larger text is offered', async ({ page }) => {
  await refuse(page)
  const session = await page.context().newCDPSession(page)
  await zoom(session, 2)
  await expect(offer(page)).toBeHidden()
  await zoom(session, 1)
  await expect(offer(page)).toContainText('Would larger text be more comfortable?')
  await expect(offer(page)).toContainText('You zoomed in several times.')
  await offer(page).getByRole('button', { name: 'Try it' }).tap()
  await expect(html(page)).toHaveAttribute('style', /--vitrine-text-scale: 1\.40/)
})

test('enlarged text of the browser says nothing alone, and counts with one more sign', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 22 } })
  await refuse(page)
  await expect(offer(page)).toBeHidden()
  await miss(page, 2)
  await expect(offer(page)).toBeHidden()
  await miss(page, 1)
  await expect(offer(page)).toContainText('Your browser’s text is enlarged.')
})

test('with a profile allowed it is shown once: not answered, it does not come again', async ({ page }) => {
  await allow(page, { personalize: true })
  await listening(page)
  await miss(page, 5)
  await expect(offer(page)).toBeVisible()
  await open(page, '/')
  await listening(page)
  await miss(page, 8)
  await expect(offer(page)).toBeHidden()
})

test('without one nothing is written down before an answer', async ({ page }) => {
  await refuse(page)
  await miss(page, 5)
  await expect(offer(page)).toBeVisible()
  expect(await storedKeys(page)).not.toContain(ASKED)
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('vitrine')))).toEqual([])
})

test('nobody who has easy view is offered it', async ({ page }) => {
  await withLook(page, 'elder')
  await open(page, '/')
  await listening(page)
  const box = await page.getByRole('button', { name: 'Normal view' }).boundingBox()
  for (let i = 0; i < 7; i++) await page.touchscreen.tap((box?.x ?? 0) - 6, (box?.y ?? 0) + 30)
  await expect(offer(page)).toBeHidden()
})

test('in the open panel it is the first thing', async ({ page }) => {
  await refuse(page)
  await miss(page, 5)
  const panel = page.locator('vitrine-look')
  await panel.getByRole('button', { name: 'Look', exact: true }).tap()
  await expect(panel.locator('[part=panel] [part=offer]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel.locator('[part=panel] [part=offer]')).toHaveCount(0)
  await expect(offer(page)).toBeVisible()
})
