/**
 * Reading aloud: what is tapped or focused is handed to the browser's own speech synthesis, in its language. This browser has no
 * voices, so what it is asked to say is written down on the way; everything else is real.
 */
import { expect, type Page, test } from '@playwright/test'
import { open, withCart, withLook } from './shop.ts'

interface Said {
  text: string
  lang: string
  rate: number
}

/** Writes down what is said; a pause or an end is `cancel`. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: object[] = []
    Object.assign(window, { said, cancelled: 0 })
    const speak = SpeechSynthesis.prototype.speak
    SpeechSynthesis.prototype.speak = function (utterance) {
      const { text, lang, rate } = utterance
      said.push({ text, lang, rate: Math.round(rate * 100) / 100 })
      speak.call(this, utterance)
    }
    const cancel = SpeechSynthesis.prototype.cancel
    SpeechSynthesis.prototype.cancel = function () {
      Object.assign(window, { cancelled: (window as unknown as { cancelled: number }).cancelled + 1 })
      cancel.call(this)
    }
  })
}

const said = (page: Page): Promise<Said[]> => page.evaluate(() => (window as unknown as { said: Said[] }).said)
const texts = async (page: Page): Promise<string> => (await said(page)).map(({ text }) => text).join(' ')
const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    ;(window as unknown as { said: Said[] }).said.length = 0
  })

/** Elder mode with a refused profile, and reading switched on in the panel as a shopper does. */
async function withReading(page: Page, path: string, words: { look: string; read: string }): Promise<void> {
  await listen(page)
  await withLook(page, 'elder')
  await withCart(page)
  await open(page, path)
  await page.locator('#consent-no').click()
  const panel = page.locator('vitrine-look')
  await panel.getByRole('button', { name: words.look, exact: true }).click()
  const read = panel.getByRole('switch', { name: words.read })
  expect(await said(page)).toEqual([])
  await read.click()
  await expect(read).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.press('Escape')
  // The voice's script comes when it is first wanted.
  await expect
    .poll(async () => {
      await page.getByRole('heading', { level: 1 }).click()
      return (await said(page)).length
    })
    .toBeGreaterThan(0)
}

/** The shop writes a hyphen that does not break. */
const HOLDER = 'White Hanging Heart T\u2011Light Holder'
const ENGLISH = { look: 'Look', read: 'Read aloud what I tap' }
const CHINESE = { look: '外观', read: '朗读我点的内容' }

test('what is tapped is read, in English', async ({ page }) => {
  await withReading(page, '/product/85123A', ENGLISH)
  await forget(page)
  await page.getByRole('heading', { level: 1 }).click()
  await expect.poll(() => said(page)).toEqual([{ text: HOLDER, lang: 'en', rate: 0.9 }])
  await forget(page)
  await page.locator('#price').click()
  await expect.poll(() => texts(page)).toBe('£2.95')
})

test('what gets the focus is read, with its label and its value', async ({ page }) => {
  await withReading(page, '/product/85123A', ENGLISH)
  await page.locator('#q').fill('red mug')
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  await forget(page)
  await page.locator('#q').focus()
  await expect.poll(() => texts(page)).toMatch(/^Search the shop red mug$/)
  await forget(page)
  await page.locator('#another').focus()
  await expect.poll(() => texts(page)).toMatch(/^One more/)
  await forget(page)
  await page.getByRole('button', { name: 'Add to cart', exact: true }).focus()
  await expect.poll(() => texts(page)).toBe('Add to cart')
})

test('in Chinese it is read as Chinese, and an English name as English', async ({ page }) => {
  await withReading(page, '/zh/cart', CHINESE)
  await forget(page)
  await page.getByRole('heading', { level: 1 }).click()
  await expect.poll(() => said(page)).toEqual([{ text: '您的购物车', lang: 'zh-CN', rate: 0.9 }])
  await forget(page)
  await page.locator('.line-title').first().focus()
  await expect.poll(() => said(page)).toEqual([{ text: HOLDER, lang: 'en', rate: 0.9 }])
})

test('the panel’s own controls are read, too', async ({ page }) => {
  await withReading(page, '/', ENGLISH)
  const panel = page.locator('vitrine-look')
  await panel.getByRole('button', { name: 'Look', exact: true }).click()
  await forget(page)
  await panel.getByRole('button', { name: 'Larger text' }).focus()
  await expect.poll(() => texts(page)).toBe('Larger text')
  await forget(page)
  await panel.getByRole('radio', { name: 'High contrast' }).focus()
  await expect.poll(() => texts(page)).toBe('High contrast')
  await panel.locator('summary').click()
  await forget(page)
  await panel.getByLabel('Typeface').focus()
  await expect.poll(() => texts(page)).toBe('Typeface As the shop has it')
})

test('a password is never read', async ({ page }) => {
  await withReading(page, '/', ENGLISH)
  for (const group of await page.locator('#privacy details').all())
    await group.evaluate(details => details.setAttribute('open', ''))
  const passphrase = page.getByLabel('Passphrase', { exact: true })
  await passphrase.fill('amber kettle')
  await page.locator('#q').focus()
  await forget(page)
  await passphrase.focus()
  await expect.poll(() => texts(page)).toBe('Passphrase')
})

test('it is remembered, goes on over pages, and ends with the switch', async ({ page }) => {
  await listen(page)
  await open(page, '/')
  await page.locator('#consent-no').click()
  const panel = page.locator('vitrine-look')
  await panel.getByRole('button', { name: 'Look', exact: true }).click()
  await panel.getByRole('switch', { name: ENGLISH.read }).click()
  await open(page, '/cart')
  await expect
    .poll(async () => {
      await page.getByRole('heading', { level: 1 }).click()
      return texts(page)
    })
    .toContain('Your cart')
  await panel.getByRole('button', { name: 'Look', exact: true }).click()
  await panel.getByRole('switch', { name: ENGLISH.read }).click()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { cancelled: number }).cancelled))
    .toBeGreaterThan(0)
  await forget(page)
  await page.getByRole('heading', { level: 1 }).click()
  await page.locator('#q').focus()
  expect(await said(page)).toEqual([])
})

test('nothing is read that nobody asked for', async ({ page }) => {
  await listen(page)
  await withLook(page, 'elder')
  await open(page, '/')
  await page.getByRole('heading', { level: 1 }).click()
  expect(await said(page)).toEqual([])
})
