/** axe-core on every page in every look; 7:1 where it is promised. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { LOOKS, open, PAGES, withCart, withLook, withPanelOpen } from './shop.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function violations(page: Page, enhanced: boolean): Promise<string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate(async isEnhanced => {
    const { axe: tool } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<AxeResults> }
    }
    // Product pictures are decoration of hundreds of strokes: hidden from readers, and slow to look through.
    return tool.run({ exclude: [['.picture']] }, { rules: { 'color-contrast-enhanced': { enabled: isEnhanced } } })
  }, enhanced)
  return results.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${id} (${impact}): ${html.slice(0, 140)}`)
  )
}

for (const look of Object.keys(LOOKS)) {
  for (const language of ['', '/zh']) {
    test(`${look}${language}: no violation on any page`, async ({ page }) => {
      test.setTimeout(120_000)
      await withLook(page, look)
      await withCart(page)
      const found: Record<string, string[]> = {}
      for (const [name, path] of Object.entries(PAGES)) {
        await open(page, `${language}${path}`)
        const on = await violations(page, look.startsWith('elder') || look === 'contrast')
        if (on.length > 0) found[name] = on
      }
      expect(found).toEqual({})
    })
  }
}

for (const look of Object.keys(LOOKS)) {
  test(`${look}: no violation in the open panel, nor on cards that may be put aside`, async ({ page }) => {
    test.setTimeout(90_000)
    await withLook(page, look)
    await withPanelOpen(page)
    expect(await violations(page, look.startsWith('elder') || look === 'contrast')).toEqual([])
  })
}

for (const look of ['light', 'elder']) {
  test(`${look}: no violation in the panel of the look, while arranging, nor in what is offered`, async ({ page }) => {
    test.setTimeout(60_000)
    await withLook(page, look)
    await open(page, '/')
    const panel = page.locator('vitrine-look')
    await panel.getByRole('button', { name: 'Look', exact: true }).click()
    await panel.locator('summary').click()
    await expect(panel.locator('[part=modules] li')).not.toHaveCount(0)
    const isElder = look === 'elder'
    expect(await violations(page, isElder)).toEqual([])
    await panel.getByRole('button', { name: 'Drag on the page' }).click()
    expect(await violations(page, isElder)).toEqual([])
  })
}

for (const look of ['light', 'dark', 'elder']) {
  test(`${look}: no violation in any tab of the inspector, nor as somebody else`, async ({ page }) => {
    test.setTimeout(60_000)
    await withLook(page, look)
    await withCart(page)
    await open(page, '/try/')
    await page.locator('[data-person=baker]').click()
    await expect(page.locator('[data-person=baker]')).toHaveAttribute('aria-pressed', 'true')
    const tabs = page.locator('vitrine-inspector').getByRole('tab')
    await page.locator('vitrine-inspector').getByRole('button', { name: 'Inspector' }).click()
    await expect(tabs).toHaveCount(8)
    await open(page, '/cart')
    const found: string[] = []
    await expect(tabs).toHaveCount(8)
    for (const tab of await tabs.all()) {
      await tab.click()
      found.push(...(await violations(page, look === 'elder')))
    }
    expect(found).toEqual([])
  })
}

test('menus that are open and the shop after a decision are clean too', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  expect(await violations(page, false)).toEqual([])
  await page.locator('#consent-no').click()
  expect(await violations(page, false)).toEqual([])
})
