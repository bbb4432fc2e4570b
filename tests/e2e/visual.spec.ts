/**
 * A small set of pages as they looked when somebody last looked at them (`pictures/`). A change of layout, type or colour fails here;
 * CONTRIBUTING.md says how to accept one. The typeface is the one the set-up installs, the drawings of articles are left out: what
 * is compared is the page, not how a machine smooths its curves.
 */
import { expect, type Page, test } from '@playwright/test'
import config from './playwright.config.ts'
import { LOOKS, PAGES, shelvesDrawn, withCart } from './shop.ts'

const { launchOptions } = config.use ?? {}
const args = [...(launchOptions?.args ?? []), '--font-render-hinting=none', '--disable-lcd-text']
test.use({
  launchOptions: { ...launchOptions, args: [...args, '--force-color-profile=srgb'] },
  reducedMotion: 'reduce'
})

const FONT = 'Noto Sans CJK SC'
const HEIGHTS: Readonly<Record<number, number>> = { 320: 800, 390: 844, 768: 900, 1280: 900 }
const DOUBLE = { p: { textScale: 2 }, a: {}, s: { '--vitrine-text-scale': '2.00' }, v: [] }

/** Which page, in which look, how wide, in which language, and what is open. */
const PICTURES: readonly (readonly [page: string, look: string, width: number, language?: string, open?: 'panel'])[] = [
  ['home', 'light', 1280],
  ['home', 'dark', 390],
  ['home', 'light', 320],
  ['home', 'double', 320],
  ['home', 'elder', 320],
  ['home', 'elder', 390, 'zh'],
  ['home', 'light', 390, 'en', 'panel'],
  ['home', 'elder', 768, 'zh', 'panel'],
  ['category', 'light', 390, 'zh'],
  ['category', 'contrast', 768],
  ['search', 'sepia', 390],
  ['product', 'light', 768],
  ['product', 'elder', 1280],
  ['cart', 'contrast', 390, 'zh'],
  ['cart', 'elder-dark', 390],
  ['cart', 'light', 1280]
]

/** Prepares a page that looks the same on every machine with the typeface. */
async function stage(page: Page, look: string): Promise<void> {
  await withCart(page)
  // What is decided on the device (a coupon, the order of deliveries) may differ from one time to the next.
  await page.route('**/*.wasm', route => route.abort())
  await page.addInitScript(
    ({ stored, font }) => {
      localStorage.setItem('vitrine:gift-shop:look', stored)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`* { font-family: "${font}" !important } .picture > * { visibility: hidden }`)
      document.adoptedStyleSheets = [sheet]
    },
    { stored: JSON.stringify(look === 'double' ? DOUBLE : LOOKS[look]), font: FONT }
  )
}

/** Whether this machine has the typeface: else it is as wide as what stands in for it. */
const hasFont = (page: Page): Promise<boolean> =>
  page.evaluate(font => {
    const context = document.createElement('canvas').getContext('2d')
    const width = (family: string) => {
      if (context) context.font = `40px ${family}`
      return context?.measureText('Finch & Parcel 长辈版').width
    }
    return ['monospace', 'serif'].every(other => width(`"${font}", ${other}`) === width(`"${font}"`))
  }, FONT)

for (const [name, look, width, language = 'en', opened] of PICTURES) {
  const title = [name, look, width, language, opened].filter(Boolean).join('-')
  test(title, async ({ page }) => {
    await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 })
    await stage(page, look)
    await page.goto(`${language === 'zh' ? '/zh' : ''}${PAGES[name]}`)
    test.skip(process.platform !== 'linux' || !(await hasFont(page)), `${FONT} is not on this machine`)
    await shelvesDrawn(page)
    if (opened) {
      await page.locator('vitrine-look').getByRole('button').first().click()
      await expect(page.locator('vitrine-look [part=panel]')).toBeVisible()
    }
    await expect(page).toHaveScreenshot(`${title}.png`, { maxDiffPixelRatio: 0.004, animations: 'disabled' })
  })
}
