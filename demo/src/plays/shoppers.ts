/** Two more made-up shoppers, whom the plays are for: one who was away for long, and one who may be drifting away. */
import type { Deed, Person } from '../shoppers/people.ts'

const order = (daysAgo: number, items: readonly string[], transaction_id: string): Deed[] => [
  [daysAgo, '18:10', 'view_item', items],
  [daysAgo, '18:14', 'add_to_cart', items],
  [daysAgo, '18:20', 'purchase', items, { transaction_id }]
]

export const AWAY: Person = {
  id: 'away',
  name: 'Long away',
  about: 'Ordered twice last winter, and has not been here since.',
  deeds: [...order(300, ['22423'], 'try-away-1'), ...order(286, ['22699'], 'try-away-2')]
}

export const DRIFTING: Person = {
  id: 'drifting',
  name: 'Drifting away',
  about: 'Ordered every three weeks, and then no more for two months and a half.',
  deeds: [
    ...order(120, ['22082'], 'try-drifting-1'),
    ...order(98, ['22079'], 'try-drifting-2'),
    ...order(76, ['23231'], 'try-drifting-3')
  ]
}
