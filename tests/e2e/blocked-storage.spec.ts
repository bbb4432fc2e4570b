/** Storage that is blocked, full or wiped: the page works, says how it is, and prints nothing. */
import { chromium, expect, type Page, test } from '@playwright/test'
import { storage, times, views } from './device.ts'
import { allow, databases, engineKeys, open, watchErrors } from './shop.ts'

async function worksInMemory(page: Page, expected: string): Promise<void> {
  const errors = watchErrors(page)
  await allow(page, { personalize: true })
  await expect.poll(() => storage(page)).toBe(expected)
  await views(page, 'seen')
  expect(await times(page)).toEqual({ seen: 1 })
  await page.locator('#for-you .card-title a').first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty()
  expect(errors).toEqual([])
}

/** Leaves no room for another kilobyte. */
async function fillUp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opening = indexedDB.open('filler')
    opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true })
    await new Promise(resolve => {
      opening.onsuccess = resolve
    })
    const add = (bytes: number) =>
      new Promise<boolean>(resolve => {
        const adding = opening.result.transaction('bytes', 'readwrite')
        adding.oncomplete = () => resolve(true)
        adding.onabort = () => resolve(false)
        adding.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(bytes)))
      })
    for (const bytes of [60_000, 6_000, 600]) while (await add(bytes));
    opening.result.close()
  })
}

test('without IndexedDB the profile lives in the page', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  await worksInMemory(page, 'blocked')
})

test('where asking for IndexedDB throws, too', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      }
    })
  )
  await worksInMemory(page, 'blocked')
})

test('where opening the database throws, too', async ({ page }) => {
  await page.addInitScript(() => {
    // As a page without an origin of its own is told.
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  })
  await worksInMemory(page, 'blocked')
})

test('a page that is no secure context has no WebCrypto: nothing about the shopper is written', async ({ baseURL }) => {
  const port = new URL(baseURL ?? '').port
  const browser = await chromium.launch({
    executablePath: process.env.VITRINE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP shop.test 127.0.0.1']
  })
  try {
    const page = await browser.newPage({ baseURL: `http://shop.test:${port}` })
    await worksInMemory(page, 'blocked')
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    expect((await engineKeys(page)).filter(key => !['ledger', 'outbox'].includes(key))).toEqual([])
  } finally {
    await browser.close()
  }
})

test('a full disk is said and overcome', async ({ page, context, baseURL }) => {
  test.setTimeout(60_000)
  const errors = watchErrors(page)
  const browser = await context.newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 })
  await allow(page, { personalize: true })
  await expect.poll(() => storage(page)).toBe('persistent')
  await fillUp(page)
  await views(page, 'while-full')
  await expect.poll(() => storage(page), { timeout: 10_000 }).toBe('full')
  expect(await times(page)).toEqual({ 'while-full': 1 })
  await browser.send('Storage.overrideQuotaForOrigin', { origin })
  await page.evaluate(() => indexedDB.deleteDatabase('filler'))
  await expect.poll(() => storage(page), { timeout: 30_000 }).toBe('persistent')
  await views(page, 'afterwards')
  await page.reload()
  await expect.poll(() => times(page)).toEqual({ 'while-full': 1, afterwards: 1 })
  expect(errors).toEqual([])
})

test('data that is cleared while the page is open stays cleared', async ({ page, context }) => {
  const errors = watchErrors(page)
  await allow(page, { personalize: true })
  await views(page, 'seen')
  await expect.poll(() => engineKeys(page)).toContain('profile')
  const browser = await context.newCDPSession(page)
  const origin = new URL(page.url()).origin
  await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await expect.poll(() => storage(page)).toBe('wiped')
  await views(page, 'later')
  expect(await times(page)).toEqual({ seen: 1, later: 1 })
  await page.waitForTimeout(3_000)
  expect(await databases(page)).toEqual([])
  expect(errors).toEqual([])
  await open(page, '/')
  expect(await storage(page)).toBe('persistent')
  expect(await times(page)).toEqual({})
})
