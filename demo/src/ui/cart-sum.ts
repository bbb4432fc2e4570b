/** The total and the checkout, which is honest about being a demo. */
import type { ShopItem } from '../api.ts'
import { emptyCart } from '../cart.ts'
import { button, byId, h } from '../dom.ts'
import { deliveriesHere, tookDelivery } from '../offers.ts'
import { vitrine } from '../shop.ts'
import { CURRENCY, counted, inPence, money } from '../words.ts'
import { showAfterPurchase } from './after-purchase.ts'
import { cartCoupon, couponInUse } from './cart-coupon.ts'
import { cartDelivery, deliveryChosen } from './cart-delivery.ts'

interface Line {
  item: ShopItem
  quantity: number
}

const unitsOf = (lines: readonly Line[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0)

function checkOut(lines: readonly Line[], value: number): void {
  const items = lines.map(({ item, quantity }) => ({ ...item, quantity }))
  vitrine.track('begin_checkout', { items, value, currency: CURRENCY })
  const delivery = deliveriesHere().find(({ id }) => id === deliveryChosen())
  tookDelivery(deliveryChosen())
  const id = `demo-${Date.now().toString(36)}`
  const coupon = couponInUse()?.id
  vitrine.track('purchase', { items, value, currency: CURRENCY, transaction_id: id, ...(coupon && { coupon }) })
  emptyCart()
  showAfterPurchase({ id, lines, value, delivery })
}

/** Shows the sum of the cart; nothing when it is empty. */
export function showSum(lines: readonly Line[]): void {
  const sum = byId('sum')
  sum.hidden = lines.length === 0
  if (lines.length === 0) return
  const full = lines.reduce((total, { item, quantity }) => total + item.price * quantity, 0)
  const off = inPence(full * (couponInUse()?.off ?? 0))
  const value = full - off
  const coupon = cartCoupon(() => showSum(lines))
  const saved = off > 0 ? [h('p', { class: 'sum-off' }, h('span', {}, 'Coupon'), h('span', {}, `−${money(off)}`))] : []
  const total = h('p', { class: 'sum-total' }, h('span', {}, 'Total'), h('strong', {}, money(value)))
  const pay = button('Check out', 'button', () => checkOut(lines, value))
  const note = h('p', { class: 'note' }, 'This is a demo: nothing is bought.')
  const articles = h('p', {}, counted(unitsOf(lines), 'article'))
  sum.replaceChildren(articles, ...(coupon ? [coupon] : []), cartDelivery(), ...saved, total, pay, note)
}
