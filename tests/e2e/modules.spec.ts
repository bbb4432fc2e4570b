/** The shopper arranges the home page: by pointer, by keys, by buttons; and what is concluded from use is said and taken back. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { allow, open, panelSwitch, withLook } from './shop.ts'

/** Names of the modules as they stand in the DOM, without the hidden ones. */
const inDom = (page: Page): Promise<string[]> =>
  page
    .locator('#main > [data-vitrine-module]')
    .evaluateAll(modules =>
      modules.filter(one => one.checkVisibility()).map(one => one.getAttribute('data-vitrine-module') ?? '')
    )

/** The same names from the top of the page to its foot, as they are seen. */
const asSeen = (page: Page): Promise<string[]> =>
  page.locator('#main > [data-vitrine-module]').evaluateAll(modules =>
    modules
      .filter(one => one.checkVisibility())
      .map(one => ({ name: one.getAttribute('data-vitrine-module') ?? '', top: one.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ name }) => name)
  )

/** Reads both orders, which have to be one. */
async function order(page: Page): Promise<string[]> {
  const read = await inDom(page)
  expect(await asSeen(page)).toEqual(read)
  return read
}

/** Opens the panel at its list of modules. */
async function openModules(page: Page, words = { look: 'Look', more: 'More' }): Promise<Locator> {
  const panel = page.locator('vitrine-look')
  await panel.getByRole('button', { name: words.look, exact: true }).click()
  await panel.locator('summary', { hasText: words.more }).click()
  await expect(panel.locator('[part=modules] li')).not.toHaveCount(0)
  return panel.locator('[part=modules]')
}

/** Starts arranging on the page and puts the panel away. */
async function arrange(page: Page): Promise<void> {
  const modules = await openModules(page)
  await modules.getByRole('button', { name: 'Drag on the page' }).click()
  // The page is under the panel: it goes, and the first handle has the focus.
  await expect(modules).toBeHidden()
  await expect(grip(page, 'For you')).toBeFocused()
}

const grip = (page: Page, label: string) => page.getByRole('button', { name: `Move “${label}”` })
const news = (page: Page) => page.locator('body > [role=status]').last()

/** Refuses the profile: everything below must work without one. */
async function refuse(page: Page): Promise<void> {
  await open(page, '/')
  await page.locator('#consent-no').click()
  await open(page, '/')
}

const SHOPS = ['hero', 'for-you', 'departments', 'loved']

test('dragged with the pointer: it goes where it is dropped, is said, and stays after a reload', async ({ page }) => {
  await refuse(page)
  expect(await order(page)).toEqual(SHOPS)
  await arrange(page)
  const handle = grip(page, 'For you')
  await handle.scrollIntoViewIfNeeded()
  const from = await handle.boundingBox()
  const under = await grip(page, 'Departments').boundingBox()
  if (!from || !under) throw new Error('there are no handles')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await expect(page.locator('[data-vitrine-dragged]')).toHaveCount(1)
  await page.mouse.move(from.x + from.width / 2, under.y + under.height / 2 + 4, { steps: 8 })
  await expect(news(page)).toHaveText('For you: place 2 of 3.')
  await page.mouse.up()
  await expect(page.locator('[data-vitrine-dragged]')).toHaveCount(0)
  expect(await order(page)).toEqual(['hero', 'departments', 'for-you', 'loved'])
  await page.reload()
  await expect.poll(() => order(page)).toEqual(['hero', 'departments', 'for-you', 'loved'])
  expect(await (await openModules(page)).locator('.hint').innerText()).toBe('In your order.')
})

test('moved with keys: focus stays on the handle, the handle where it is seen, every step is said', async ({
  page
}) => {
  await refuse(page)
  await arrange(page)
  const handle = grip(page, 'Departments')
  await handle.focus()
  await expect(handle).toHaveAttribute('aria-description', /Arrow keys move it/)
  const top = () => handle.evaluate(button => button.getBoundingClientRect().top)
  await page.evaluate(() => window.scrollTo({ top: 300, behavior: 'instant' }))
  const before = await top()
  let held = 0
  for (const [key, place] of [
    ['ArrowUp', 1],
    ['ArrowDown', 2],
    ['End', 3],
    ['Home', 1]
  ] as const) {
    await page.keyboard.press(key)
    await expect(news(page)).toHaveText(`Departments: place ${place} of 3.`)
    expect((await order(page)).indexOf('departments')).toBe(place)
    await expect(handle).toBeFocused()
    // The window cannot be scrolled above its head or below its foot; in between nothing moves under the eyes.
    const { y, most } = await page.evaluate(() => ({ y: scrollY, most: document.body.scrollHeight - innerHeight }))
    if (y <= 0 || y >= most) continue
    held++
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
  }
  expect(held).toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await expect(news(page)).toHaveText('Departments is back where it was.')
  expect(await order(page)).toEqual(SHOPS)
})

test('moved with the buttons of the panel: the panel stays where it is, and the pressed button keeps the focus', async ({
  page
}) => {
  await refuse(page)
  const modules = await openModules(page)
  const down = modules.getByRole('button', { name: 'Move down: For you' })
  await down.focus()
  const before = await page.locator('vitrine-look').boundingBox()
  await page.keyboard.press('Enter')
  await expect(page.locator('vitrine-look [role=status]')).toHaveText('For you: place 2.')
  expect(await order(page)).toEqual(['hero', 'departments', 'for-you', 'loved'])
  await expect(down).toBeFocused()
  expect(await page.locator('vitrine-look').boundingBox()).toEqual(before)
  await modules.getByRole('button', { name: 'The shop’s order' }).click()
  expect(await order(page)).toEqual(SHOPS)
  await page.reload()
  expect(await order(page)).toEqual(SHOPS)
})

test('arranging ends without a trace, on the page or in the panel', async ({ page }) => {
  await refuse(page)
  const markup = () =>
    page.evaluate(() => {
      const { outerHTML } = document.querySelector('#main') as Element
      return `${outerHTML} ${document.adoptedStyleSheets.length} ${document.body.childElementCount}`
    })
  const before = await markup()
  await arrange(page)
  expect(await markup()).not.toBe(before)
  await page.getByRole('button', { name: 'Done dragging' }).click()
  expect(await markup()).toBe(before)
  const toggle = page.locator('vitrine-look').getByRole('button', { name: 'Look', exact: true })
  await expect(toggle).toBeFocused()

  await toggle.click()
  const panel = page.locator('vitrine-look [part=modules]')
  await panel.getByRole('button', { name: 'Drag on the page' }).click()
  await toggle.click()
  await panel.getByRole('button', { name: 'Done dragging' }).click()
  expect(await markup()).toBe(before)
  await expect(panel.getByRole('button', { name: 'Drag on the page' })).toBeVisible()
})

test('in easy view only what is on show changes places', async ({ page }) => {
  await withLook(page, 'elder')
  await open(page, '/')
  expect(await order(page)).toEqual(['hero', 'for-you', 'departments'])
  await arrange(page)
  const handle = grip(page, 'Departments')
  await handle.scrollIntoViewIfNeeded()
  const box = await handle.boundingBox()
  const above = await grip(page, 'For you').boundingBox()
  if (!box || !above) throw new Error('there are no handles')
  await page.mouse.move(box.x + 30, box.y + box.height / 2)
  await page.mouse.down()
  // A little to and fro must not send it below what nobody sees.
  await page.mouse.move(box.x + 30, box.y + box.height / 2 + 2)
  expect(await order(page)).toEqual(['hero', 'for-you', 'departments'])
  await page.mouse.move(box.x + 30, above.y + above.height / 2 - 4, { steps: 8 })
  await page.mouse.up()
  expect(await order(page)).toEqual(['hero', 'departments', 'for-you'])
  await expect(news(page)).toHaveText('Departments: place 1 of 2.')
})

test('in Chinese, too', async ({ page }) => {
  await open(page, '/zh/')
  const modules = await openModules(page, { look: '外观', more: '更多' })
  await expect(modules.locator('.hint')).toHaveText('商店的顺序。')
  await modules.getByRole('button', { name: '在页面上拖动' }).click()
  await expect(page.getByRole('button', { name: '移动“为您推荐”' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(news(page)).toHaveText('为您推荐：第 2 位，共 3 位。')
  await page.getByRole('button', { name: '完成拖动' }).click()
  expect(await order(page)).toEqual(['hero', 'departments', 'for-you', 'loved'])
})

test('the order by use is said, is the next page’s and not this one’s, and once taken back stays away', async ({
  page
}) => {
  await allow(page, { personalize: true })
  for (const nth of [0, 1, 2]) {
    await open(page, '/')
    expect(await order(page)).toEqual(SHOPS)
    await page.locator('#loved .card-title a').nth(nth).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('')
    await page.evaluate(() => localStorage.removeItem('vitrine:gift-shop:used'))
  }
  await open(page, '/')
  await page.locator('#loved .card-title a').first().click()
  await open(page, '/')
  const byUse = ['hero', 'loved', 'for-you', 'departments']
  expect(await order(page)).toEqual(byUse)
  const modules = await openModules(page)
  await expect(modules.locator('.hint')).toHaveText('Ordered by what you use, on this device.')
  await modules.getByRole('button', { name: 'The shop’s order' }).click()
  expect(await order(page)).toEqual(SHOPS)
  await expect(modules.locator('.hint')).toHaveText('In the shop’s order.')
  // Use goes on; what was taken back does not come again.
  await page.locator('#loved .card-title a').first().click()
  await open(page, '/')
  await page.reload()
  expect(await order(page)).toEqual(SHOPS)
})

test('the shopper’s own order stands over what is used, and a refusal forgets what was concluded', async ({ page }) => {
  await allow(page, { personalize: true })
  await page.addInitScript(() =>
    localStorage.setItem('vitrine:gift-shop:used', JSON.stringify({ home: ['loved', 'for-you', 'departments'] }))
  )
  await open(page, '/')
  expect(await order(page)).toEqual(['hero', 'loved', 'for-you', 'departments'])
  const modules = await openModules(page)
  await modules.getByRole('button', { name: 'Move down: Recently loved by others' }).click()
  await expect(modules.locator('.hint')).toHaveText('In your order.')
  await page.reload()
  expect(await order(page)).toEqual(['hero', 'for-you', 'loved', 'departments'])
  await panelSwitch(page, 'Personalise on this device').click()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('vitrine:gift-shop:used'))).toBeNull()
  await page.reload()
  expect(await order(page)).toEqual(['hero', 'for-you', 'loved', 'departments'])
})
