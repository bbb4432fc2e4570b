/** Holidays of the shop's own calendar, and an offer for everybody while one is on. */
import type { Holiday } from 'vitrine'
import type { Coupon } from '../offers.ts'

/** The calendar. The weeks before Christmas are the same each year; the moon's feasts are written down. */
export function calendar(year = new Date().getFullYear()): readonly Holiday[] {
  return [
    { name: 'gifts', from: `${year}-11-15`, to: `${year}-12-24` },
    { name: 'gifts', from: '2026-08-19', to: '2026-08-19' },
    { name: 'gifts', from: '2027-08-08', to: '2027-08-08' }
  ]
}

export const HOLIDAY: Coupon = {
  id: 'HOLLY7',
  title: '7 % off for presents',
  terms: 'For everybody, from 15 November to Christmas Eve and on Qixi.',
  off: 0.07,
  when: ['holiday:gifts']
}
