/** A stored look is there at the first paint: measured in every frame the browser draws, on a slow processor. */
import { expect, type Page, test } from '@playwright/test'
import { open, PAGES, withCart, withLook } from './shop.ts'

const SLOWER = 6
const LARGEST_SHIFT = 0.01
/** Where a page is plain ground, at any width: its very edge, below the header. */
const EDGE = { x: 3, y: 700 }

/** Loads a page on a processor `SLOWER` times as slow; gives the colour of its ground in every frame, and its layout shift. */
async function frames(page: Page, path: string): Promise<{ grounds: string[]; shift: number }> {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const pictures: string[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data)
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 })
  await open(page, path)
  await session.send('Page.stopScreencast')
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const shift = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0))
  // A second page reads the pictures: the browser knows how to.
  const reader = await page.context().newPage()
  const grounds: string[] = []
  for (const data of pictures) {
    grounds.push(
      await reader.evaluate(
        async ({ png, at }) => {
          const bytes = Uint8Array.from(atob(png), letter => letter.charCodeAt(0))
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
          const context = canvas.getContext('2d')
          context?.drawImage(bitmap, 0, 0)
          const { data } = context?.getImageData(at.x, Math.min(at.y, bitmap.height - 3), 1, 1) ?? { data: [0, 0, 0] }
          return [...data].slice(0, 3).join(',')
        },
        { png: data, at: EDGE }
      )
    )
  }
  await reader.close()
  return { grounds, shift }
}

const isDark = (colour: string) => colour.split(',').every(part => Number(part) < 60)

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: a stored dark elder look is never painted light, and nothing shifts`, async ({ page }) => {
    test.setTimeout(90_000)
    // The device asks for light: only what is stored says dark.
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 800, height: 900 })
    await withLook(page, 'elder-dark')
    await withCart(page)
    // From a page of the same shop: what stands between two sites is the browser's own white.
    await open(page, '/cart')
    const { grounds, shift } = await frames(page, path)
    expect(grounds.length).toBeGreaterThan(1)
    expect(grounds.filter(colour => !isDark(colour))).toEqual([])
    expect(shift).toBeLessThanOrEqual(LARGEST_SHIFT)
  })
}

test('the measure sees a flash where there is one', async ({ page }) => {
  test.setTimeout(90_000)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 800, height: 900 })
  await open(page, '/cart')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.evaluate(() => document.documentElement.setAttribute('data-vitrine-theme', 'dark'))
  const { grounds } = await frames(page, '/')
  expect(grounds.filter(colour => !isDark(colour)).length).toBeGreaterThan(0)
})

test('a device that changed since the last visit gets its own look at once', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, '/')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await page.getByRole('radio', { name: 'Like my device' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'dark')
  // With every module held back, only the inline script can have put it there.
  await page.route('**/assets/*.js', route => route.abort())
  await page.reload({ waitUntil: 'domcontentloaded' })
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.reload({ waitUntil: 'domcontentloaded' })
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'light')
})
