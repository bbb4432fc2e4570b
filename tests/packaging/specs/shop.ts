/** What must be true of every fixture, in whichever browser: the engine comes, three looks move the list, and nobody complains. */
import { expect, type Page } from '@playwright/test'

/** What Chromium's and Firefox's drivers both have. */
export interface Opened {
  goto(address: string): Promise<unknown>
  evaluate<T>(work: () => T): Promise<T>
}

/** The list on the page. */
export const shelf = (page: Opened): Promise<string[]> =>
  page.evaluate(() => Array.from(document.querySelectorAll('#shelf button'), button => button.textContent ?? ''))

/** How the page's engine is, as the page's own Vitrine says. */
export const engine = (page: Opened): Promise<string> =>
  page.evaluate(() => {
    const open = (globalThis as unknown as Record<symbol, Map<string, { status: { engine: string; code?: string } }>>)[
      Symbol.for('vitrine')
    ]
    const [vitrine] = open?.values() ?? []
    return vitrine ? `${vitrine.status.engine} ${vitrine.status.code ?? ''}`.trim() : 'none'
  })

/** Everything a shop's developer would see in red or yellow, from now on. */
export function watch(page: Page): string[] {
  const trouble: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) trouble.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', error => trouble.push(`thrown: ${error}`))
  page.on('response', response => {
    if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`)
  })
  page.on('requestfailed', request => trouble.push(`failed: ${request.url()}`))
  return trouble
}

/** The server's order: a holder, a mug, a clock, a bag, and again. */
export const SERVER_ORDER = Array.from(
  { length: 24 },
  (_, i) => `${['Holder', 'Mug', 'Clock', 'Bag'][i % 4]} ${Math.floor(i / 4) + 1}`
)

/** Opens the shop, looks at three clocks, and expects them to come up. */
export async function expectPersonal(page: Opened, address: string): Promise<void> {
  await page.goto(address)
  await expect.poll(() => shelf(page)).toHaveLength(24)
  await expect.poll(() => engine(page), { timeout: 20_000 }).toBe('ready')
  // Nothing is known of this shopper: the order is the server's.
  expect(await shelf(page)).toEqual(SERVER_ORDER)
  await lookAtClocks(page)
  await expect.poll(async () => (await shelf(page))[0]).toMatch(/^Clock/)
  expect(new Set(await shelf(page))).toEqual(new Set(SERVER_ORDER))
}

/** Clicks three of the six clocks, wherever it stands at that moment. */
export async function lookAtClocks(page: Opened): Promise<void> {
  await page.evaluate(async () => {
    for (const name of ['Clock 1', 'Clock 2', 'Clock 3']) {
      const buttons = Array.from(document.querySelectorAll<HTMLElement>('#shelf button'))
      buttons.find(button => button.textContent === name)?.click()
      // Listeners hear of a change in a microtask, a framework draws a task or two later.
      await new Promise(resolve => setTimeout(resolve, 60))
    }
  })
}
