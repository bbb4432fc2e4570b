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
  /** Played again when its presses come later than this many milliseconds, friction or not. */
  latestMs?: number
  /** Written after the thresholds were chosen, and not used to choose them. */
  held?: true
}

/** By how much the latest press on a page came late: on a machine that is busy, what is played is not what was scripted. */
const lateMs = new WeakMap<Page, number>()

/** True when presses came so late that they were others than those scripted. */
export const cameLate = (page: Page, { latestMs = 300 }: Trace): boolean => (lateMs.get(page) ?? 0) > latestMs

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
    const late = Date.now() - lastAt - apartMs
    lastAt = Date.now()
    if (n > 0) lateMs.set(page, Math.max(late, lateMs.get(page) ?? 0))
    if (n + 1 < times) await pause(apartMs)
  }
}

/** Presses one key several times, so many milliseconds apart. */
export async function pressKey(page: Page, key: string, times: number, apartMs: number): Promise<void> {
  let lastAt = Date.now()
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key)
    const late = Date.now() - lastAt - apartMs
    lastAt = Date.now()
    if (n > 0) lateMs.set(page, Math.max(late, lateMs.get(page) ?? 0))
    await pause(apartMs)
  }
}

/** Chromium's rule for presses that go on as one double or triple click (`ui/events/event.cc`), the same on every system. */
const SAME_CLICK = { ms: 500, px: 2, most: 3 }

/**
 * Clicks one thing, and again after each gap between one press and the next, counting as a browser does. `unsteadyPx` is how far the hand
 * moves between presses, `fromMiddlePx` how far right of the middle it starts.
 */
export async function clicks(
  page: Page,
  selector: string,
  gapsMs: readonly number[],
  unsteadyPx = 1,
  fromMiddlePx = 0
): Promise<void> {
  await page.locator(selector).scrollIntoViewIfNeeded()
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  const [middle, top] = [box.x + box.width / 2 + fromMiddlePx, box.y + box.height / 2]
  let [clickCount, lastX, lastAt] = [0, middle, Number.NEGATIVE_INFINITY]
  for (const [n, gapMs] of [0, ...gapsMs].entries()) {
    await pause(lastAt + gapMs - Date.now())
    const x = middle + (n % 2) * unsteadyPx
    await page.mouse.move(x, top)
    const now = Date.now()
    const goesOn = now - lastAt <= SAME_CLICK.ms && Math.abs(x - lastX) <= SAME_CLICK.px
    clickCount = goesOn ? Math.min(clickCount + 1, SAME_CLICK.most) : 1
    if (n > 0) lateMs.set(page, Math.max(now - lastAt - gapMs, lateMs.get(page) ?? 0))
    ;[lastX, lastAt] = [x, now]
    await page.mouse.down({ clickCount })
    await page.mouse.up({ clickCount })
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
