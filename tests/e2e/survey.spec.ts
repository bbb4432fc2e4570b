/** `<vitrine-survey>`: one question at its moment, once a month, by any hand, in any look; and what becomes of the answer. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page, test } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import type { Vitrine } from '../../js/types.ts'
import { pause, press } from './friction/trace.ts'
import { servePage } from './static.ts'

interface Told {
  name: string
  detail: Record<string, unknown>
}
declare const window: { vitrine: Vitrine; told: Told[] }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: Awaited<ReturnType<typeof servePage>>
test.beforeAll(async () => {
  server = await servePage('survey.html', "; style-src 'self' 'unsafe-inline'")
})
test.afterAll(() => server.close())

/** Opens the page with a survey of these attributes. */
async function open(page: Page, attributes: Record<string, string>, more = '') {
  await page.goto(`${server.address}/?survey=${encodeURIComponent(JSON.stringify(attributes))}${more}`)
  await page.waitForFunction(() => 'vitrine' in window)
  await page.evaluate(() => window.vitrine.ready)
}
const buy = (page: Page) =>
  page.evaluate(() =>
    window.vitrine.track('purchase', { transaction_id: String(Math.random()), value: 9, currency: 'GBP' })
  )
const survey = (page: Page) => page.locator('vitrine-survey')
const told = (page: Page) => page.evaluate(() => window.told)
const asked = (page: Page) => page.evaluate(() => localStorage.getItem('vitrine:pages:asked-survey'))

test('asks after a purchase, is answered with the keyboard alone, and is not there again', async ({ page }) => {
  await open(page, { kind: 'csat' })
  await expect(survey(page)).toBeHidden()
  await buy(page)
  await expect(survey(page)).toBeVisible()
  await expect(page.getByRole('group', { name: 'How content are you with this purchase?' }).first()).toBeVisible()
  await page.getByRole('radio', { name: '1 Not at all' }).focus()
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Send answer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('Thank you. The answer is counted on this device.')
  await expect(page.getByRole('status')).toBeFocused()
  expect(await told(page)).toEqual([
    { name: 'answer', detail: { question: 'csat-purchase', kind: 'csat', score: 4, answer: '4' } }
  ])
  expect(await page.evaluate(() => window.vitrine.profile.tags().map(tag => tag.id))).toContain('did.survey_answer')

  await open(page, { kind: 'csat' })
  await buy(page)
  await pause(300)
  await expect(survey(page)).toBeHidden()
  expect(Number(await asked(page))).toBeGreaterThan(0)
})

for (const [hours, asks] of [
  [23, true],
  [25, false]
] as const) {
  test(`a purchase of ${hours} hours ago is ${asks ? 'asked about' : 'let be'}`, async ({ page }) => {
    const boughtMs = Date.now()
    await open(page, { kind: 'csat', when: 'friction' })
    await buy(page)
    // Left, so that the next page knows.
    await page.goto('about:blank')
    await page.clock.setSystemTime(boughtMs + hours * 3_600_000)
    await open(page, { kind: 'csat' })
    await expect
      .poll(() => page.evaluate(() => window.vitrine.profile.tags().map(tag => tag.id)))
      .toContain('did.purchase')
    await pause(300)
    await expect(survey(page)).toBeVisible({ visible: asks })
  })
}

test('a month later', async ({ page }) => {
  await open(page, { kind: 'csat' })
  await page.evaluate(() => localStorage.setItem('vitrine:pages:asked-survey', String(Date.now() - 31 * 86_400_000)))
  await buy(page)
  await expect(survey(page)).toBeVisible()
  await page.getByRole('button', { name: 'Skip' }).click()
  await expect(page.getByRole('status')).toHaveText('Skipped. You will not be asked again soon.')
  expect(await told(page)).toEqual([])
})

test('asks after friction, and a bad answer is told', async ({ page }) => {
  await open(page, {
    kind: 'choice',
    when: 'friction',
    options: 'slow=It was slow, lost=I got lost, fine=Nothing',
    unhappy: 'slow lost',
    name: 'held-up'
  })
  await buy(page)
  await pause(200)
  await expect(survey(page)).toBeHidden()
  await press(page, '#dead', 3)
  await expect(page.getByRole('radio')).toHaveCount(3)
  await page.getByLabel('I got lost').check()
  await page.getByRole('button', { name: 'Send answer' }).click()
  const detail = { question: 'held-up', kind: 'choice', score: 1, answer: 'lost' }
  expect(await told(page)).toEqual([
    { name: 'answer', detail },
    { name: 'vitrine-unhappy', detail }
  ])
})

test('what is written reaches the page only with leave, and the profile never', async ({ page }) => {
  for (const allowed of [false, true]) {
    await open(page, { kind: 'nps', comment: '', every: '0' })
    await buy(page)
    await page.getByRole('button', { name: 'Send answer' }).click()
    await expect(page.getByRole('status')).toHaveText('Please choose an answer first.')
    await page.getByRole('radio', { name: '6', exact: true }).check()
    await page.getByLabel('In your words, if you like').fill('The handle broke')
    if (allowed) await page.getByLabel('The shop may read these words').check()
    await page.getByRole('button', { name: 'Send answer' }).click()
    const about = { question: 'nps-purchase', kind: 'nps', score: 6, answer: '6' }
    expect(await told(page)).toEqual([
      { name: 'answer', detail: allowed ? { ...about, text: 'The handle broke' } : about },
      { name: 'vitrine-unhappy', detail: about }
    ])
    const exported = await page.evaluate(async () => JSON.stringify(await window.vitrine.profile.export()))
    expect(exported).not.toContain('handle')
  }
})

test('without a profile nothing is remembered, and a refusal forgets', async ({ page }) => {
  await open(page, { kind: 'csat' }, '&consent=pending')
  await buy(page)
  await expect(survey(page)).toBeVisible()
  expect(await asked(page)).toBeNull()
  await page.evaluate(() => window.vitrine.consent.set({ personalize: true }))
  await page.evaluate(() => localStorage.setItem('vitrine:pages:asked-survey', '1'))
  await page.evaluate(() => window.vitrine.consent.set({ personalize: false }))
  await expect.poll(() => asked(page)).toBeNull()
})

for (const kind of ['csat', 'nps']) {
  test(`${kind} at 320 px, in elder mode, in Chinese: nothing for axe, nothing too small, nothing cut off`, async ({
    page
  }, info) => {
    await page.setViewportSize({ width: 320, height: 720 })
    await open(page, { kind, comment: '', lang: 'zh-CN' })
    await page.evaluate(() => window.vitrine.look.elder(true))
    await buy(page)
    await expect(page.getByRole('button', { name: '提交' })).toBeVisible()
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run()
    )
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
    const small = await survey(page).evaluate(host => {
      const targets = [...(host.shadowRoot?.querySelectorAll('label:has(input),button') ?? [])]
      return targets.flatMap(target => {
        const { width, height } = target.getBoundingClientRect()
        return width < 60 || height < 60 ? [`${target.textContent} ${width}x${height}`] : []
      })
    })
    expect(small).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.screenshot({ path: info.outputPath(`survey-${kind}.png`), fullPage: true })
  })
}
