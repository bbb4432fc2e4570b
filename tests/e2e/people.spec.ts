/** Six shoppers to try, the two orders beside each other, and the ledger: what a visitor of the demo sees of Vitrine. */
import { expect, type Page, test } from '@playwright/test'
import { firstIds, LOOKS, open, watchErrors, withLook } from './shop.ts'

const PEOPLE = ['New here', 'Gift buyer', 'Baker', 'Bargain hunter', 'Grandmother', 'Shops in Chinese']

async function become(page: Page, name: string): Promise<void> {
  const press = page.getByRole('button', { name, exact: true })
  await press.click()
  await expect(press).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('#people')).not.toHaveAttribute('aria-busy')
}

const ownOrder = (page: Page) => page.locator('#own-order a').allInnerTexts()
const serverOrder = (page: Page) => page.locator('#server-order a').allInnerTexts()

test('each has an order of their own, and who is new has the server’s', async ({ page }) => {
  test.setTimeout(90_000)
  const errors = watchErrors(page)
  await open(page, '/try/')
  const server = await serverOrder(page)
  expect(await ownOrder(page)).toEqual(server)
  const orders: string[] = []
  for (const name of PEOPLE) {
    await become(page, name)
    const own = (await ownOrder(page)).join('|')
    if (name === 'New here') expect(own).toBe(server.join('|'))
    else expect(orders, name).not.toContain(own)
    expect(await serverOrder(page)).toEqual(server)
    orders.push(own)
  }
  expect(errors).toEqual([])
})

test('on the home page one press orders the shelf, and one takes it back', async ({ page }) => {
  await open(page, '/')
  const before = await firstIds(page, '#for-you', 12)
  await become(page, 'Baker')
  await expect(page.locator('#for-you-order')).toContainText('Ordered for you')
  const baker = await firstIds(page, '#for-you', 12)
  expect(baker).not.toEqual(before)
  await expect(page.locator('#for-you .card-title').first()).toContainText(/Cake|Baking/)
  // Who one is holds for the next page.
  await open(page, '/try/')
  await expect(page.getByRole('button', { name: 'Baker', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Be myself again' }).click()
  await expect(page.locator('#compare-line')).toContainText('Nothing moves')
  expect(await ownOrder(page)).toEqual(await serverOrder(page))
})

test('what was known of oneself comes back', async ({ page }) => {
  await open(page, '/')
  await page.getByLabel('Personalise on this device').first().check()
  await page.getByRole('button', { name: 'Save my choice' }).click()
  await open(page, '/product/85123A')
  await open(page, '/try/')
  const own = await ownOrder(page)
  await become(page, 'Gift buyer')
  expect(await ownOrder(page)).not.toEqual(own)
  await page.getByRole('button', { name: 'Be myself again' }).click()
  await expect(page.locator('#people')).not.toHaveAttribute('aria-busy')
  const tags = await page.evaluate(() => {
    const all = (globalThis as never as Record<symbol, Map<string, import('../../js/types.ts').Vitrine>>)[
      Symbol.for('vitrine')
    ]
    return [...(all?.values() ?? [])][0]?.profile.tags().map(({ id }) => id)
  })
  expect(tags).toContain('category:Holder')
  expect(tags).not.toContain('category:Ribbon')
})

test('places, directions and reasons say what happened', async ({ page }) => {
  await open(page, '/try/')
  await become(page, 'Baker')
  const first = page.locator('#own-order li').first()
  const title = await first.locator('a').innerText()
  const at = (await serverOrder(page)).indexOf(title) + 1
  if (at > 1) await expect(first.locator('.compare-moved')).toContainText(`${at - 1} up`)
  await expect(first.locator('.compare-reason')).not.toBeEmpty()
  await expect(page.locator('#compare-line')).toHaveText(/^\d+ of the first 12 places differ\.$/)
})

test('the look is not touched, and the easy view is offered to who may need it', async ({ page }) => {
  await withLook(page, 'dark')
  await open(page, '/try/')
  await page.evaluate(() => {
    const seen: (string | undefined)[] = []
    const look = () => {
      seen.push(document.documentElement.dataset.vitrineTheme)
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { seen })
  })
  await become(page, 'Grandmother')
  const themes = await page.evaluate(() => [...new Set((window as never as { seen: string[] }).seen)])
  expect(themes).toEqual(['dark'])
  expect(Object.keys(LOOKS)).toContain('dark')
  await page.getByRole('button', { name: 'Switch to the easy view' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
})

test('the ledger shows what was asked for, the bytes before they leave, and that they left', async ({ page }) => {
  await open(page, '/try/')
  await expect(page.locator('#ledger-sum')).toHaveText('0 reports left this device. Sharing is off: nothing can leave.')
  await expect(page.locator('#asked')).toContainText('/v1/candidates?slot=home&limit=100')
  await expect(page.locator('#asked')).not.toContainText('/v1/reports')
  await become(page, 'Gift buyer')
  await page.getByRole('button', { name: 'Share noised statistics' }).click()
  await page.locator('#reports-show').click()
  const reports = page.locator('#reports > li')
  await expect(reports.first()).toContainText('Not sent')
  const bytes = async () => (await reports.locator('pre').allTextContents()).sort()
  const before = await bytes()
  expect(before.length).toBeGreaterThan(0)
  for (const one of before) expect(one).toMatch(/^([0-9a-f]{2} )+[0-9a-f]{2}$/)
  const sent: string[] = []
  page.on('request', request => {
    if (request.method() === 'POST')
      sent.push(
        request
          .postDataBuffer()
          ?.toString('hex')
          .replace(/(..)(?=.)/g, '$1 ') ?? ''
      )
  })
  await page.locator('#reports-send').click()
  await expect(page.locator('#ledger-sum')).toContainText(`${before.length} reports left this device`)
  await expect(reports.first()).toContainText('Sent at')
  // What was shown is what the browser sent, byte for byte.
  expect(sent.sort()).toEqual(before)
  expect(await bytes()).toEqual(before)
  await expect(page.locator('#asked')).toContainText('/v1/reports')
})
