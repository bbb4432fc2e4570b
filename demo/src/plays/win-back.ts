/** Win back: for whoever was away for long. Nobody is written to; it waits until they come. */
import type { Coupon } from '../offers.ts'

export const WIN_BACK: Coupon = {
  id: 'AGAIN5',
  title: '5 % off, nice to see you again',
  terms: 'For everybody who has ordered before and was away for three months.',
  off: 0.05,
  when: ['lifecycle.dormant'],
  open: 'Whoever comes back after three months'
}
