/** Friction on words: who selects them is not told of, who presses in vain what looks like a button is (`friction/words.ts`). */
import { expect, test } from '@playwright/test'
import { measure, openPage } from './friction/play.ts'
import { words } from './friction/words.ts'
import { servePage } from './static.ts'

let server: Awaited<ReturnType<typeof servePage>>
test.beforeAll(async () => {
  server = await servePage('friction-words.html', "; style-src 'unsafe-inline'")
})
test.afterAll(() => server.close())

test('selecting words is told from pressing what looks like a button', async ({ browser }) => {
  test.setTimeout(300_000)
  const only = process.env.TRACE
  const traces = words.filter(({ name }) => !only || name.includes(only))
  const { rows, failed } = await measure(traces, (at = '/') => openPage(browser, server.address + at))
  if (only) return
  const rage = rows.find(({ kind }) => kind === 'rage_click')
  expect(rage?.precision).toBeGreaterThanOrEqual(0.9)
  expect(rage?.recall).toBeGreaterThanOrEqual(0.9)
  expect(failed).toEqual([])
})
