/** The question after an order, and what the shop does about a bad answer. */
import { h } from '../dom.ts'

/** One question about the order just placed; asked at most once a month. */
export function survey(): HTMLElement {
  const asks = document.createElement('vitrine-survey')
  for (const [name, value] of Object.entries({ shop: 'gift-shop', kind: 'csat', comment: '' }))
    asks.setAttribute(name, value)
  // The second activation, as this shop does it: an apology and a way to somebody who can help. No coupon.
  asks.addEventListener('vitrine-unhappy', () => {
    const sorry = 'We are sorry. Tell us what went wrong, and we put it right: help@finch-parcel.example.'
    asks.after(h('p', { class: 'sorry', role: 'status' }, sorry))
  })
  return asks
}
