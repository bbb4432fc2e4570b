/** What the tests do in the shop, in a shopper's words, and what they look at. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Addresses of one page of each kind. */
export const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  category: '/category/Candles%20%26%20light',
  search: '/search?q=red%20mug',
  product: '/product/85123A',
  cart: '/cart',
  try: '/try/'
}

const theme = (name: string) => ({
  p: { theme: name },
  a: { 'data-vitrine-theme': name, 'data-vitrine-scheme': name === 'dark' ? 'dark' : 'light' },
  s: {},
  v: []
})

const ELDER = {
  a: {
    'data-vitrine-theme': 'light',
    'data-vitrine-scheme': 'light',
    'data-vitrine-elder': 'on',
    'data-vitrine-motion': 'reduced',
    'data-vitrine-density': 'roomy',
    'data-vitrine-lists': 'list',
    'data-vitrine-images': 'large'
  },
  s: {
    '--vitrine-text-scale': '1.50',
    '--vitrine-line-height': '1.50',
    '--vitrine-paragraph-spacing': '2.00',
    '--vitrine-columns': '1.00'
  }
}

/** Looks as the engine stores them for the pre-paint script. */
export const LOOKS: Readonly<Record<string, object>> = {
  light: theme('light'),
  dark: theme('dark'),
  contrast: theme('contrast'),
  sepia: theme('sepia'),
  elder: { p: { elder: true }, ...ELDER, v: [] },
  'elder-dark': {
    ...ELDER,
    p: { elder: true, theme: 'dark' },
    a: { ...ELDER.a, 'data-vitrine-theme': 'dark', 'data-vitrine-scheme': 'dark' },
    v: []
  }
}

/** Remembers a look before the page starts, as an earlier visit would have. */
export async function withLook(page: Page, look: string): Promise<void> {
  await page.addInitScript(
    stored => localStorage.setItem('vitrine:gift-shop:look', stored),
    JSON.stringify(LOOKS[look])
  )
}

/** Puts things into the cart before the page starts. */
export async function withCart(page: Page): Promise<void> {
  await page.addInitScript(() => sessionStorage.setItem('shop:cart', '[["85123A",2],["22423",1]]'))
}

/** Waits until every shelf of the page is drawn. */
export async function shelvesDrawn(page: Page): Promise<void> {
  await expect(page.locator('.grid [data-vitrine-item], #own-order a').first()).toBeVisible()
  await expect(page.locator('[aria-busy]')).toHaveCount(0)
}

/** Keeps the engine on its way until what is returned is called. */
export async function holdEngine(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route('**/*.wasm', async route => {
    await held
    await route.continue()
  })
  return release
}

/** Opens a page and waits for its shelves. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await shelvesDrawn(page)
}

/** Answers the question at the head of the home page. */
export async function allow(page: Page, purposes: { personalize?: boolean; sync?: boolean }): Promise<void> {
  await open(page, '/')
  const question = page.locator('#consent-ask')
  if (purposes.personalize) await question.getByLabel('Personalise on this device').check()
  if (purposes.sync) await question.getByLabel('Share noised statistics').check()
  await question.getByRole('button', { name: 'Save my choice' }).click()
  await expect(question).toBeHidden()
}

/** Looks at the nth article of a category by clicking through to it; returns its title. */
export async function lookAt(page: Page, category: string, nth: number): Promise<string> {
  await open(page, `/category/${encodeURIComponent(category)}`)
  const link = page.locator('#items .card-title a').nth(nth)
  const title = await link.innerText()
  await link.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await knows(page, category)
  return title
}

/** Opens a group of the panel as a press would, but where the page stands. */
export async function openGroup(page: Page, group: string): Promise<void> {
  await page.locator(group).evaluate(details => details.setAttribute('open', ''))
}

/** Opens every group of what is known: rows are made of open groups only. */
export async function openKnown(page: Page): Promise<void> {
  const groups = page.locator('#privacy [part=level]')
  await expect(groups).not.toHaveCount(0)
  for (const group of await groups.all()) await group.evaluate(details => details.setAttribute('open', ''))
}

/** A shopper the shop knows something about, with every group of the panel open. */
export async function withPanelOpen(page: Page): Promise<void> {
  await allow(page, { personalize: true, sync: true })
  for (const nth of [0, 1]) await lookAt(page, 'Holder', nth)
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
  const row = await tagRow(page, 'behaviour', 'did.page_view')
  await row.getByRole('button', { name: /^Never keep/ }).click()
  await page.getByRole('button', { name: 'Show what would be sent' }).click()
  await expect(page.locator('[part=previews] li').first()).toBeVisible()
  for (const details of await page.locator('#privacy details').all()) {
    await details.evaluate(element => element.setAttribute('open', ''))
  }
  await page.getByLabel('Passphrase', { exact: true }).fill('amber kettle parade window')
  await page.getByRole('button', { name: 'Make a code' }).click()
  await expect(page.getByLabel('Your code')).toHaveValue(/.{100}/)
  await page.getByRole('button', { name: 'Erase everything' }).click()
  await expect(page.locator('.toast')).toBeHidden()
}

/** Opens a level of what is known, and gives the row of a tag in it. */
export async function tagRow(page: Page, level: string, id: string): Promise<Locator> {
  await openGroup(page, `[data-level=${level}]`)
  return page.locator(`[data-level=${level}] [data-tag="${id}"]`)
}

/** One of the panel's switches. */
export const panelSwitch = (page: Page, name: string): Locator => page.getByRole('switch', { name })

/** What the panel said last. */
export const panelNews = (page: Page): Locator => page.locator('vitrine-privacy [part=news]')

/** Waits until the profile on the page knows something the shopper likes. */
export async function knows(page: Page, label: string): Promise<void> {
  await openGroup(page, '[data-level=preference]')
  await expect(page.locator('[data-level=preference] .name', { hasText: label }).first()).toBeVisible()
}

/**
 * Waits for the shelf's personal order. A machine under load may need more than the shelf's 400 ms for the engine: then the line
 * offers the personal order, and a shopper takes it.
 */
export async function personalOrder(page: Page): Promise<void> {
  const offer = page.getByRole('button', { name: 'Order it for me' })
  const line = page.locator('#for-you-order')
  await expect(offer.or(line.getByText('Ordered for you, on this device.'))).toBeVisible()
  if (await offer.isVisible()) await offer.click()
  await expect(line).toContainText('Ordered for you, on this device.')
}

/** Ids of the first `n` cards of a list, in order. */
export const firstIds = (page: Page, list: string, n: number): Promise<string[]> =>
  page
    .locator(`${list} [data-vitrine-item]`)
    .evaluateAll((cards, count) => cards.slice(0, count).map(card => card.getAttribute('data-vitrine-item') ?? ''), n)

/** Names of the IndexedDB databases that exist. */
export const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))

/** Keys of localStorage. */
export const storedKeys = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage))

/** Under which keys the engine keeps something on the device. Asks without making a database that was not there. */
export const engineKeys = (page: Page): Promise<string[]> =>
  page.evaluate(async name => {
    if (!(await indexedDB.databases()).some(database => database.name === name)) return []
    return new Promise<string[]>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const keys = request.result.transaction('kv').objectStore('kv').getAllKeys()
        keys.onsuccess = () => {
          request.result.close()
          resolve(keys.result.map(String))
        }
      }
    })
  }, 'vitrine:gift-shop')

/** Keeps a list of everything the page requests whose path starts with `/v1/reports` or `/v1/manifest`. */
export function watchSending(page: Page): string[] {
  const sent: string[] = []
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (/^\/v1\/(reports|manifest)/.test(pathname)) sent.push(`${request.method()} ${pathname}`)
  })
  return sent
}

/** Keeps a list of errors a page throws or prints. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(`thrown: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return errors
}
