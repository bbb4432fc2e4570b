/** Waits for structured data on the page; only where there is some the chunk that reads it (`json-ld.ts`) is loaded. */
import type { Core } from './core.ts'

/** How long a page is left alone after a change. Who leaves sooner has not looked, and the shop's own `track` comes first. */
const REST_MS = 1000

/** Reads JSON-LD now and after every change of the page, if the shop lets Vitrine look at its markup. */
export function watchJsonLd(core: Core, track: (name: string, params: object) => void): void {
  if (!core.port || !core.settings.config.capture) return
  try {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      const scripts = document.querySelectorAll('script[type^="application/ld+json" i]')
      // A chunk that cannot be had is not asked for again and again.
      if (scripts[0]) import('./json-ld.ts').then(chunk => chunk.tellJsonLd(core, scripts, track)).catch(stop)
    }
    const rest = () => {
      timer ??= setTimeout(look, REST_MS)
    }
    const observer = new MutationObserver(rest)
    const stop = () => {
      observer.disconnect()
      clearTimeout(timer)
    }
    core.listening.add(stop)
    observer.observe(document, { childList: true, characterData: true, subtree: true })
    rest()
  } catch {
    // Not in a page.
  }
}
