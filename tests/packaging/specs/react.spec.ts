/** `vitrine/react` in React 19: in development mode and StrictMode, in a transition, and hydrated from a server's page. */
import { expect, test } from '@playwright/test'
import { fixture, serve, serveByTool } from './serve.ts'
import { engine, expectPersonal, lookAtClocks, SERVER_ORDER, shelf, watch } from './shop.ts'

test.describe('Vite and React 19 in StrictMode', () => {
  let address = ''
  let close = async () => {}
  test.beforeAll(async () => {
    const served = await serve(fixture('react', 'dist'))
    address = `${served.address}/`
    close = served.close
  })
  test.afterAll(() => close())

  test('a list follows what is learnt, another keeps still', async ({ page }) => {
    const trouble = watch(page)
    await expectPersonal(page, address)
    await expect(page.locator('#still button')).toHaveText(SERVER_ORDER)
    expect(trouble).toEqual([])
  })

  test('the look, from wherever it is changed', async ({ page }) => {
    const trouble = watch(page)
    await page.goto(address)
    const easy = page.locator('#elder')
    await expect(easy).toHaveAttribute('aria-pressed', 'false')
    await easy.click()
    await expect(easy).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
    await page.reload()
    await expect(easy).toHaveAttribute('aria-pressed', 'true')
    expect(trouble).toEqual([])
  })

  test('taken over from a server when the shopper is known already', async ({ page }) => {
    const trouble = watch(page)
    await page.goto(`${address}late.html`)
    await expect.poll(async () => (await shelf(page))[0], { timeout: 10_000 }).toMatch(/^Clock/)
    expect(await page.locator('body').getAttribute('data-server')).toBe(SERVER_ORDER.join())
    await expect(page.locator('h1')).toHaveAttribute('data-arm', 'warm')
    await expect(page.locator('#elder')).toHaveAttribute('aria-pressed', 'true')
    expect(trouble).toEqual([])
  })

  test('an experiment and a choice, asked when they are on the page', async ({ page }) => {
    const trouble = watch(page)
    await page.goto(address)
    await expect(page.locator('h1')).toHaveAttribute('data-arm', 'warm')
    const coupon = page.locator('#coupon')
    await expect(coupon).toContainText('Five percent in May')
    await coupon.locator('button').click()
    await expect(coupon).toHaveCount(0)
    expect(trouble).toEqual([])
  })

  test('a transition shows one state of the world, and what happens meanwhile', async ({ page }) => {
    const trouble = watch(page)
    await page.goto(address)
    await expect.poll(() => engine(page)).toBe('ready')
    await page.locator('#slow').click()
    await expect(page.locator('#slow')).toHaveAttribute('data-pending', 'true')
    // The old page is shown and answers; the new one, half rendered, learns of it too.
    await lookAtClocks(page)
    await expect.poll(async () => (await shelf(page))[0]).toMatch(/^Clock/)
    await expect(page.locator('#left button').first()).toHaveText(/^Clock/)
    await expect(page.locator('#left button')).toHaveText(await page.locator('#right button').allTextContents())
    await expect(page.locator('#left button')).toHaveText(await shelf(page))
    // Gone with its listeners, and back again.
    for (let round = 0; round < 5; round++) {
      await page.locator('#leave').click()
      await expect(page.locator('#left')).toHaveCount(0)
      await page.locator('#slow').click()
      await expect(page.locator('#left')).toHaveCount(1)
    }
    expect(trouble).toEqual([])
  })
})

test('Next: the server sends its own order, and React takes it over without a word', async ({ page }) => {
  const served = await serveByTool('next', 'next/dist/bin/next', ['start'])
  try {
    const html = await (await fetch(served.address)).text()
    expect(Array.from(html.matchAll(/<button[^>]*>([^<]+)<\/button>/g), ([, name]) => name)).toEqual(SERVER_ORDER)
    const trouble = watch(page)
    await expectPersonal(page, served.address)
    // A shopper who is known: the page comes in the server's order all the same, and no mismatch is said.
    await page.waitForTimeout(2_500)
    await page.reload()
    await expect.poll(async () => (await shelf(page))[0], { timeout: 10_000 }).toMatch(/^Clock/)
    expect(trouble).toEqual([])
  } finally {
    await served.close()
  }
})
