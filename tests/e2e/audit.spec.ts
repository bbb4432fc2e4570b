/** `look.audit()`: nothing on the demo in elder mode, and everything on a page that does everything wrong. */
import { readdirSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { LOOKS, open, PAGES, withCart, withLook, withPanelOpen } from './shop.ts'
import { servePage } from './static.ts'

/** Every rule there is: one file each. */
const RULES = readdirSync(new URL('../../js/audit/rules/', import.meta.url))
  .map(file => file.replace('.ts', ''))
  .sort()

const findings = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const vitrine = [
      ...((globalThis as never as Record<symbol, Map<string, never>>)[Symbol.for('vitrine')]?.values() ?? [])
    ][0] as undefined | import('../../js/types.ts').Vitrine
    await vitrine?.ready
    const found = (await vitrine?.look.audit()) ?? []
    return found.map(
      ({ rule, element, measured, required }) =>
        `${rule}: ${measured}, not ${required}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 110)}`
    )
  })

/** Elder mode at every width and in both languages, the other looks where most is asked of them. */
const CASES = [
  ...Object.keys(LOOKS).flatMap(look => [320, 1280].map(width => ({ look, width, language: '' }))),
  ...[390, 768].map(width => ({ look: 'elder', width, language: '' })),
  ...[320, 1280].map(width => ({ look: 'elder', width, language: '/zh' }))
]

for (const { look, width, language } of CASES) {
  test(`${look}${language} at ${width} px: the demo has no finding`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.setViewportSize({ width, height: 900 })
    await withLook(page, look)
    await withCart(page)
    const found: Record<string, string[]> = {}
    for (const [name, path] of Object.entries(PAGES)) {
      await open(page, `${language}${path}`)
      const on = await findings(page)
      if (on.length > 0) found[name] = on
    }
    expect(found).toEqual({})
  })
}

test('elder: the open panel has no finding', async ({ page }) => {
  await withLook(page, 'elder')
  await withPanelOpen(page)
  expect(await findings(page)).toEqual([])
})

test('a bad page gets every finding', async ({ page }) => {
  const { address, close } = await servePage('bad-look.html')
  try {
    await page.setViewportSize({ width: 400, height: 800 })
    await page.goto(address)
    const found = await findings(page)
    const rules = [...new Set(found.map(line => line.split(':')[0]))].sort()
    expect(rules).toEqual(RULES)
    // Each says what was measured and what is required.
    for (const line of found) expect(line).toMatch(/^[a-z-]+: .+, not .+: </)
  } finally {
    await close()
  }
})
