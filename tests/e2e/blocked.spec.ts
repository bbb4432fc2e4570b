/** The engine never comes: the shop works in the server's order, and nothing is thrown. */
import { expect, type Page, test } from '@playwright/test'
import { firstIds, open, watchErrors } from './shop.ts'

/** Ways to be without an engine; each says what the browser itself prints about it. */
const WAYS: readonly { name: string; code: string; prints: RegExp; block: (page: Page) => Promise<unknown> }[] = [
  {
    name: 'the download fails',
    code: 'engine_unreachable',
    prints: /Failed to load resource/,
    block: page => page.route('**/*.wasm', route => route.abort())
  },
  {
    name: 'the file is not there',
    code: 'engine_unreachable',
    prints: /Failed to load resource.*404/,
    block: page => page.route('**/*.wasm', route => route.fulfill({ status: 404, body: 'not here' }))
  },
  {
    name: "the page's policy forbids wasm",
    code: 'engine_blocked',
    prints: /Content Security Policy/,
    block: page =>
      page.route(
        url => !url.pathname.startsWith('/v1/') && !url.pathname.startsWith('/assets/'),
        async route => {
          const response = await route.fetch()
          const headers = { ...response.headers() }
          headers['content-security-policy'] = (headers['content-security-policy'] ?? '').replace(
            "'wasm-unsafe-eval'",
            ''
          )
          await route.fulfill({ response, headers })
        }
      )
  }
]

for (const { name, code, prints, block } of WAYS) {
  test(`${name}: the whole shop works in the server's order`, async ({ page, request }) => {
    const errors = watchErrors(page)
    await block(page)
    const answer = await request.get('/v1/candidates?slot=home&limit=12')
    const server = ((await answer.json()) as { items: { item_id: string }[] }).items.map(({ item_id }) => item_id)

    await open(page, '/')
    expect(await firstIds(page, '#for-you', 12)).toEqual(server)
    await expect(page.locator('vitrine-privacy [part=status]')).toContainText(code)

    await page.locator('#consent-ask').getByLabel('Personalise on this device').check()
    await page.locator('#consent-ask').getByRole('button', { name: 'Save my choice' }).click()
    await page.getByRole('searchbox').fill('lantern')
    await page.getByRole('searchbox').press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('lantern')
    await page.locator('#items .card-title a').first().click()
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
    await page.locator('.cart-link').click()
    await expect(page.locator('.line')).toHaveCount(1)
    await page.getByRole('button', { name: 'Check out' }).click()
    await expect(page.locator('.thanks')).toContainText('nothing is bought')

    // Elder mode does not depend on the engine either.
    await page.getByRole('button', { name: 'Easy view' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-vitrine-elder', 'on')
    expect(errors.filter(error => !prints.test(error))).toEqual([])
  })
}

test('with everything in place no page prints or throws an error', async ({ page }) => {
  const errors = watchErrors(page)
  for (const path of [
    '/',
    '/category/Holder',
    '/search?q=heart',
    '/search?q=zzzzqqq',
    '/product/85123A',
    '/product/none',
    '/cart'
  ]) {
    await page.goto(path)
    await expect(page.locator('[aria-busy]')).toHaveCount(0)
  }
  expect(errors).toEqual([])
})

test('a refusal on a page without an engine deletes what pages with one kept, and leaves the look', async ({
  page
}) => {
  const theirs = ['decisions', 'asked-survey', 'trail', 'look'].map(name => `vitrine:gift-shop:${name}`)
  await page.route('**/*.wasm', route => route.abort())
  await open(page, '/')
  await page.evaluate(keys => {
    for (const key of keys) (key.endsWith(':trail') ? sessionStorage : localStorage).setItem(key, '{}')
  }, theirs)
  await page.locator('#consent-no').click()
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => key.startsWith('vitrine:'))
      )
    )
    .toEqual(['vitrine:gift-shop:look'])
})
