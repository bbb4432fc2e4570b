/** The coupon beside the sum: what it is, who gets it, and a no that is respected. */
import { button, h } from '../dom.ts'
import { type Coupon, couponHere } from '../offers.ts'
import { vitrine } from '../shop.ts'

let used: Coupon | undefined

/** The coupon that was taken, until the page is left. */
export const couponInUse = (): Coupon | undefined => used

/** The panel; undefined when nothing is to be offered. `changed` is called when it was taken or refused. */
export function cartCoupon(changed: () => void): HTMLElement | undefined {
  if (used) {
    return h(
      'p',
      { class: 'coupon', role: 'status' },
      h('strong', {}, used.title),
      h('span', { class: 'note' }, used.id)
    )
  }
  // Elder mode is without promotions; one that nobody sees must not be counted as shown.
  if (vitrine.look.isElder()) return undefined
  const { option, taken, refused } = couponHere()
  if (!option) return undefined
  const words = h('div', {}, h('strong', {}, option.title), h('p', { class: 'note' }, option.terms))
  const yes = button('Use it', 'button button-small', () => {
    used = option
    taken()
    changed()
  })
  const no = button('No, thanks', 'button-link', () => {
    refused()
    changed()
  })
  return h(
    'section',
    { class: 'coupon', 'aria-label': 'For this order', 'data-vitrine-role': 'promotion' },
    words,
    h('div', { class: 'coupon-choice' }, yes, no)
  )
}
