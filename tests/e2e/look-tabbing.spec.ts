/** The panel of the look by Tab alone: every control of it, in order, with a name and a ring, and out again at both ends. */
import { expect, test } from '@playwright/test'
import { allow, LOOKS, open, withLook } from './shop.ts'
import { controlsOf, walk } from './tabbing.ts'

const WORDS = {
  '/': { toggle: 'Look', first: 'Close', more: 'More', last: 'Everything as the shop has it' },
  '/zh/': { toggle: '外观', first: '关闭', more: '更多', last: '全部恢复商店默认' }
}

for (const look of Object.keys(LOOKS)) {
  for (const [path, words] of Object.entries(WORDS)) {
    test(`${look} ${path}: every control is reached, named and ringed`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await withLook(page, look)
      await allow(page, { personalize: true })
      await open(page, path)
      const panel = page.locator('vitrine-look')
      const toggle = panel.getByRole('button', { name: words.toggle, exact: true })
      // As far as the button by Tab from the top of the page, as somebody would come.
      for (let presses = 0; presses < 30 && !(await isFocused(toggle)); presses++) await page.keyboard.press('Tab')
      await expect(toggle).toBeFocused()
      await page.keyboard.press('Enter')
      const closed = await walk(page, 'vitrine-look')
      await page.keyboard.press('Shift+Tab')
      await panel.locator('summary', { hasText: words.more }).focus()
      await page.keyboard.press('Enter')
      await toggle.focus()
      const stops = await walk(page, 'vitrine-look')

      expect(stops.length).toBeGreaterThan(closed.length)
      // The button that opens the panel is the one that the walk began at.
      expect(stops).toHaveLength((await controlsOf(page, 'vitrine-look')).length - 1)
      for (const { name, ring, seen } of stops) {
        expect(name).not.toBe('')
        expect(ring, name).not.toBe('none')
        expect(seen, name).toBe(true)
      }
      expect(stops[0]?.name).toContain(words.first)
      expect(stops.at(-1)?.name).toBe(words.last)
      const back = await walk(page, 'vitrine-look', 'Shift+Tab')
      expect(
        back
          .map(({ name }) => name)
          .slice(0, -1)
          .reverse()
      ).toEqual(stops.map(({ name }) => name))
    })
  }
}

const isFocused = (control: import('@playwright/test').Locator) =>
  control.evaluate(element => (element.getRootNode() as ShadowRoot).activeElement === element)
