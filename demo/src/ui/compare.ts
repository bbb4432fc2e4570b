/** The first places of a shelf twice: as the server sends it, and as this shopper gets it, with what moved and why. */
import type { Reason } from 'vitrine'
import type { ShopItem } from '../api.ts'
import { byId, h } from '../dom.ts'
import { mayPersonalise, vitrine } from '../shop.ts'
import { money, productAddress, typeset } from '../words.ts'
import { picturePlace } from './picture-place.ts'

const SHOWN = 12

/** One row: its place, where it came from or went to, the article, and the reason. */
function row(item: ShopItem, place: number, other: number, isOwn: boolean, reason?: Reason): HTMLLIElement {
  const by = isOwn ? other - place : place - other
  const kind = by === 0 ? 'same' : by > 0 ? 'up' : 'down'
  const signs = { same: '=', up: `▲ ${by}`, down: `▼ ${-by}` }
  const words = { same: 'stays', up: `${by} up`, down: `${-by} down` }
  const moved = h('span', { class: `compare-moved ${kind}` })
  moved.append(h('span', { 'aria-hidden': 'true' }, signs[kind]), h('span', { class: 'hidden' }, words[kind]))
  const link = h('a', { href: productAddress(item.item_id) }, typeset(item.item_name))
  const about = h('span', { class: 'compare-words' }, link, h('span', { class: 'compare-price' }, money(item.price)))
  if (reason) about.append(h('span', { class: 'compare-reason' }, typeset(reason.text)))
  const number = h('span', { class: 'compare-place', 'aria-hidden': 'true' }, String(place))
  const drawing = picturePlace('compare-picture', item)
  return h('li', { class: kind }, number, drawing, about, moved)
}

/** Shows both orders of a list. */
export function showComparison(items: readonly ShopItem[]): void {
  if (items.length === 0) return
  const {
    items: own,
    reasons,
    personal
  } = vitrine.rank(items, {
    slot: 'home',
    ranking: mayPersonalise() ? 'personal' : 'neutral'
  })
  const placeIn = (list: readonly ShopItem[]) => new Map(list.map(({ item_id }, i) => [item_id, i + 1]))
  const [serverPlace, ownPlace] = [placeIn(items), placeIn(own)]
  const server = items.slice(0, SHOWN).map((item, i) => row(item, i + 1, ownPlace.get(item.item_id) ?? i + 1, false))
  const mine = own
    .slice(0, SHOWN)
    .map((item, i) => row(item, i + 1, serverPlace.get(item.item_id) ?? i + 1, true, reasons[i]?.[0]))
  byId('server-order').replaceChildren(...server)
  byId('own-order').replaceChildren(...mine)
  byId('compare').removeAttribute('aria-busy')
  const moved = own.slice(0, SHOWN).filter(({ item_id }, i) => serverPlace.get(item_id) !== i + 1).length
  byId('compare-line').textContent = personal
    ? `${moved} of the first ${SHOWN} places differ.`
    : 'Nothing moves: nothing is known that would order the shelf.'
}
