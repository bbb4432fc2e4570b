/** What only a real browser can show: the store, a Content-Security-Policy, the first paint. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Vitrine } from '../../js/types.ts'

declare global {
  var vitrine: Vitrine
}

const dist = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url))
const TYPES: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm', map: 'application/json' }

/** A shop's page; `theme` is what <html> carries before the body is there. */
const PAGE = () => `<!doctype html><html lang="en"><head>
<script data-shop="gift-shop">${dist('early.js')}</script>
<script>globalThis.early = document.documentElement.getAttribute('data-vitrine-theme')</script>
<script type="module">
import { createVitrine } from '/dist/index.js'
globalThis.items = Array.from({ length: 40 }, (_, i) => ({
  item_id: 'sku-' + i, item_name: 'Item ' + i, item_category: 'Home', item_category2: ['Holder', 'Clock'][i % 2], price: 5
}))
globalThis.begin = options => {
  globalThis.vitrine = createVitrine({ shop: 'gift-shop', ...options })
}
globalThis.isLoaded = true
</script></head><body></body></html>`

/** Policies by path. */
const POLICIES: Record<string, string> = {
  '/blocked': "script-src 'self' 'unsafe-inline'",
  '/allowed': "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'; default-src 'none'"
}

const server = createServer((request, response) => {
  const path = request.url ?? '/'
  if (path.startsWith('/dist/')) {
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain'
    response.setHeader('content-type', type).end(dist(path.slice('/dist/'.length)))
  } else {
    if (POLICIES[path]) response.setHeader('content-security-policy', POLICIES[path])
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE())
  }
})

let browser: Browser
let context: BrowserContext
let page: Page
let origin = ''
let errors: string[] = []
let requests: string[] = []

beforeAll(async () => {
  const finder = '../../scripts/lib/browser.mjs'
  const { ensureChromium } = (await import(finder)) as { ensureChromium(): Promise<string> }
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath: await ensureChromium(), args })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 600_000)
afterAll(async () => {
  await browser?.close()
  server.close()
})
beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
  errors = []
  requests = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('request', request => requests.push(new URL(request.url()).pathname))
})
afterEach(async () => {
  await context.close()
  expect(errors).toEqual([])
})

/** Opens a page and a Vitrine on it, and waits until that has settled. */
async function visit(path: string, options: object) {
  await page.goto(origin + path)
  await page.waitForFunction('globalThis.isLoaded')
  return await page.evaluate(async given => {
    ;(globalThis as unknown as { begin(options: object): void }).begin(given)
    return await vitrine.ready
  }, options)
}

/** What the device keeps: keys of the database, and the look. */
const kept = () =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (!names.includes('vitrine:gift-shop')) return []
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('vitrine:gift-shop')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const keys = database.transaction('kv').objectStore('kv').getAllKeys()
    await new Promise(resolve => {
      keys.onsuccess = resolve
    })
    database.close()
    return keys.result
  })

const lookAtClocks = () =>
  page.evaluate(() => {
    const items = (globalThis as unknown as { items: { item_id: string }[] }).items
    for (const i of [1, 3, 5]) vitrine.track('view_item', { items: [items[i] as { item_id: string }] })
    return vitrine.rank(items).personal
  })

const root = () =>
  page.evaluate(() => {
    const { documentElement: html } = document
    return {
      theme: html.getAttribute('data-vitrine-theme'),
      elder: html.getAttribute('data-vitrine-elder'),
      scale: html.style.getPropertyValue('--vitrine-text-scale')
    }
  })

describe('in Chromium', { timeout: 60_000 }, () => {
  it('runs under the policy the README asks for, and remembers the shopper over a reload', async () => {
    const granted = { consent: { personalize: true } }
    expect(await visit('/allowed', granted)).toMatchObject({ engine: 'ready', storage: 'persistent' })
    expect(await lookAtClocks()).toBe(true)
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 4_000)))
    expect(await kept()).toContain('profile')
    await visit('/allowed', granted)
    const tags = await page.evaluate(() => vitrine.profile.tags().map(tag => tag.label))
    expect(tags).toContain('Clock')
    expect(requests.filter(path => path.endsWith('.wasm'))).toHaveLength(4)
  })

  it('keeps nothing before the shopper decides, and takes up what they allow', async () => {
    expect(await visit('/', {})).toMatchObject({ storage: 'memory' })
    await lookAtClocks()
    expect(await kept()).toEqual([])
    await page.evaluate(() => vitrine.consent.set({ personalize: true }))
    expect(await page.evaluate(() => vitrine.status.storage)).toBe('persistent')
    expect(await page.evaluate(() => vitrine.profile.tags().map(tag => tag.label))).toContain('Clock')
    await page.evaluate(() => vitrine.consent.set({ personalize: false }))
    expect(await kept()).not.toContain('profile')
    expect(await page.evaluate(() => vitrine.profile.tags())).toEqual([])
  })

  it('seals a profile for another device under that policy, and fetches what it takes only then', async () => {
    await visit('/allowed', { consent: { personalize: true } })
    await lookAtClocks()
    const isCarried = () => requests.some(path => path.includes('/transfer-'))
    expect(isCarried()).toBe(false)
    const [code, refusal] = await page.evaluate(async () => {
      const code = await vitrine.profile.transfer('four random words here')
      return [code, await vitrine.profile.receive(new Blob([code]), 'four random words there')] as const
    })
    expect(code).toMatch(/^vitrine1\.[\w-]{200,}$/)
    expect(refusal).toEqual({ ok: false, code: 'transfer_passphrase' })
    expect(isCarried()).toBe(true)
  })

  it('says blocked under a policy without wasm, downloads no engine, and the page goes on', async () => {
    expect(await visit('/blocked', {})).toMatchObject({ engine: 'unavailable', code: 'engine_blocked' })
    expect(requests.filter(path => path.endsWith('.wasm'))).toEqual([])
    expect(await lookAtClocks()).toBe(false)
    await page.evaluate(() => vitrine.look.elder(true))
    expect(await root()).toEqual({ theme: 'light', elder: 'on', scale: '1.50' })
    await visit('/blocked', {})
    expect(await page.evaluate(() => vitrine.look.isElder())).toBe(true)
  })

  it.each([
    ['as an option', { consent: { personalize: false } }],
    ['later', {}]
  ])('obeys a refusal on a page without an engine: %s', async (when, options) => {
    await visit('/', { consent: { personalize: true } })
    await lookAtClocks()
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 4_000)))
    expect(await kept()).toContain('profile')
    await page.evaluate(() => vitrine.destroy())
    await visit('/blocked', options)
    if (when === 'later') await page.evaluate(() => vitrine.consent.set({ personalize: false }))
    await expect.poll(kept).not.toContain('profile')
  })

  it('makes no database only to find that there is nothing to delete', async () => {
    await visit('/blocked', { consent: { personalize: false } })
    await page.evaluate(() => vitrine.profile.erase())
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  })

  it('hands the look over to the engine without a flicker, and shows it before the first paint next time', async () => {
    await page.goto(`${origin}/`)
    await page.waitForFunction('globalThis.isLoaded')
    const seen = await page.evaluate(async () => {
      const html = document.documentElement
      const seen: (string | null)[] = []
      new MutationObserver(() => seen.push(html.getAttribute('data-vitrine-theme'))).observe(html, { attributes: true })
      ;(globalThis as unknown as { begin(options?: object): void }).begin()
      vitrine.look.set({ theme: 'dark', textScale: 1.25 })
      await vitrine.ready
      await new Promise(resolve => setTimeout(resolve, 50))
      return seen
    })
    expect(new Set(seen)).toEqual(new Set(['dark']))
    expect(await root()).toEqual({ theme: 'dark', elder: null, scale: '1.25' })
    expect(await page.evaluate(() => vitrine.look.get())).toEqual({ theme: 'dark', textScale: 1.25 })
    await visit('/', {})
    expect(await page.evaluate('globalThis.early')).toBe('dark')
    await page.evaluate(() => vitrine.look.reset())
    expect(await root()).toEqual({ theme: null, elder: null, scale: '' })
    await visit('/', {})
    expect(await page.evaluate('globalThis.early')).toBeNull()
  })

  it('follows the device while the theme is the device’s', async () => {
    await visit('/', {})
    await page.evaluate(() => vitrine.look.set({ theme: 'system' }))
    expect((await root()).theme).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(async () => (await root()).theme).toBe('dark')
  })
})
