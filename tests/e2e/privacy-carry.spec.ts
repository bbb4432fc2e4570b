/** `<vitrine-privacy>`: what is known goes to a file and to another device, and the shop's order goes with it. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { ranked } from './ranked.ts'
import { allow, knows, lookAt, open, openKnown, panelNews, panelSwitch, tagRow } from './shop.ts'

const HOLDER = 'category:Holder'

const PASSPHRASE = 'amber kettle parade window'

const category = (page: Page, name: string) => page.locator(`[data-level] [data-tag="category:${name}"]`)

test('a download, everything erased, and the download read in again', async ({ page }) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1]) await lookAt(page, 'Holder', nth)
  const liked = await tagRow(page, 'preference', HOLDER)
  const evidence = await liked.locator('.hint').first().innerText()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await (await downloading).path()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'vitrine-profile-2' })

  await page.getByRole('button', { name: 'Erase everything' }).click()
  await page.getByRole('button', { name: 'Erase it' }).click()
  await expect(liked).toHaveCount(0)
  await page.getByLabel('Read a file in').setInputFiles(file)
  await expect(liked.locator('.hint').first()).toHaveText(evidence)
  // Twice is once.
  await page.getByLabel('Read a file in').setInputFiles(file)
  await expect(liked.locator('.hint').first()).toHaveText(evidence)
  const second = await page.context().newPage()
  await open(second, '/')
  await knows(second, 'Holder')
  await second.close()

  await page
    .getByLabel('Read a file in')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
  await expect(panelNews(page)).toHaveText('This file is no profile of this shop.')
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
  await openKnown(other)
  await expect(category(other, 'Holder')).toHaveCount(0)
  await other.getByText('Carry to another device').click()
  await other.getByLabel('Code from the other device').fill(await made.inputValue())
  await other.getByLabel('Its passphrase').fill('amber kettle parade door')
  await other.getByRole('button', { name: 'Take it in' }).click()
  await expect(panelNews(other)).toHaveText('This passphrase does not open the code.')
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

test('carried by the file of a code', async ({ page, browser, baseURL }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  await page.getByText('Carry to another device').click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('Passphrase', { exact: true }).press('Enter')
  await expect(page.getByLabel('Your code')).toHaveValue(/.{100}/)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save it as a file' }).click()
  const file = await (await downloading).path()

  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const other = await context.newPage()
  await allow(other, { personalize: true })
  await other.getByText('Carry to another device').click()
  await other.getByLabel('Or its file').setInputFiles(file)
  await other.getByLabel('Its passphrase').fill(PASSPHRASE)
  await other.getByLabel('Its passphrase').press('Enter')
  await expect(panelNews(other)).toHaveText('It is joined to what is known here.')
  await knows(other, 'Holder')
  await context.close()
})

test('the order of the shop: exactly it, with the reason, over pages and devices, until it is taken back', async ({
  page
}) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1]) await lookAt(page, 'Holder', nth)
  const own = await ranked(page)
  expect(own).toMatchObject({ personal: true })
  expect(own.ids).not.toBe('c0 c1 c2 c3 c4 c5')

  const neutral = panelSwitch(page, 'The shop’s order, not mine')
  await neutral.focus()
  await page.keyboard.press('Space')
  await expect(neutral).toHaveAttribute('aria-checked', 'true')
  const shops = {
    ids: 'c0 c1 c2 c3 c4 c5',
    personal: false,
    because: ['neutral: The shop’s own order, as you asked']
  }
  expect(await ranked(page)).toEqual(shops)
  await expect(await tagRow(page, 'basic', 'wish.ranking')).toContainText('told, not concluded')

  await open(page, '/')
  await knows(page, 'Holder')
  await expect(neutral).toHaveAttribute('aria-checked', 'true')
  expect(await ranked(page)).toEqual(shops)
  await expect(page.locator('#for-you-order')).toHaveText("The shop's order, the same for everyone.")

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await (await downloading).path()
  expect(readFileSync(file, 'utf8')).toContain('wish.ranking')

  // Erasing forgets what was learned, not that a personal order is unwanted.
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await page.getByRole('button', { name: 'Erase it' }).click()
  await expect(panelNews(page)).toHaveText('Everything that was known is erased.')
  await expect(neutral).toHaveAttribute('aria-checked', 'true')

  await page.getByLabel('Read a file in').setInputFiles(file)
  await knows(page, 'Holder')
  expect(await ranked(page)).toEqual(shops)
  await neutral.click()
  await expect(neutral).toHaveAttribute('aria-checked', 'false')
  expect(await ranked(page)).toEqual(own)
})
