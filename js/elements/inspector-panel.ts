/** What `<vitrine-inspector>` opens: a head, tabs, and the tab that is chosen. */
import type { Inspection, Vitrine } from '../types.ts'
import { h, press, write } from './dom.ts'
import type { InspectorContext } from './inspector/context.ts'
import { decisionsPart } from './inspector/decisions.ts'
import { evaluationPart } from './inspector/evaluation.ts'
import { eventsPart } from './inspector/events.ts'
import { figuresPart } from './inspector/figures.ts'
import { lookPart } from './inspector/look.ts'
import { orderPart } from './inspector/order.ts'
import { INSPECTOR_STYLE } from './inspector/style.ts'
import { inspectorWordsFor } from './inspector/words.ts'
import type { Part } from './parts.ts'
import { knownPart } from './privacy/known.ts'
import { sentPart } from './privacy/sent.ts'
import { PRIVACY_STYLE } from './privacy/style.ts'
import { privacyWordsFor } from './privacy/words.ts'

/** An open panel. */
export interface InspectorPanel {
  /** Moves the focus to the chosen tab. */
  focus(): void
  /** Takes it out of the page and ends the inspection. */
  stop(): void
}

/** The tabs in order; what is known and what is sent is shown as the shopper sees it, with ids. */
const TABS = {
  events: eventsPart,
  profile: ({ vitrine, language, say }: InspectorContext) =>
    knownPart({ vitrine, words: privacyWordsFor(language), say }),
  order: orderPart,
  decisions: decisionsPart,
  look: lookPart,
  sent: ({ vitrine, language, say }: InspectorContext) => sentPart({ vitrine, words: privacyWordsFor(language), say }),
  evaluation: evaluationPart,
  figures: figuresPart
} as const
type TabName = keyof typeof TABS
const NAMES = Object.keys(TABS) as TabName[]

let chosen: TabName = 'events'
let sheet: CSSStyleSheet | undefined

/** Opens the panel in the shadow root of its element. */
export function inspectorPanel(
  host: HTMLElement,
  vitrine: Vitrine,
  inspection: Inspection,
  language: string,
  close: () => void
): InspectorPanel {
  const root = host.shadowRoot as ShadowRoot
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(PRIVACY_STYLE + INSPECTOR_STYLE)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  const words = inspectorWordsFor(language)
  const news = h('div', { class: 'news', role: 'status' })
  const context: InspectorContext = { vitrine, inspection, words, language, say: text => write(news, text) }
  const parts = new Map<TabName, Part>()

  const tabs = NAMES.map(name => {
    const attributes = { role: 'tab', id: `tab-${name}`, 'aria-controls': 'content', part: 'tab' }
    return press(words.tabs[name], attributes, () => choose(name))
  })
  const bar = h('div', { role: 'tablist', part: 'tabs', 'aria-label': words.open }, ...tabs)
  bar.addEventListener('keydown', event => {
    const at = NAMES.indexOf(chosen)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: NAMES.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    choose(NAMES[(to + NAMES.length) % NAMES.length] as TabName)
    focus()
  })
  const content = h('div', { role: 'tabpanel', part: 'content', id: 'content', tabindex: '0' })
  const shut = press('', { part: 'close' }, close)
  shut.append(h('span', { 'aria-hidden': 'true' }, '×'), h('span', { class: 'news' }, words.close))
  const head = h('div', { class: 'head' }, h('span', { class: 'legend', id: 'title' }, words.open), shut)
  const panel = h('section', { part: 'panel', id: 'dock', 'aria-labelledby': 'title' }, head, bar, content, news)
  panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || host.hasAttribute('inline')) return
    event.stopPropagation()
    close()
  })

  const focus = () => tabs[NAMES.indexOf(chosen)]?.focus()

  function choose(name: TabName): void {
    chosen = name
    tabs.forEach((tab, i) => {
      const isChosen = NAMES[i] === name
      tab.setAttribute('aria-selected', String(isChosen))
      tab.tabIndex = isChosen ? 0 : -1
    })
    content.setAttribute('aria-labelledby', `tab-${name}`)
    const part = parts.get(name) ?? TABS[name](context)
    parts.set(name, part)
    part.show()
    content.replaceChildren(part.element)
    content.scrollTop = 0
    tabs[NAMES.indexOf(name)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  const show = () => parts.get(chosen)?.show()
  const off = [vitrine.on('change', show), inspection.on(show)]
  root.append(panel)
  choose(chosen)
  return {
    focus,
    stop() {
      for (const undo of off) undo()
      for (const part of parts.values()) part.stop?.()
      panel.remove()
      inspection.stop()
    }
  }
}
