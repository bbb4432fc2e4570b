/** What every tab of `<vitrine-inspector>` is made with, and how several of them write. */
import type { Inspection, Reason, Vitrine } from '../../types.ts'
import { h } from '../dom.ts'
import type { InspectorWords } from './words.ts'

/** What a tab is made with. */
export interface InspectorContext {
  vitrine: Vitrine
  inspection: Inspection
  words: InspectorWords
  /** The language tag of the page around it. */
  language: string
  /** Says a short sentence in the panel's live region. */
  say(text: string): void
}

/** "14:03:09". */
export const clock = (atMs: number): string => new Date(atMs).toTimeString().slice(0, 8)

/** Milliseconds with as many digits as are worth reading. */
export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`

/** Reasons, each with its share as a bar and as a number. */
export function reasonList(reasons: readonly Reason[]): HTMLElement {
  const rows = reasons.map(({ code, share, text }) => {
    const bar = h('span', { class: 'bar', 'aria-hidden': 'true' })
    // Not as an attribute: a strict policy forbids that.
    bar.style.setProperty('--share', String(share))
    const percent = h('span', { class: 'share' }, `${Math.round(share * 100)} %`)
    return h('li', { part: 'reason' }, percent, bar, h('span', {}, text), h('code', {}, code))
  })
  return h('ul', { class: 'reasons' }, ...rows)
}
