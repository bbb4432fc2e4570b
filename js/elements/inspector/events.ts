/** Live events: what was told or noticed, with which items, and what became of it. */
import { h } from '../dom.ts'
import type { Part } from '../parts.ts'
import { clock, type InspectorContext } from './context.ts'
import { logPart } from './log.ts'

/** The tab. */
export const eventsPart = (context: InspectorContext): Part => {
  const { inspection, words } = context
  return logPart(context, {
    read: () => inspection.events,
    hint: words.eventsHint,
    says: ({ outcome, counters }) => outcome + counters,
    row({ name, atMs, items, source, outcome, counters }) {
      const state = h('span', { class: `state ${outcome}` }, words.outcome[outcome])
      const more = [...counters, words.came[source]].filter(said => said).join(', ')
      const what = h('span', { class: 'what' }, items.join(', '))
      const end = h('span', { class: 'end' }, state, ' ', more)
      return h('li', { part: 'event' }, h('span', {}, clock(atMs)), h('code', { class: 'name' }, name), what, end)
    }
  })
}
