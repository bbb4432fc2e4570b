/** `<vitrine-privacy>`: every thing that is known can be read, deleted, kept away and erased; nothing more is learned while paused. */
import { expect, type Page, test } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'
import {
  allow,
  databases,
  firstIds,
  knows,
  lookAt,
  open,
  openGroup,
  openKnown,
  panelNews,
  panelSwitch,
  tagRow
} from './shop.ts'

const HOLDER = 'category:Holder'

const category = (page: Page, name: string) => page.locator(`[data-level] [data-tag="category:${name}"]`)

/** Everything that is known and called Holder: the category, and what follows from it. */
const holders = (page: Page) => page.locator('[data-level] .name', { hasText: /^Holder$/ })

test('what is known says what it is, from what, and at which level', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  const liked = await tagRow(page, 'preference', HOLDER)
  await expect(liked.locator('.name')).toHaveText('Holder')
  await expect(liked.locator('.hint').first()).toHaveText(/^Likes the category · .*today/)
  const days = (from: number) =>
    new Date(Date.now() + from * 86_400_000).toLocaleDateString('en', { dateStyle: 'medium' })
  await expect(liked.locator('.hint').last()).toContainText(`changed ${days(0)}, kept until ${days(180)}`)
  const done = await tagRow(page, 'behaviour', 'did.view_item')
  await expect(done).toContainText('Looked at articles')
  const device = await tagRow(page, 'basic', 'device.device')
  await expect(device).toContainText('your browser says so')
  for (const level of ['preference', 'behaviour', 'basic']) {
    const group = page.locator(`[data-level=${level}]`)
    const rows = await group.locator('[data-tag]').count()
    await expect(group.locator('.count')).toHaveText(`${rows} ${rows === 1 ? 'thing' : 'things'}`)
  }
})

test('what was said is marked as said, and what is delicate as seen by the shopper alone', async ({ page }) => {
  await allow(page, { personalize: true })
  await page.evaluate(() => {
    const { [Symbol.for('vitrine')]: open } = globalThis as unknown as Record<symbol, Map<string, Vitrine>>
    ;[...(open?.values() ?? [])][0]?.profile.declare('person.household', 'two children')
  })
  const row = await tagRow(page, 'basic', 'person.household')
  await expect(row).toContainText('told, not concluded')
  await expect(row).toContainText('for your eyes only')
  await expect(row).toContainText('you said so, today')
  await expect(await tagRow(page, 'basic', 'device.device')).not.toContainText('told')
})

test('groups are said with their reasons', async ({ page }) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1]) await lookAt(page, 'Holder', nth)
  await openGroup(page, '[data-level=segments]')
  const first = page.locator('[data-level=segments] [data-tag]').first()
  await expect(first).toBeVisible()
  // A sentence of what a tag means and from what, not its id.
  await expect(first.locator('.hint').first()).toHaveText(/^[A-Z].* \(.+\)$/)
})

test('by keyboard: a tag is deleted, the focus goes to the next, and the rest stays', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await page.locator('[data-level=behaviour] > summary').focus()
  await page.keyboard.press('Enter')
  const rows = page.locator('[data-level=behaviour] [data-tag]')
  await expect(rows.first()).toBeVisible()
  const gone = await tagRow(page, 'behaviour', 'did.view_item')
  await gone.locator('[data-act=forget]').focus()
  await page.keyboard.press('Enter')
  await expect(gone).toHaveCount(0)
  await expect(panelNews(page)).toHaveText('Deleted: Looked at articles.')
  await expect(page.locator('[data-act=forget]:focus')).toHaveCount(1)
  await expect(category(page, 'Holder')).toHaveCount(1)
})

test('what is never to be kept stays away while the shopper goes on, until it is allowed again', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await (await tagRow(page, 'preference', HOLDER)).getByRole('button', { name: /^Never keep/ }).click()
  await openKnown(page)
  await expect(holders(page)).toHaveCount(0)
  await expect(page.locator('[data-level=blocked] .count')).toHaveText('1 thing')

  // Two more of them, which teach other things all the same.
  for (const nth of [1, 2]) {
    await open(page, '/category/Holder')
    await page.locator('#items .card-title a').nth(nth).click()
    await knows(page, 'Candles & light')
    await openKnown(page)
    await expect(holders(page)).toHaveCount(0)
  }
  await open(page, '/')
  await knows(page, 'Candles & light')
  await openKnown(page)
  await expect(holders(page)).toHaveCount(0)

  await openGroup(page, '[data-level=blocked]')
  await page.getByRole('button', { name: /^Allow again .*Holder$/ }).click()
  await expect(page.locator('[data-level=blocked] [data-tag]')).toHaveCount(0)
  await lookAt(page, 'Holder', 3)
  await expect(category(page, 'Holder')).toHaveCount(1)
})

test('while paused nothing is learned, over pages, and what is known keeps working', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await panelSwitch(page, 'Pause learning').click()
  await expect(page.locator('vitrine-privacy [part=status]')).toContainText('Learning is paused.')

  await open(page, '/category/Umbrella')
  await page.locator('#items .card-add').first().click()
  await page.locator('#items .card-title a').first().click()
  await knows(page, 'Holder')
  await expect(panelSwitch(page, 'Pause learning')).toHaveAttribute('aria-checked', 'true')
  await expect(category(page, 'Umbrella')).toHaveCount(0)

  await panelSwitch(page, 'Pause learning').click()
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
  await expect(category(page, 'Umbrella')).toHaveCount(1)
})

test('erasing asks first: no harm by one press, and by keyboard back where one was', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  const erase = page.getByRole('button', { name: 'Erase everything' })
  await erase.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(erase).toBeFocused()
  await expect(category(page, 'Holder')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(panelNews(page)).toHaveText('Everything that was known is erased.')
  await expect(category(page, 'Holder')).toHaveCount(0)
  await expect(erase).toBeFocused()
})

test('what would be sent: the question, what the noise hides, what it costs, and every byte', async ({ page }) => {
  await allow(page, { personalize: true, sync: true })
  await expect(page.locator('[part=sent-status]')).toHaveText(
    'Nothing so far. Privacy budget of this week: 0 spent, 4 left.'
  )
  await page.getByRole('button', { name: 'Show what would be sent' }).click()
  const first = page.locator('[part=previews] li', { hasText: 'Which category do you look at most?' })
  await expect(first).toContainText('Question interest.top')
  await expect(first).toContainText(/Names \d+ of \d+ possible answers, drawn at random/)
  await expect(first).toContainText('costs 1 of the budget')
  await first.getByText('All 64 bytes of it').click()
  await expect(first.locator('pre')).toHaveText(/^([0-9a-f]{2} ){63}[0-9a-f]{2}$/)
  await panelSwitch(page, 'Share noised statistics').click()
  await expect(page.locator('[part=sent-status]')).toHaveText('Nothing so far. Sharing is off.')
  await expect(page.locator('[part=previews] li')).toHaveCount(0)
})

test('switched off and on by keyboard alone: the shop hears of it, and nothing stays behind', async ({ page }) => {
  await open(page, '/')
  const personal = panelSwitch(page, 'Personalise on this device')
  await personal.focus()
  await page.keyboard.press('Space')
  await expect(personal).toHaveAttribute('aria-checked', 'true')
  await expect(page.locator('#consent-ask')).toBeHidden()
  await expect.poll(() => databases(page)).toHaveLength(1)
  await page.keyboard.press('Enter')
  await expect(personal).toHaveAttribute('aria-checked', 'false')
  await expect(page.locator('.consent-off')).toBeVisible()
  await expect.poll(() => databases(page)).toEqual([])
  // What needs a profile is there, says that it cannot be used, and does nothing.
  const erase = page.getByRole('button', { name: 'Erase everything' })
  await expect(erase).toHaveAttribute('aria-disabled', 'true')
  await erase.click({ force: true })
  await expect(page.getByRole('button', { name: 'Erase it' })).toBeHidden()
})

test('what is not for me leaves its place, and moves down on the next page', async ({ page }) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1, 2]) await lookAt(page, 'Holder', nth)
  await open(page, '/')
  const [first = ''] = await firstIds(page, '#for-you', 1)
  const card = page.locator('#for-you > li').first()
  await card.getByRole('button', { name: /^Not for me/ }).click()
  await expect(card).toContainText('Things like this move down for you.')
  await expect(card.locator('.card-gone')).toBeFocused()
  await expect(card.getByRole('link')).toBeHidden()
  await open(page, '/category/Holder')
  await open(page, '/')
  expect(await firstIds(page, '#for-you', 12)).not.toContain(first)
})

test('before consent is given no card offers what cannot be kept', async ({ page }) => {
  await open(page, '/')
  await expect(page.locator('#for-you .card-not').first()).toBeHidden()
})
