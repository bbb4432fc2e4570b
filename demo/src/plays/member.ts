/** Member exclusive: who has ordered three times is a member. The shop says who is one, by a rule that it shows. */
import type { Coupon } from '../offers.ts'
import { vitrine } from '../shop.ts'

const ORDERS = 3

export const MEMBER: Coupon = {
  id: 'MEMBER10',
  title: '10 % off for members',
  terms: 'For everybody who has ordered three times: that makes you a member.',
  off: 0.1,
  when: ['member.tier'],
  open: 'Three orders make you a member'
}

/** Makes a member of who has ordered often enough. A shop with accounts knows it from its server; this one asks the device. */
export function welcomeMembers(): void {
  const tags = vitrine.profile.tags()
  const orders = Number.parseInt(tags.find(({ id }) => id === 'orders.count')?.label ?? '', 10)
  if (orders >= ORDERS && !tags.some(({ id }) => id === 'member.tier'))
    vitrine.profile.declare('member.tier', 'member', { by: 'shop' })
}
