/** First order: a welcome for whoever has not ordered here yet. */
import type { Coupon } from '../offers.ts'

export const FIRST_ORDER: Coupon = {
  id: 'WELCOME10',
  title: '10 % off your first order',
  terms: 'For everybody who has not ordered here yet.',
  off: 0.1,
  when: ['!orders.count'],
  open: 'The first order of everybody'
}
