/** `<vitrine-privacy>` for everybody: by keyboard, without an engine or its script, in Chinese, in easy view, behind a button. */
import { expect, test } from '@playwright/test'
import { ranked } from './ranked.ts'
import { allow, holdEngine, knows, lookAt, open, openKnown, panelSwitch, withLook, withPanelOpen } from './shop.ts'

test('every control is reached by Tab, has a name, and rings when it has the focus', async ({ page }) => {
  await allow(page, { personalize: true, sync: true })
  await lookAt(page, 'Holder', 0)
  await page.locator('#surprise').focus()
  const reached: string[] = []
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const host = document.activeElement
      const element = host?.shadowRoot?.activeElement
      if (host?.localName !== 'vitrine-privacy' || !element) return undefined
      const words = (element.closest('label') ?? element).textContent?.trim().slice(0, 30) ?? ''
      return { words, ring: getComputedStyle(element).outlineStyle }
    })
    if (!at) break
    expect(at.words).not.toBe('')
    expect(at.ring, at.words).not.toBe('none')
    reached.push(at.words)
  }
  expect(reached.slice(0, 4)).toEqual([
    'Personalise on this device',
    'The shop’s order, not mine',
    'Pause learning',
    'Share noised statistics'
  ])
  for (const end of [
    'What you like',
    'Never kept',
    'Send it now',
    'Read a file in',
    'Carry to another device',
    'Erase everything'
  ])
    expect(
      reached.some(words => words.startsWith(end)),
      end
    ).toBe(true)
})

test('without an engine it says so, and the decisions hold all the same', async ({ page }) => {
  await page.route('**/*.wasm', route => route.abort())
  await open(page, '/')
  await expect(page.locator('vitrine-privacy [part=status]')).toContainText('Personalisation cannot run')
  await expect(page.getByRole('button', { name: 'Download' })).toHaveAttribute('aria-disabled', 'true')
  await panelSwitch(page, 'Share noised statistics').click()
  await expect(panelSwitch(page, 'Share noised statistics')).toHaveAttribute('aria-checked', 'true')
  await expect(page.locator('[part=sent-status]')).toContainText('Nothing so far.')
})

test('while the engine is on its way the switches take what is wanted', async ({ page }) => {
  await allow(page, { personalize: true })
  await lookAt(page, 'Holder', 0)
  const release = await holdEngine(page)
  await page.goto('/')
  await expect(page.locator('vitrine-privacy [part=status]')).toContainText('on its way')
  const neutral = panelSwitch(page, 'The shop’s order, not mine')
  await neutral.click()
  await expect(neutral).toHaveAttribute('aria-checked', 'true')
  release()
  await knows(page, 'Holder')
  await expect(neutral).toHaveAttribute('aria-checked', 'true')
  expect(await ranked(page)).toMatchObject({ personal: false })
})

test('where its script cannot be had the page’s own words stand there', async ({ page }) => {
  await page.route('**/privacy-panel-*.js', route => route.abort())
  await open(page, '/')
  await expect(page.locator('vitrine-privacy')).toHaveText('The shop works without knowing anything about you.')
  await expect(page.locator('vitrine-privacy p')).toBeVisible()
})

test('in Chinese it speaks Chinese, tags and all', async ({ page }) => {
  await open(page, '/zh/')
  await panelSwitch(page, '在本设备上个性化').click()
  await panelSwitch(page, '分享加噪统计').click()
  await page.getByRole('button', { name: '查看将要发送的内容' }).click()
  await expect(page.locator('[part=previews] li').first()).toContainText('您最常看哪个分类？')
  await openKnown(page)
  await expect(page.locator('[data-level=basic] [data-tag]').first()).toBeAttached()
  await page.locator('vitrine-privacy summary').first().click()
  const words = await page.locator('vitrine-privacy').evaluate(host => {
    const texts: string[] = []
    const walker = document.createTreeWalker(host.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node.textContent?.trim() ?? '')
    return texts.filter(text => /[a-z]{4}/i.test(text) && !/[\u4e00-\u9fff]/.test(text))
  })
  // Languages, regions and the shop's own names have no Chinese.
  expect(words).toEqual([])
})

/** A panel behind its button, as a shop may have it in its header. */
test('behind a button it opens, says what it is, and closes by Escape and by a press elsewhere', async ({ page }) => {
  await open(page, '/')
  await page.evaluate(() => document.querySelector('.header-tools')?.append(document.createElement('vitrine-privacy')))
  const button = page.locator('.header').getByRole('button', { name: 'My data' })
  await button.focus()
  await page.keyboard.press('Enter')
  const panel = page.locator('.header').getByRole('group', { name: 'My data' })
  await expect(panel).toBeVisible()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(button).toBeFocused()
  await button.click()
  await page.locator('h1').click()
  await expect(panel).toBeHidden()
})

for (const width of [320, 1280]) {
  test(`in easy view at ${width} px every target is large and every word too`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await withLook(page, 'elder')
    await withPanelOpen(page)
    const faults = await page.locator('vitrine-privacy').evaluate(host => {
      const root = host.shadowRoot as ShadowRoot
      const found: string[] = []
      for (const target of root.querySelectorAll<HTMLElement>('button, summary, input, textarea')) {
        if (!target.checkVisibility()) continue
        // Of a file's input the words beside it are pressed.
        const pressed = target.matches('[type=file]') ? (target.nextElementSibling ?? target) : target
        const { width, height } = pressed.getBoundingClientRect()
        if (width < 60 || height < 60) found.push(`${target.textContent}: ${width} x ${height}`)
      }
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement
        if (!parent?.checkVisibility() || !node.textContent?.trim() || parent.closest('.news, style')) continue
        const size = Number.parseFloat(getComputedStyle(parent).fontSize)
        if (size < 24) found.push(`${size} px: ${node.textContent}`)
      }
      return found
    })
    expect(faults).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}

test('in a wide page the parts stand close below one another, however much is open beside them', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await withPanelOpen(page)
  const gaps = await page.locator('vitrine-privacy [part=panel]').evaluate(panel => {
    const left = panel.getBoundingClientRect().left
    const boxes = [...panel.children].map(part => part.getBoundingClientRect()).filter(box => box.left - left < 20)
    return boxes.slice(1).map((box, i) => box.top - (boxes[i]?.bottom ?? 0))
  })
  expect(gaps.length).toBeGreaterThan(3)
  for (const gap of gaps) expect(gap).toBeLessThan(50)
})
