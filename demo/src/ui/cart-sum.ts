/** The total and the checkout, which is honest about being a demo. */
import type { ShopItem } from '../api.ts'
import { emptyCart } from '../cart.ts'
import { button, byId, h } from '../dom.ts'
import { tookDelivery } from '../offers.ts'
import { vitrine } from '../shop.ts'
import { CURRENCY, counted, language, money } from '../words.ts'
import { cartCoupon, couponInUse } from './cart-coupon.ts'
import { cartDelivery, deliveryChosen } from './cart-delivery.ts'
import { survey } from './survey.ts'

interface Line {
  item: ShopItem
  quantity: number
}

const unitsOf = (lines: readonly Line[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

function checkOut(lines: readonly Line[], value: number): void {
  const items = lines.map(({ item, quantity }) => ({ ...item, quantity }))
  vitrine.track('begin_checkout', { items, value, currency: CURRENCY })
  tookDelivery(deliveryChosen())
  const transaction_id = `demo-${Date.now().toString(36)}`
  const coupon = couponInUse()?.id
  vitrine.track('purchase', { items, value, currency: CURRENCY, transaction_id, ...(coupon && { coupon }) })
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
  if (lines.length === 0) return
  const full = lines.reduce((total, { item, quantity }) => total + item.price * quantity, 0)
  const off = full * (couponInUse()?.off ?? 0)
  const value = full - off
  const coupon = cartCoupon(() => showSum(lines))
  const saved = off > 0 ? [h('p', { class: 'sum-off' }, h('span', {}, 'Coupon'), h('span', {}, `−${money(off)}`))] : []
  const total = h('p', { class: 'sum-total' }, h('span', {}, 'Total'), h('strong', {}, money(value)))
  const pay = button('Check out', 'button', () => checkOut(lines, value))
  const note = h('p', { class: 'note' }, 'This is a demo: nothing is bought.')
  const articles = h('p', {}, counted(unitsOf(lines), 'article'))
  sum.replaceChildren(articles, ...(coupon ? [coupon] : []), cartDelivery(), ...saved, total, pay, note)
}
