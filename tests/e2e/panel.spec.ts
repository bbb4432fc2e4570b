/** The panel in the shopper's hands: every thing that is known can be read, deleted, kept away, paused and carried off. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'
import { allow, firstIds, knows, lookAt, open, openGroup, tagRow } from './shop.ts'

const HOLDER = 'category:Holder'
const PASSPHRASE = 'amber kettle parade window'

const category = (page: Page, name: string) => page.locator(`[data-level] [data-tag="category:${name}"]`)

/** Everything that is known and called Holder: the category, and what follows from it. */
const holders = (page: Page) => page.locator('[data-level] .tag-label', { hasText: /^Holder$/ })

test('what is known says what it is, from what, and at which level', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  const liked = await tagRow(page, 'preference', HOLDER)
  await expect(liked.locator('.tag-meaning')).toHaveText('Likes the category')
  await expect(liked.locator('.tag-label')).toHaveText('Holder')
  await expect(liked.locator('.tag-evidence')).toContainText('today')
  const done = await tagRow(page, 'behaviour', 'did.view_item')
  await expect(done).toContainText('Looked at articles')
  const device = await tagRow(page, 'basic', 'device.device')
  await expect(device).toContainText('your browser says so')
  for (const level of ['preference', 'behaviour', 'basic']) {
    const group = page.locator(`[data-level=${level}]`)
    const rows = await group.locator('.tag').count()
    await expect(group.locator('.level-count')).toHaveText(`${rows} ${rows === 1 ? 'thing' : 'things'}`)
  }
})

test('what was said is marked as said, and what is delicate as seen by the shopper alone', async ({ page }) => {
  await allow(page, { personalize: true })
  await page.evaluate(() => {
    const { [Symbol.for('vitrine')]: open } = globalThis as unknown as Record<symbol, Map<string, Vitrine>>
    ;[...(open?.values() ?? [])][0]?.profile.declare('person.household', 'two children')
  })
  const row = await tagRow(page, 'basic', 'person.household')
  await expect(row).toContainText('Told, not concluded')
  await expect(row).toContainText('For your eyes only')
  await expect(row).toContainText('you said so, today')
  await expect(await tagRow(page, 'basic', 'device.device')).not.toContainText('Told')
})

test('groups are said with their reasons', async ({ page }) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1]) await lookAt(page, 'Holder', nth)
  await openGroup(page, '#segments')
  const first = page.locator('#segments .segments > li').first()
  await expect(first).toBeVisible()
  // A sentence of what a tag means and from what, not its id.
  await expect(first.locator('li').first()).toHaveText(/^[A-Z].* \(.+\)$/)
})

test('by keyboard: a tag is deleted, the focus goes to the next, and the rest stays', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await page.locator('[data-level=behaviour] > summary').focus()
  await page.keyboard.press('Enter')
  const rows = page.locator('[data-level=behaviour] .tag')
  await expect(rows.first()).toBeVisible()
  const gone = await tagRow(page, 'behaviour', 'did.view_item')
  await gone.locator('[data-act=forget]').focus()
  await page.keyboard.press('Enter')
  await expect(gone).toHaveCount(0)
  await expect(page.locator('#privacy-news')).toHaveText('Deleted: Looked at articles.')
  await expect(page.locator('[data-act=forget]:focus')).toHaveCount(1)
  await expect(category(page, 'Holder')).toHaveCount(1)
})

test('what is never to be kept stays away while the shopper goes on, until it is allowed again', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await (await tagRow(page, 'preference', HOLDER)).getByRole('button', { name: /^Never keep/ }).click()
  await expect(holders(page)).toHaveCount(0)
  await expect(page.locator('#blocked .level-count')).toHaveText('1 thing')

  // Two more of them, which teach other things all the same.
  for (const nth of [1, 2]) {
    await open(page, '/category/Holder')
    await page.locator('#items .card-title a').nth(nth).click()
    await knows(page, 'Candles & light')
    await expect(holders(page)).toHaveCount(0)
  }
  await open(page, '/')
  await knows(page, 'Candles & light')
  await expect(holders(page)).toHaveCount(0)

  await openGroup(page, '#blocked')
  await page.getByRole('button', { name: /^Allow again: .*Holder$/ }).click()
  await expect(page.locator('#blocked .tag')).toHaveCount(0)
  await lookAt(page, 'Holder', 3)
  await expect(category(page, 'Holder')).toHaveCount(1)
})

test('while paused nothing is learned, over pages, and what is known keeps working', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await page.getByRole('button', { name: 'Pause learning' }).click()
  await expect(page.locator('#privacy-status')).toContainText('Learning is paused.')

  await open(page, '/category/Umbrella')
  await page.locator('#items .card-add').first().click()
  await page.locator('#items .card-title a').first().click()
  await knows(page, 'Holder')
  await expect(page.getByRole('button', { name: 'Go on learning' })).toBeVisible()
  await expect(category(page, 'Umbrella')).toHaveCount(0)

  await page.getByRole('button', { name: 'Go on learning' }).click()
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
  await expect(category(page, 'Umbrella')).toHaveCount(1)
})

test('a download, everything erased, and the download read in again', async ({ page }) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1]) await lookAt(page, 'Holder', nth)
  const liked = await tagRow(page, 'preference', HOLDER)
  const evidence = await liked.locator('.tag-evidence').innerText()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await (await downloading).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'vitrine-profile-2' })

  await page.getByRole('button', { name: 'Erase everything' }).click()
  await expect(liked).toHaveCount(0)
  await page.getByLabel('Read a file in').setInputFiles(file)
  await expect(liked.locator('.tag-evidence')).toHaveText(evidence)
  // Twice is once.
  await page.getByLabel('Read a file in').setInputFiles(file)
  await expect(liked.locator('.tag-evidence')).toHaveText(evidence)
  const second = await page.context().newPage()
  await open(second, '/')
  await knows(second, 'Holder')
  await second.close()

  await page
    .getByLabel('Read a file in')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
  await expect(page.locator('#privacy-news')).toHaveText('This file is no profile of this shop.')
})

test('carried to another device by a code and a passphrase', async ({ page, browser, baseURL }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await page.getByText('Carry to another device').click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Make a code' }).click()
  const made = page.getByLabel('Your code')
  await expect(made).toHaveValue(/.{100}/)

  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const other = await context.newPage()
  await allow(other, { personalize: true })
  await expect(category(other, 'Holder')).toHaveCount(0)
  await other.getByText('Carry to another device').click()
  await other.getByLabel('Code from the other device').fill(await made.inputValue())
  await other.getByLabel('Its passphrase').fill('amber kettle parade door')
  await other.getByRole('button', { name: 'Take it in' }).click()
  await expect(other.locator('#privacy-news')).toHaveText('This passphrase does not open the code.')
  await expect(category(other, 'Holder')).toHaveCount(0)

  await other.getByLabel('Its passphrase').fill(PASSPHRASE)
  await other.getByRole('button', { name: 'Take it in' }).click()
  await knows(other, 'Holder')
  // Kept, and not only in this page's memory. Another page waits for it; a reload at once would race with the writing.
  const second = await context.newPage()
  await open(second, '/')
  await knows(second, 'Holder')
  await context.close()
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
