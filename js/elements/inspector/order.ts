/** Why this order: the last rankings, place by place, with where the server had each item and what moved it. */
import type { InspectedPlace } from '../../types.ts'
import { h } from '../dom.ts'
import type { Part } from '../parts.ts'
import { clock, type InspectorContext, milliseconds, reasonList } from './context.ts'
import { logPart } from './log.ts'

/** One place: from where to where, what, and why. */
function placeRow({ itemId, itemName, serverPlace, reasons }: InspectedPlace, at: number): HTMLElement {
  const isUp = serverPlace > at
  const moved = h('span', { class: isUp ? 'up' : '' }, serverPlace === at ? `${at}` : `${serverPlace} → ${at}`)
  const name = h('span', { class: 'name' }, itemName, ' ', h('code', {}, itemId))
  return h('li', { part: 'place' }, moved, h('div', {}, name, reasonList(reasons)))
}

/** The tab. */
export const orderPart = (context: InspectorContext): Part => {
  const { inspection, words } = context
  return logPart(context, {
    read: () => inspection.rankings,
    hint: words.orderHint,
    says: () => '',
    row({ slot, atMs, durationMs, candidates, personal, places }) {
      const whose = personal ? words.personal : words.server
      const facts = [clock(atMs), words.candidates(candidates), milliseconds(durationMs), whose].join(' · ')
      const rows = places.map((of, i) => placeRow(of, i + 1))
      const summary = h('summary', {}, h('code', {}, slot), h('span', { class: 'count' }, facts))
      return h('li', {}, h('details', { open: personal }, summary, h('ol', { class: 'places' }, ...rows)))
    }
  })
}
