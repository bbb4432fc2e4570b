/**
 * Notices that somebody struggles with the page as it is: zooms in again and again, taps beside what can be tapped, or has the
 * browser's own text enlarged. It comes to a suggestion, once; the look is never changed by it. What is counted lives in this tab:
 * in its memory, and in sessionStorage only where a profile is allowed. That it was made is remembered once it was answered; where
 * a profile is allowed as soon as it was shown.
 */
import type { Core } from '../core.ts'
import type { LookControl, LookSuggestion } from '../types.ts'
import { type Strain, suggest } from './suggest.ts'

/** Zoomed in is more than this; fingers resting on the glass make a little. */
const ZOOMED = 1.2
/** A tap this near beside a target was meant for it; half of elder mode's main target. */
const NEAR_PX = 30
/** What can be tapped; a place that scripts may move the focus to (tabindex -1) is none. */
const TARGETS =
  'a[href],button,input,select,textarea,summary,label,[role=button],[role=link],[tabindex]:not([tabindex="-1"])'

/** What comes of watching. */
export interface StrainWatch {
  suggestion(): LookSuggestion | undefined
  answer(isTaken: boolean): void
  stop(): void
}

/** Watches the page for one Vitrine. */
export function watchStrain(core: Core, look: LookControl): StrainWatch {
  const { settings, changes } = core
  const { shop } = settings.config
  const countsKey = `vitrine:${shop}:strain`
  const answeredKey = `vitrine:${shop}:asked`
  const strain: Strain = {
    zoomed: 0,
    missed: 0,
    enlarged: attempt(isTextEnlarged) === true,
    ...recall(sessionStore(), countsKey)
  }
  let isAnswered = recall(localStore(), answeredKey) !== undefined
  let told = false
  const isAllowed = settings.look.suggest !== false

  const suggestion = () => (isAnswered || !isAllowed ? undefined : suggest(strain, look.get()))
  const noticed = () => {
    const mayKeep = core.consent.personalize === 'granted'
    if (mayKeep) keep(sessionStore(), countsKey, strain)
    if (told || !suggestion()) return
    told = true
    if (mayKeep) keep(localStore(), answeredKey, {})
    changes.queue('look')
  }
  const zoom = watchZoom(() => {
    strain.zoomed++
    noticed()
  })
  const taps = (event: Event) => {
    if (!isMissed(event as PointerEvent)) return
    strain.missed++
    noticed()
  }
  const off = changes.on('change', ({ what }: { what: string }) => {
    if (what === 'consent' && core.consent.personalize !== 'granted') sessionStore()?.removeItem(countsKey)
  })
  if (!isAnswered && isAllowed) {
    document.addEventListener('click', taps, { capture: true, passive: true })
    noticed()
  }
  return {
    suggestion,
    answer(isTaken) {
      const offered = suggestion()
      isAnswered = true
      keep(localStore(), answeredKey, {})
      sessionStore()?.removeItem(countsKey)
      if (isTaken && offered) look.set(offered.look)
      else changes.queue('look')
    },
    stop() {
      off()
      zoom()
      document.removeEventListener('click', taps, { capture: true })
    }
  }
}

/** Calls back when the page was zoomed into with two fingers; each time from its own size. */
function watchZoom(zoomed: () => void): () => void {
  const { visualViewport: view } = window
  let isIn = (view?.scale ?? 1) > ZOOMED
  const look = () => {
    const now = (view?.scale ?? 1) > ZOOMED
    if (now && !isIn) zoomed()
    isIn = now
  }
  view?.addEventListener('resize', look)
  return () => view?.removeEventListener('resize', look)
}

/** A tap that hit nothing, close beside something. A keyboard's click has no place. */
function isMissed(event: PointerEvent): boolean {
  if (event.pointerType !== 'touch' || (event.target as Element | null)?.closest?.(TARGETS)) return false
  const { clientX: x, clientY: y } = event
  for (const [dx, dy] of [
    [0, -NEAR_PX],
    [0, NEAR_PX],
    [-NEAR_PX, 0],
    [NEAR_PX, 0]
  ] as const) {
    if (document.elementFromPoint(x + dx, y + dy)?.closest(TARGETS)) return true
  }
  return false
}

/** Whether the browser's own text size is larger than it comes, by a quarter and more. */
function isTextEnlarged(): boolean {
  // Where pages are only imitated.
  if (typeof getComputedStyle !== 'function') return false
  const probe = document.createElement('span')
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium'
  document.body.append(probe)
  const size = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return size >= 20
}

const sessionStore = () => attempt(() => sessionStorage)
const localStore = () => attempt(() => localStorage)
const recall = (store: Storage | undefined, key: string) => attempt(() => JSON.parse(store?.getItem(key) ?? ''))
const keep = (store: Storage | undefined, key: string, value: object) =>
  attempt(() => store?.setItem(key, JSON.stringify(value)))

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
