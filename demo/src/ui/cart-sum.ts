/** The total and the checkout, which is honest about being a demo. */
import type { ShopItem } from '../api.ts'
import { emptyCart } from '../cart.ts'
import { button, byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { CURRENCY, counted, language, money } from '../words.ts'
import { survey } from './survey.ts'

interface Line {
  item: ShopItem
  quantity: number
}

const unitsOf = (lines: readonly Line[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

function checkOut(lines: readonly Line[], value: number): void {
  const items = lines.map(({ item, quantity }) => ({ ...item, quantity }))
  vitrine.track('begin_checkout', { items, value, currency: CURRENCY })
  const transaction_id = `demo-${Date.now().toString(36)}`
  vitrine.track('purchase', { items, value, currency: CURRENCY, transaction_id })
  emptyCart()
  const thanks = h('li', { class: 'thanks', tabindex: '-1', role: 'status' })
  thanks.append(
    h('strong', {}, 'Thank you.'),
    ` Order ${transaction_id}: ${counted(unitsOf(lines), 'article')}, ${money(value)}. `
  )
  thanks.append(
    'This is a demo: nothing is bought, and the order went nowhere. ',
    h('a', { href: `${language()}/` }, 'Back to the shop')
  )
  document.body.dataset.vitrinePage = 'after_purchase'
  byId('lines').replaceChildren(thanks, h('li', { class: 'asks' }, survey()))
  thanks.focus()
}

/** Shows the sum of the cart; nothing when it is empty. */
export function showSum(lines: readonly Line[]): void {
  const sum = byId('sum')
  sum.hidden = lines.length === 0
  const value = lines.reduce((total, { item, quantity }) => total + item.price * quantity, 0)
  const total = h('p', { class: 'sum-total' }, h('span', {}, 'Total'), h('strong', {}, money(value)))
  const pay = button('Check out', 'button', () => checkOut(lines, value))
  const note = h('p', { class: 'note' }, 'This is a demo: nothing is bought.')
  sum.replaceChildren(h('p', {}, counted(unitsOf(lines), 'article')), total, pay, note)
}
