/** What the shop decides on the device: which coupon, if any, and which delivery stands first. */
import type { Choice, OptionObject } from 'vitrine'
import { FIRST_ORDER } from './plays/first-order.ts'
import { calendar, HOLIDAY } from './plays/holiday.ts'
import { MEMBER, welcomeMembers } from './plays/member.ts'
import { WIN_BACK } from './plays/win-back.ts'
import { vitrine } from './shop.ts'

/** A coupon of the shop's. */
export interface Coupon extends OptionObject {
  /** What it says. */
  title: string
  /** Who gets it, in words everybody may read. */
  terms: string
  /** The share that is taken off, 0 to 1. */
  off: number
}

/** A way of delivery. */
export interface Delivery extends OptionObject {
  /** Its name. */
  title: string
  /** What it means. */
  terms: string
}

/**
 * The coupons, one file a play, in the shop's order. None of them asks what a shopper is worth: three are open to all who reach them, and
 * say so; the others are for everybody.
 */
const COUPONS: readonly Coupon[] = [
  FIRST_ORDER,
  MEMBER,
  WIN_BACK,
  HOLIDAY,
  { id: 'FINCH5', title: '5 % off today', terms: 'For everybody.', off: 0.05, when: ['moment:cart'] }
]

const DELIVERIES: readonly Delivery[] = [
  { id: 'standard', title: 'By post', terms: 'Three to five days' },
  { id: 'express', title: 'Tomorrow', terms: 'Before six in the evening' },
  { id: 'pickup', title: 'Pick up', terms: 'At a shop near you, from tomorrow' }
]

/** The coupon for this cart, if there is to be one: at most five promotions a month, and none for a while after a no. */
export function couponHere(): Choice<Coupon> {
  welcomeMembers()
  return vitrine.choose('cart-coupon', COUPONS, { moment: 'cart', holidays: calendar() })
}

/** The deliveries, the one first that this shopper takes at such an hour; and the choice, to be told what was taken. */
export function deliveriesHere(): readonly Delivery[] {
  const { option } = vitrine.choose('delivery', DELIVERIES, { kind: 'service', moment: 'checkout' })
  return option ? [option, ...DELIVERIES.filter(other => other !== option)] : DELIVERIES
}

/** Tells which delivery was taken. Another one than was put first teaches that one to stand first. */
export function tookDelivery(id: string): void {
  const taken = vitrine.choose('delivery', DELIVERIES, { kind: 'service', moment: 'checkout' })
  if (taken.option?.id === id) taken.taken()
  else taken.refused()
  vitrine.track('add_shipping_info', { shipping_tier: id })
}
