/** The panel of the look with keys alone and a refused profile: everything is chosen, seen, remembered, and undone without a trace. */
import { expect, type Page, test } from '@playwright/test'
import { open, shelvesDrawn } from './shop.ts'

const root = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const shown = [...document.documentElement.attributes].filter(({ name }) => name !== 'data-shop-consent')
    return shown
      .map(({ name, value }) => `${name}="${value}"`)
      .sort()
      .join(' ')
  })

const WORDS = {
  '/': {
    look: 'Look',
    dark: 'Dark',
    larger: 'Larger text',
    more: 'More',
    font: 'Typeface',
    serif: 'With serifs',
    spacing: 'Spacing of text',
    widest: 'Very wide',
    lists: 'Articles',
    list: 'One below the other',
    reset: 'Everything as the shop has it',
    size: 'Text size: 115 %'
  },
  '/zh/': {
    look: '外观',
    dark: '深色',
    larger: '放大文字',
    more: '更多',
    font: '字体',
    serif: '宋体',
    spacing: '文字间距',
    widest: '很宽',
    lists: '商品排列',
    list: '单列',
    reset: '全部恢复商店默认',
    size: '字号: 115 %'
  }
}

for (const [path, words] of Object.entries(WORDS)) {
  test(`${path}: chosen with keys, remembered, undone`, async ({ page }) => {
    await open(page, path)
    await page.locator('#consent-no').click()
    const before = await root(page)
    const panel = page.locator('vitrine-look')
    const toggle = panel.getByRole('button', { name: words.look, exact: true })
    await toggle.focus()
    await page.keyboard.press('Enter')
    await expect(toggle).toHaveAttribute('aria-expanded', 'true')

    await panel.getByRole('radio', { name: words.dark }).focus()
    await page.keyboard.press('Space')
    await expect(page.locator('html')).toHaveAttribute('data-vitrine-theme', 'dark')
    await panel.getByRole('button', { name: words.larger }).focus()
    await page.keyboard.press('Enter')
    await expect(panel.locator('[role=status]')).toHaveText(words.size)
    await panel.locator('summary', { hasText: words.more }).focus()
    await page.keyboard.press('Enter')
    await panel.getByLabel(words.font).selectOption({ label: words.serif })
    await panel.getByLabel(words.spacing).selectOption({ label: words.widest })
    await panel.getByLabel(words.lists).selectOption({ label: words.list })
    // It stays open and in the window while the page changes under it.
    await expect(panel.locator('[part=panel]')).toBeInViewport()
    const chosen = await root(page)
    expect(chosen).toMatch(/data-vitrine-font="serif" data-vitrine-lists="list"/)
    expect(chosen).toContain('--vitrine-letter-spacing: 0.12')
    expect(chosen).toContain('--vitrine-text-scale: 1.15')
    await page.keyboard.press('Escape')
    await expect(panel.locator('[part=panel]')).toBeHidden()
    await expect(toggle).toBeFocused()

    await page.reload()
    await shelvesDrawn(page)
    expect(await root(page)).toBe(chosen)
    await toggle.click()
    await expect(panel.getByRole('radio', { name: words.dark })).toBeChecked()
    await panel.locator('summary', { hasText: words.more }).click()
    await expect(panel.getByLabel(words.font)).toHaveValue('serif')
    await panel.getByRole('button', { name: words.reset }).click()
    expect(await root(page)).toBe(before)
    await page.reload()
    await shelvesDrawn(page)
    expect(await root(page)).toBe(before)
  })
}
