/** Every example of the documentation, as it stands there, in Chromium: it runs to its end, and the console stays empty. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { RUNNABLE } from './blocks.ts'
import { open } from './run.ts'

/** Counters that good events leave; `ignored` and `duplicate` are no mistakes of an example. */
const GOOD = /^(accepted|duplicate)$/

for (const block of RUNNABLE) {
  test(block.id, async ({ page }) => {
    const trouble = await open(page, block)
    // A whole page says nothing when it is done: its engine does.
    if (!/^<!doctype/i.test(block.code)) await expect(page.locator('html[data-ran]')).toHaveCount(1)
    const states = await page.evaluate(async () => {
      const open = [...(Reflect.get(globalThis, Symbol.for('vitrine'))?.values() ?? [])]
      return Promise.all(open.map(({ ready }) => ready))
    })
    expect(trouble).toEqual([])
    // `vitrine/server` and the like need no engine; what makes a Vitrine has one.
    for (const { engine, model, counters } of states) {
      expect({ engine, counters: Object.keys(counters).filter(name => !GOOD.test(name)) }).toEqual({
        engine: 'ready',
        counters: []
      })
      expect(model).toBe(block.code.includes('model.json') ? 'own' : 'shipped')
    }
  })
}

test('the page of the quick start does what it says', async ({ page }) => {
  const block = RUNNABLE.find(({ file, lang }) => file === 'docs/quick-start.md' && lang === 'html')
  if (!block) throw new Error('docs/quick-start.md has no page')
  const trouble = await open(page, block)
  const shelf = page.locator('#shelf button')
  await expect(shelf.first()).toHaveText('Holder 0')
  for (const name of ['Mug 1', 'Mug 5', 'Mug 9']) await page.getByRole('button', { name, exact: true }).click()
  await expect(shelf.first()).toHaveText(/^Mug/)
  await expect(shelf.first()).toHaveAttribute('title', /You often look at Mug|Because|Like/)
  await page.waitForFunction(
    () => Reflect.get(globalThis, Symbol.for('vitrine')).values().next().value.status.storage === 'persistent'
  )
  const { engine, code, counters } = await page.evaluate(
    () => Reflect.get(globalThis, Symbol.for('vitrine')).values().next().value.status
  )
  const [accepted] = Object.entries(counters).map(([name, count]) => `${name}: ${count}`)
  expect(readFileSync('docs/quick-start.md', 'utf8')).toContain(`\`${engine} ${code} persistent { ${accepted} }\``)
  await page.reload()
  await expect(shelf.first()).toHaveText(/^Mug/)
  expect(trouble).toEqual([])
})

test('the ten lines of the README do what they say', async ({ page }) => {
  const block = RUNNABLE.find(({ file, lang }) => file === 'README.md' && lang === 'html')
  if (!block) throw new Error('README.md has no page')
  const trouble = await open(page, block)
  const shelf = page.locator('#shelf button')
  await expect(shelf.nth(1)).toHaveText('Mug 1')
  for (const name of ['Mug 1', 'Mug 5']) await page.getByRole('button', { name, exact: true }).click()
  await expect(shelf.first()).toHaveText('Mug 9')
  expect(trouble).toEqual([])
})

test('an example with a mistake is seen', async ({ page }) => {
  const code = "vitrine.track('view_itme', {})\nvitrine.track('view_item', { items: [{ price: -1 }] })"
  const trouble = await open(page, { id: 'mistake', file: 'none', lang: 'js', code, notRun: undefined })
  for (const wrong of ['unknown_name', 'bad_number']) await expect.poll(() => trouble.join('\n')).toContain(wrong)
})
