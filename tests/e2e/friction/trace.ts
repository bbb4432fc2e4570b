/** What a trace is, and the hands that play it: real input, at a person's pace. */
import type { Page } from '@playwright/test'
import type { FrictionKind } from '../../../js/types.ts'

/** Something a shopper did, scripted; `is` says which friction it was, if any. */
export interface Trace {
  name: string
  is?: FrictionKind
  act: (page: Page) => Promise<void>
  /** Where it begins; `/` if not said. */
  at?: string
  /** Written after the thresholds were chosen, and not used to choose them. */
  held?: true
}

/** The machine was so busy that the hand came too late: what was played is not what was scripted. */
export class TooSlow extends Error {}

/** How much later than scripted a press may come. */
const SLACK_MS = 300

/** Waits. */
export const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/** Presses one thing several times, so many milliseconds apart. */
export async function press(page: Page, selector: string, times = 1, apartMs = 150): Promise<void> {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  await page.locator(selector).scrollIntoViewIfNeeded()
  const place = (await page.locator(selector).boundingBox()) ?? box
  let lastAt = Date.now()
  for (let n = 0; n < times; n++) {
    // A hand is never still.
    await page.mouse.click(place.x + place.width / 2 + (n % 3), place.y + place.height / 2 - (n % 2))
    const late = Date.now() - lastAt - (n === 0 ? 0 : apartMs)
    lastAt = Date.now()
    if (n > 0 && late > SLACK_MS) throw new TooSlow(`${selector}: ${late} ms late`)
    if (n + 1 < times) await pause(apartMs)
  }
}

/** Turns the wheel by so many pixels a step. */
export async function wheel(page: Page, steps: readonly number[], apartMs = 150): Promise<void> {
  for (const step of steps) {
    await page.mouse.wheel(0, step)
    await pause(apartMs)
  }
}

/** Writes into a field by hand. */
export async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).click()
  await page.keyboard.type(text, { delay: 15 })
}

/** Follows a link, and waits until the next page's engine watches. */
export async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).click()])
  await settled(page)
}

/** Waits until the page is watched. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => 'vitrine' in window)
  await page.evaluate(() => (window as unknown as { vitrine: { ready: Promise<unknown> } }).vitrine.ready)
}
