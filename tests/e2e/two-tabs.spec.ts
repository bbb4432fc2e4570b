/** Two tabs of the shop in one browser: what happens in both is known in the end, each event once. */
import { expect, type Page, test } from '@playwright/test'
import { erase, storage, times, views } from './device.ts'
import { allow, open } from './shop.ts'

test('events in two tabs are all counted, each once, and both tabs know them', async ({ page, context }) => {
  await allow(page, { personalize: true })
  const other = await context.newPage()
  await open(other, '/')
  const rounds = [0, 1, 2, 3, 4, 5]
  for (const round of rounds) {
    await Promise.all([views(page, 'shared', `one-${round}`), views(other, 'shared', `two-${round}`)])
    // More than the half second within which a second view of the same article is the same view.
    await page.waitForTimeout(600)
  }
  const once = rounds.flatMap(round => [`one-${round}`, `two-${round}`])
  const expected = { shared: 12, ...Object.fromEntries(once.map(id => [id, 1])) }
  await expect.poll(() => times(page), { timeout: 15_000 }).toEqual(expected)
  await expect.poll(() => times(other), { timeout: 15_000 }).toEqual(expected)

  const third = await context.newPage()
  await open(third, '/')
  expect(await times(third)).toEqual(expected)
})

/** Goes on to another page as a link does. */
async function follow(page: Page, path: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.evaluate(to => location.assign(to), path)])
}

test('a tab that goes on to another page loses nothing while the other tab goes on as well', async ({
  page,
  context
}) => {
  await allow(page, { personalize: true })
  const other = await context.newPage()
  await open(other, '/')
  const expected: Record<string, number> = {}
  for (let round = 0; round < 4; round++) {
    await views(other, `two-${round}`)
    await views(page, `one-${round}`)
    await follow(page, '/cart')
    expected[`one-${round}`] = 1
    expected[`two-${round}`] = 1
    await expect.poll(() => times(page)).toMatchObject({ [`one-${round}`]: 1 })
    if (round % 2 === 1) await follow(other, '/cart')
  }
  await expect.poll(() => times(other)).toEqual(expected)
  await page.goto('/cart')
  await expect.poll(() => times(page)).toEqual(expected)
})

test('going back counts nothing twice and loses nothing', async ({ page }) => {
  await allow(page, { personalize: true })
  await open(page, '/')
  await views(page, 'before')
  await follow(page, '/cart')
  await expect.poll(() => times(page)).toEqual({ before: 1 })
  await views(page, 'between')
  await page.waitForTimeout(3_000)
  await page.goBack()
  await expect.poll(() => times(page)).toEqual({ before: 1, between: 1 })
  await page.reload()
  await expect.poll(() => times(page)).toEqual({ before: 1, between: 1 })
})

test('erased in one tab, gone in the other and on the device', async ({ page, context }) => {
  await allow(page, { personalize: true })
  const other = await context.newPage()
  await open(other, '/')
  await views(page, 'one')
  await views(other, 'two')
  await expect.poll(() => times(page)).toEqual({ one: 1, two: 1 })
  await erase(other)
  await expect.poll(() => times(page)).toEqual({})
  await views(page, 'new')
  await follow(page, '/cart')
  await expect.poll(() => times(page)).toEqual({ new: 1 })
  expect(await storage(page)).toBe('persistent')
})
