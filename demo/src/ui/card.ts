/** One article in a list: picture, title, price, the reason it stands there, and a button that puts it into the cart. */
import type { ShopItem } from '../api.ts'
import { h } from '../dom.ts'
import { picture } from '../picture/index.ts'
import { buy } from '../purchase.ts'
import { money, productAddress, typeset } from '../words.ts'

const PLUS = '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 5v14M5 12h14" /></svg>'

/** A card; `reason` in small words under the title, which is a heading of the given level. */
export function card(item: ShopItem, reason?: string, level: 'h2' | 'h3' = 'h3'): HTMLLIElement {
  const link = h('a', { href: productAddress(item.item_id) }, typeset(item.item_name))
  const body = h(
    'article',
    { class: 'card-body', 'data-vitrine-item': item.item_id },
    h('span', { class: 'card-picture' }, picture(item)),
    h(level, { class: 'card-title' }, link),
    h('p', { class: 'card-price' }, money(item.price)),
    h('p', { class: 'card-reason' }, typeset(reason ?? ''))
  )
  const words = h('span', { class: 'card-add-words' }, 'Add to cart')
  const add = h('button', { class: 'card-add', type: 'button' })
  add.innerHTML = PLUS
  add.append(words, h('span', { class: 'hidden' }, ` ${item.item_name}`))
  add.addEventListener('click', () => buy(item, 1))
  return h('li', { class: 'card' }, body, add)
}
