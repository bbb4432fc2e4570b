/** The built site as the demo's server gives it: readable in both themes on a phone and a desk, searched locally, nothing from elsewhere. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import { addressOf, addressOfEntry, entries } from '../../docs/site/pages.mjs'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } }
const own = new URL(process.env.VITRINE_URL ?? 'http://localhost').origin
const pages = [...addressOf.values(), ...entries.map(name => `api/${addressOfEntry(name)}`)].map(String)
const address = (page: string) => (/\bindex$/.test(page) ? `/docs/${page.replace(/index$/, '')}` : `/docs/${page}.html`)

interface Violation {
  id: string
  nodes: { target: string[] }[]
}

/** Opens a page; what it complains about, or asks of another host, is added to the list that comes back. */
async function open(page: Page, name: string): Promise<string[]> {
  const trouble: string[] = []
  page.on('pageerror', error => trouble.push(error.message))
  page.on('console', message => {
    if (['warning', 'error'].includes(message.type())) trouble.push(message.text())
  })
  page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== own) trouble.push(request.url())
  })
  await page.goto(address(name))
  await expect(page.locator('h1').first()).toBeVisible()
  return trouble
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE }).catch(() => page.evaluate(AXE))
  const found = await page.evaluate(
    async () =>
      (await (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe.run()).violations
  )
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${size}, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      const wrong: Record<string, string[]> = {}
      for (const name of ['quick-start', 'troubleshooting', 'tags', 'api/vitrine', 'zh/index']) {
        await open(page, name)
        const found = await violations(page)
        if (found.length > 0) wrong[name] = found
      }
      expect(wrong).toEqual({})
    })
  }
}

test('every page is there, says nothing in the console, asks nobody else, and does not scroll sideways', async ({
  page
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize(SIZES.phone)
  const wrong: Record<string, unknown> = {}
  for (const name of pages) {
    const trouble = await open(page, name)
    const titles = await page.locator('main h1').count()
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (trouble.length > 0 || titles !== 1 || wider > 0) wrong[name] = { trouble, titles, wider }
    page.removeAllListeners()
  }
  expect(wrong).toEqual({})
})

test('the Chinese twin says that it is Chinese, and is found from everywhere', async ({ page }) => {
  const trouble = await open(page, 'quick-start')
  await page.getByRole('button', { name: 'Change language' }).hover()
  await page.getByRole('link', { name: '中文', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.locator('main')).toContainText('十行代码跑起来')
  expect(trouble).toEqual([])
})

test('search is local', async ({ page }) => {
  const trouble = await open(page, 'index')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByPlaceholder('Search').fill('engine_blocked')
  await page.getByRole('option').first().click()
  await expect(page).toHaveURL(/\/docs\/troubleshooting/)
  expect(trouble).toEqual([])
})

test('the shop leads there, and there leads to the shop', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'How to use Vitrine in your own shop' }).click()
  await expect(page.locator('h1')).toContainText('Vitrine: documentation')
  await page.getByRole('link', { name: 'Demo shop' }).first().click()
  await expect(page).toHaveTitle(/Finch/)
})
