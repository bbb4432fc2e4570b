/** Nothing is wider than the window, and nothing moves while a page comes. */
import { expect, type Page, test } from '@playwright/test'
import { allow, knows, lookAt, open, PAGES, personalOrder, withCart, withLook, withPanelOpen } from './shop.ts'

const LARGEST_SHIFT = 0.01

/** Layout shift since the page began, as browsers count it: the worst window of it. */
async function shift(page: Page, path = '/'): Promise<number> {
  await page.addInitScript(() => {
    const all: { value: number; hadRecentInput: boolean }[] = []
    Object.assign(window, { shifts: all })
    new PerformanceObserver(list => {
      all.push(...(list.getEntries() as unknown as typeof all))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await open(page, path)
  if (path === '/') await expect(page.locator('.department-count', { hasText: 'article' })).toHaveCount(12)
  return page.evaluate(async () => {
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const { shifts } = window as unknown as { shifts: { value: number; hadRecentInput: boolean }[] }
    return shifts.filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0)
  })
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const look of ['light', 'elder']) {
    test(`${name} (${look}) fits into 320 px`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 800 })
      await withLook(page, look)
      await withCart(page)
      await open(page, path)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(320)
    })
  }
}

for (const look of ['light', 'elder']) {
  test(`the open panel (${look}) fits into 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await withLook(page, look)
    await withPanelOpen(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
}

/** Texts that lie over one another or are cut off at a side, and short words that are broken into pieces. */
const collisions = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: { words: string; box: DOMRect }[] = []
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const words = node.textContent ?? ''
      if (!parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !words.trim()) continue
      if (parent.closest('.hidden, .skip, .toast, script, style, svg')) continue
      if (getComputedStyle(parent).clipPath !== 'none') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        texts.push({ words: words.trim(), box })
        // What ends in an ellipsis says so, and what scrolls can be scrolled to.
        for (let frame: Element | null = parent; frame; frame = frame.parentElement) {
          const { overflowX, textOverflow } = getComputedStyle(frame)
          if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowX === 'scroll') break
          const { left, right } = frame.getBoundingClientRect()
          if (overflowX !== 'visible' && (box.left < left - 1 || box.right > right + 1))
            found.push(`cut off: ${words.trim().slice(0, 40)}`)
        }
      }
      for (const { index, 0: word } of words.matchAll(/[A-Za-z]{2,10}/g)) {
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
          found.push(`broken: ${word} in ${words.trim().slice(0, 40)}`)
      }
    }
    // Lines of large type may touch: what counts is what lies on one another.
    texts.forEach(({ words, box }, i) => {
      for (const other of texts.slice(i + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
        if (wide > 2 && high > Math.min(box.height, other.box.height) * 0.4 && words !== other.words)
          found.push(`over each other: ${words.slice(0, 30)} | ${other.words.slice(0, 30)}`)
      }
    })
    return found
  })

const SCALED = [1, 1.4, 2].flatMap(scale => [320, 390, 768, 1280].map(width => ({ scale, width })))

for (const { scale, width } of SCALED) {
  test(`text at ${scale} of its size: nothing clipped, broken or over another at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.addInitScript(
      size =>
        localStorage.setItem(
          'vitrine:gift-shop:look',
          JSON.stringify({ p: { textScale: size }, a: {}, s: { '--vitrine-text-scale': `${size}` } })
        ),
      scale
    )
    await withCart(page)
    for (const path of Object.values(PAGES).flatMap(one => [one, `/zh${one}`])) {
      await open(page, path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width)
      expect(await collisions(page), path).toEqual([])
    }
  })
}

for (const look of ['elder', 'elder-dark']) {
  for (const width of [320, 1280]) {
    test(`${look} at ${width} px: nothing broken or over another`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await withLook(page, look)
      await withCart(page)
      for (const path of Object.values(PAGES).flatMap(one => [one, `/zh${one}`])) {
        await open(page, path)
        expect(await collisions(page), path).toEqual([])
      }
    })
  }
}

for (const width of [390, 1280]) {
  test(`home does not move on a first visit at ${width} px, from head to foot`, async ({ page }) => {
    // Only what is in the window counts as shifted: in this one the whole page is.
    await page.setViewportSize({ width, height: 6000 })
    expect(await shift(page)).toBeLessThanOrEqual(LARGEST_SHIFT)
  })

  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name} does not move while it comes at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await withCart(page)
      expect(await shift(page, path)).toBeLessThanOrEqual(LARGEST_SHIFT)
    })
  }

  test(`home does not move when it is personal at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await allow(page, { personalize: true })
    await lookAt(page, 'Holder', 0)
    expect(await shift(page)).toBeLessThanOrEqual(LARGEST_SHIFT)
    await personalOrder(page)
  })

  test(`the panel does not move what is below it when the engine comes at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 6000 })
    await allow(page, { personalize: true })
    await lookAt(page, 'Holder', 0)
    expect(await shift(page)).toBeLessThanOrEqual(LARGEST_SHIFT)
    await knows(page, 'Holder')
  })
}
