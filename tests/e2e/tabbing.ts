/** A page walked by Tab alone, as somebody without a mouse does. */
import type { Page } from '@playwright/test'

/** A control where the focus came to rest. */
export interface Stop {
  /** Its name, as a screen reader says it. */
  name: string
  /** The outline drawn round it while it has the focus. */
  ring: string
  /** False when something else lies over its middle or it is out of the window. */
  seen: boolean
}

const MAX_PRESSES = 80

/** Presses Tab (or Shift+Tab) from where the focus is, through a custom element to its other end. */
export async function walk(page: Page, host: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let presses = 0; presses < MAX_PRESSES; presses++) {
    await page.keyboard.press(key)
    const stop = await page.evaluate(stopIn, host)
    if (!stop) return stops
    stops.push(stop)
  }
  throw new Error(`The focus does not come out of ${host} again`)
}

/** The controls of an open custom element that Tab has to reach: of radio buttons the group's one. */
export function controlsOf(page: Page, host: string): Promise<string[]> {
  return page.locator(host).evaluate(element => {
    const all = [...(element.shadowRoot?.querySelectorAll('button, summary, select, input, a[href], [tabindex]') ?? [])]
    const groups = new Set<string>()
    return all
      .filter(control => control.checkVisibility() && !control.matches(':disabled, [tabindex="-1"]'))
      .filter(control => {
        if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return true
        const first = !groups.has(control.name)
        groups.add(control.name)
        return first
      })
      .map(control => control.outerHTML.slice(0, 80))
  })
}

/** Runs in the page. */
function stopIn(host: string): Stop | undefined {
  const element = document.activeElement?.shadowRoot?.activeElement
  if (document.activeElement?.localName !== host || !element) return undefined
  const label = (element as HTMLInputElement).labels?.[0] ?? element
  const words = label === element ? '' : (label.textContent ?? '')
  const name = element.getAttribute('aria-label') || words.trim() || element.textContent?.trim() || ''
  const target = label === element ? element : label
  const { left, top, width, height } = target.getBoundingClientRect()
  const hit = element.getRootNode() as ShadowRoot
  const over = hit.elementFromPoint(left + width / 2, top + height / 2)
  const seen = over !== null && (target.contains(over) || over.contains(target))
  // A control drawn by its label (a radio button as a chip) rings there.
  const rings = [element, target].map(one => getComputedStyle(one).outlineStyle)
  return { name: name.slice(0, 40), ring: rings.find(style => style !== 'none') ?? 'none', seen }
}
