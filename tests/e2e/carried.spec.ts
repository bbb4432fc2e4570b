/** A profile is carried here and the page is left in the same moment: the next page knows it from its first moment on. */
import { expect, test } from '@playwright/test'
import type { Vitrine } from '../../js/types.ts'
import { servePage } from './static.ts'

declare const window: { vitrine: Vitrine; createVitrine: typeof import('../../js/index.ts').createVitrine }

/** Before the store's readings ended by themselves, what a page left waited behind one and was lost in 1 to 4 of 30. */
const TIMES = 50

test('an import is there on the next page, however soon the page is left', async ({ browser }) => {
  test.setTimeout(300_000)
  const server = await servePage('carry.html')
  const lost: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.address)
    await page.waitForFunction(() => 'vitrine' in window)
    const arrived = page.waitForURL(/\/next$/)
    const carrying = page.evaluate(
      async erases => {
        const { vitrine, createVitrine } = window
        await vitrine.ready
        const other = createVitrine({ shop: 'elsewhere', capture: false })
        await other.ready
        other.track('purchase', {
          transaction_id: 'T1',
          value: 3,
          currency: 'GBP',
          items: [{ item_id: 'a', price: 3 }]
        })
        const profile = await other.profile.export()
        other.destroy()
        if (erases) await vitrine.profile.erase()
        await vitrine.profile.import(profile)
        location.assign('/next')
      },
      time % 2 === 1
    )
    // The page is gone before it can answer.
    await Promise.all([arrived, carrying.catch(() => {})])
    await page.waitForFunction(() => 'vitrine' in window)
    const knows = await page.evaluate(async () => {
      await window.vitrine.ready
      return window.vitrine.profile.tags().some(({ id }) => id === 'orders.count')
    })
    if (!knows) lost.push(time)
    await context.close()
  }
  server.close()
  expect(lost).toEqual([])
})
