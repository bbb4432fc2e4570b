/** The loop: look at three candle holders, reload, and the home page has moved towards them and says why. */
import { expect, test } from '@playwright/test'
import { allow, engineKeys, firstIds, knows, lookAt, open, openKnown, panelNews, personalOrder } from './shop.ts'

interface Described {
  items: { item_id: string; item_name: string; item_category2: string }[]
}

test('three candle holders move the home page towards candle holders, with reasons', async ({ page, request }) => {
  const holdersAmong = async (ids: string[]) => {
    const answer = await request.get('/v1/items', { params: { ids: ids.join(',') } })
    const { items } = (await answer.json()) as Described
    expect(items).toHaveLength(ids.length)
    return items.filter(({ item_category2 }) => item_category2 === 'Holder').length
  }
  const answer = await request.get('/v1/candidates?slot=home&limit=100')
  const server = ((await answer.json()) as Described).items.map(({ item_id }) => item_id)

  await allow(page, { personalize: true })
  await open(page, '/')
  const before = await firstIds(page, '#for-you', 12)
  expect(before).toEqual(server.slice(0, 12))

  const seen = [await lookAt(page, 'Holder', 0), await lookAt(page, 'Holder', 1), await lookAt(page, 'Holder', 2)]
  await expect.poll(() => engineKeys(page)).toContain('profile')

  await open(page, '/')
  await page.reload()
  await knows(page, 'Holder')
  await personalOrder(page)
  const after = await firstIds(page, '#for-you', 12)
  expect(await holdersAmong(after)).toBeGreaterThan(await holdersAmong(before))

  const reasons = await page.locator('#for-you .card-reason').allInnerTexts()
  const names = [...seen, 'Holder', 'Candles & light']
  expect(reasons.filter(reason => names.some(name => reason.includes(name))).length).toBeGreaterThan(0)

  await page.getByRole('button', { name: "See the shop's order" }).click()
  expect(await firstIds(page, '#for-you', 12)).toEqual(server.slice(0, 12))
  await page.getByRole('button', { name: 'Back to yours' }).click()
  expect(await firstIds(page, '#for-you', 12)).toEqual(after)
})

test('"show more" goes on where the list stopped and shows every article once', async ({ page }) => {
  await open(page, '/')
  const first = await firstIds(page, '#for-you', 100)
  await page.locator('#for-you-more').click()
  const both = await firstIds(page, '#for-you', 100)
  expect(both.slice(0, first.length)).toEqual(first)
  expect(both).toHaveLength(24)
  expect(new Set(both).size).toBe(24)
  await expect(page.locator('#for-you .card-title a').nth(12)).toBeFocused()
})

test('one thing that is known can be deleted, and everything erased', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await openKnown(page)
  await page.getByRole('button', { name: 'Delete Likes the category: Holder' }).click()
  await expect(page.locator('[data-level] .name', { hasText: /^Holder$/ })).toHaveCount(0)
  await expect(page.locator('[data-level] [data-tag]')).not.toHaveCount(0)
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await page.getByRole('button', { name: 'Erase it' }).click()
  await expect(panelNews(page)).toHaveText('Everything that was known is erased.')
  await expect.poll(() => engineKeys(page)).not.toContain('profile')
  // The page goes on, so what happens from now on is known; nothing of before is, here or after the next page has read the store.
  const before = page.locator(
    '[data-level=preference] [data-tag], [data-tag="did.view_item"], [data-tag="did.select_item"]'
  )
  await expect(before).toHaveCount(0)
  await page.goto('/search')
  await openKnown(page)
  await expect(page.locator('[data-level=basic] [data-tag]')).not.toHaveCount(0)
  await expect(before).toHaveCount(0)
})
