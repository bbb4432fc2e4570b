/**
 * One article in a list: picture, title, price, the reason it stands there, and two buttons: into the cart, and out of sight.
 */
import type { ShopItem } from '../api.ts'
import { h } from '../dom.ts'
import { buy } from '../purchase.ts'
import { vitrine } from '../shop.ts'
import { money, productAddress, typeset } from '../words.ts'
import { announce } from './announce.ts'
import { picturePlace } from './picture-place.ts'

const PLUS = '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 5v14M5 12h14" /></svg>'
const CROSS = '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M7 7l10 10M17 7L7 17" /></svg>'

/** Takes an article out of sight. Its place stays, so that nothing moves under the pointer. */
function notForMe(item: ShopItem, card: HTMLLIElement): HTMLButtonElement {
  const press = h('button', { class: 'card-not', type: 'button' })
  press.innerHTML = CROSS
  press.append(h('span', { class: 'card-not-words' }, 'Not for me'))
  press.setAttribute('aria-label', `Not for me: ${item.item_name}`)
  press.addEventListener('click', () => {
    vitrine.profile.notInterested(item)
    const words = h('p', { class: 'card-gone', tabindex: '-1' }, 'Noted. Things like this move down for you.')
    card.classList.add('card-off')
    card.append(words)
    words.focus({ preventScroll: true })
    announce(`${item.item_name} moves down for you.`)
  })
  return press
}

/** A card; `reason` in small words under the title, which is a heading of the given level. */
export function card(item: ShopItem, reason?: string, level: 'h2' | 'h3' = 'h3'): HTMLLIElement {
  const link = h('a', { href: productAddress(item.item_id) }, typeset(item.item_name))
  const body = h(
    'article',
    { class: 'card-body', 'data-vitrine-item': item.item_id },
    picturePlace('card-picture', item),
    h(level, { class: 'card-title' }, link),
    h('p', { class: 'card-price' }, money(item.price)),
    h('p', { class: 'card-reason' }, typeset(reason ?? ''))
  )
  const words = h('span', { class: 'card-add-words' }, 'Add to cart')
  const add = h('button', { class: 'card-add', type: 'button' })
  add.innerHTML = PLUS
  add.append(words, h('span', { class: 'hidden' }, ` ${item.item_name}`))
  add.addEventListener('click', () => buy(item, 1))
  const place = h('li', { class: 'card' }, body, add)
  place.append(notForMe(item, place))
  return place
}
