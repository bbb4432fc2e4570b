/** After an order: what was ordered and how it would come, one question, and what goes with it next time. */
import { candidates, type ShopItem } from '../api.ts'
import { byId, h } from '../dom.ts'
import type { Delivery } from '../offers.ts'
import { picture } from '../picture/index.ts'
import { counted, language, money, productAddress, typeset } from '../words.ts'
import { drawShelf } from './shelf.ts'
import { survey } from './survey.ts'

/** An order that was placed. */
export interface Order {
  id: string
  lines: readonly { item: ShopItem; quantity: number }[]
  /** What was paid, if anything had been. */
  value: number
  delivery: Delivery | undefined
}

function lineOf({ item, quantity }: Order['lines'][number]): HTMLLIElement {
  const link = h('a', { href: productAddress(item.item_id) }, typeset(item.item_name))
  const facts = h('span', { class: 'note' }, `${quantity} × ${money(item.price)}`)
  return h('li', {}, h('span', { class: 'ordered-picture' }, picture(item)), h('span', {}, link, facts))
}

/** Shows the page after an order in the place of the cart's lines. */
export function showAfterPurchase(order: Order): void {
  const { id, lines, value, delivery } = order
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const thanks = h('li', { class: 'thanks', tabindex: '-1', role: 'status' })
  thanks.append(
    h('strong', {}, 'Thank you.'),
    ` Order ${id}: ${counted(units, 'article')}, ${money(value)}. `,
    'This is a demo: nothing is bought, and the order went nowhere. ',
    h('a', { href: `${language()}/` }, 'Back to the shop')
  )
  const ordered = h('ul', { class: 'ordered', 'aria-label': 'What you ordered' }, ...lines.map(lineOf))
  const way = delivery ? [h('p', { class: 'ordered-way' }, h('strong', {}, delivery.title), ' ', delivery.terms)] : []
  document.body.dataset.vitrinePage = 'after_purchase'
  byId('title').textContent = 'Your order'
  byId('lines').replaceChildren(thanks, h('li', {}, ordered, ...way), h('li', { class: 'asks' }, survey()))
  thanks.focus()
  void showNextTime(lines.map(({ item }) => item.item_id))
}

/** What goes with the order; where the server does not answer the cart's shelf stays. */
async function showNextTime(ids: readonly string[]): Promise<void> {
  const items = await candidates({ slot: 'cart', items: ids }).catch(() => [])
  if (items.length === 0) return
  byId('with-title').textContent = 'To go with it, next time'
  const rank = { slot: 'after_purchase', limit: 4 } as const
  drawShelf({ list: byId('items'), line: byId('order'), items: items.slice(0, 40), rank, page: 4 })
}
