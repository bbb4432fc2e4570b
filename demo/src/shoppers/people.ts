/** Six made-up shoppers: what each did in this shop, article by article. The articles are the catalogue's own; the people are not real. */
import type { EventName, EventParams } from 'vitrine'

/** One thing somebody did: how many days ago and at what time, with which articles. */
export type Deed = readonly [
  daysAgo: number,
  time: string,
  name: EventName,
  items: readonly string[],
  more?: EventParams
]

/** A shopper to try. */
export interface Person {
  /** Short name; the icon's, too (`shell/people.html`). */
  readonly id: 'new' | 'gifts' | 'baker' | 'bargain' | 'elder' | 'chinese'
  /** What they are called. */
  readonly name: string
  /** Who they are, in a sentence. */
  readonly about: string
  /** What they did, oldest first. */
  readonly deeds: readonly Deed[]
}

const CAKE = ['21212', '21977', '84991', '22423', '22993', '22138', '22720', '23245', '22624']
const WRAP = ['22082', '22079', '85049E', '21498', '23231', '22029', '22037', '22030', '16161P']
const CHEAP = ['22197', '20724', '22355', '20719', '20723', '22356', '21080', '84755', '22907']
const GARDEN = ['23301', '23300', '15056N', '22297', '22431', '22296', '82482', '22766']
const TEA = ['22699', '22697', '22698', '22139', '23173', '20972', '21232', '21231', '22077']

/** The articles of a list from one place to another. */
const some = (list: readonly string[], from: number, to: number): string[] => list.slice(from, to)

/** The shoppers, in the order in which they are offered. */
export const PEOPLE: readonly Person[] = [
  {
    id: 'new',
    name: 'New here',
    about: 'Has never been in this shop. Nothing is known, so every list has the shop’s own order.',
    deeds: []
  },
  {
    id: 'gifts',
    name: 'Gift buyer',
    about: 'Looks for cards, ribbon and paper in the evenings, and bought some twice this month.',
    deeds: [
      [24, '20:05', 'search', [], { search_term: 'birthday card' }],
      [24, '20:07', 'view_item', some(WRAP, 5, 6)],
      [24, '20:09', 'view_item', some(WRAP, 6, 7)],
      [24, '20:12', 'add_to_cart', some(WRAP, 5, 7)],
      [24, '20:15', 'purchase', some(WRAP, 5, 7), { transaction_id: 'try-gifts-1' }],
      [6, '19:40', 'view_item', some(WRAP, 0, 1)],
      [6, '19:42', 'view_item', some(WRAP, 1, 2)],
      [6, '19:45', 'add_to_cart', some(WRAP, 0, 2)],
      [6, '19:49', 'purchase', some(WRAP, 0, 2), { transaction_id: 'try-gifts-2' }],
      [1, '21:10', 'view_item', some(WRAP, 3, 4)],
      [1, '21:12', 'view_item', some(WRAP, 4, 5)],
      [0, '00:20', 'add_to_wishlist', some(WRAP, 2, 3)]
    ]
  },
  {
    id: 'baker',
    name: 'Baker',
    about: 'Bakes at weekends: cake cases, moulds and tins, and a cake stand in the cart.',
    deeds: [
      [29, '10:30', 'search', [], { search_term: 'cake cases' }],
      [29, '10:32', 'view_item', some(CAKE, 0, 1)],
      [29, '10:33', 'view_item', some(CAKE, 1, 2)],
      [29, '10:38', 'purchase', some(CAKE, 0, 2), { transaction_id: 'try-baker-1' }],
      [8, '11:02', 'view_item', some(CAKE, 4, 5)],
      [8, '11:04', 'view_item', some(CAKE, 5, 6)],
      [8, '11:10', 'purchase', some(CAKE, 5, 6), { transaction_id: 'try-baker-2' }],
      [1, '10:15', 'view_item', some(CAKE, 6, 7)],
      [1, '10:17', 'view_item', some(CAKE, 8, 9)],
      [0, '00:15', 'view_item', some(CAKE, 3, 4)],
      [0, '00:13', 'add_to_cart', some(CAKE, 3, 4)]
    ]
  },
  {
    id: 'bargain',
    name: 'Bargain hunter',
    about: 'Has ordered five times in three months, always small things, often with a coupon.',
    deeds: [
      ...[84, 63, 42, 21, 7].flatMap((daysAgo, i): Deed[] => [
        [daysAgo, '12:30', 'view_item', some(CHEAP, i, i + 1)],
        [daysAgo, '12:32', 'view_item', some(CHEAP, i + 1, i + 2)],
        [daysAgo, '12:35', 'add_to_cart', some(CHEAP, i, i + 2)],
        [
          daysAgo,
          '12:38',
          'purchase',
          some(CHEAP, i, i + 2),
          { transaction_id: `try-bargain-${i}`, ...(i % 2 === 0 && { coupon: 'FINCH5' }) }
        ]
      ]),
      [0, '00:10', 'view_item', some(CHEAP, 6, 7)],
      [0, '00:08', 'view_item', some(CHEAP, 7, 8)]
    ]
  },
  {
    id: 'elder',
    name: 'Grandmother',
    about: 'Gardens, frames pictures of the grandchildren, and reads with glasses: the easy view is offered to her.',
    deeds: [
      [40, '09:10', 'view_item', some(GARDEN, 0, 1)],
      [40, '09:16', 'view_item', some(GARDEN, 1, 2)],
      [40, '09:25', 'purchase', some(GARDEN, 0, 1), { transaction_id: 'try-elder-1' }],
      [12, '09:40', 'view_item', some(GARDEN, 3, 4)],
      [12, '09:47', 'view_item', some(GARDEN, 5, 6)],
      [12, '09:55', 'view_item', some(GARDEN, 4, 5)],
      [3, '10:05', 'view_item', some(GARDEN, 6, 7)],
      [3, '10:12', 'view_item', some(GARDEN, 7, 8)],
      [0, '00:18', 'view_item', some(GARDEN, 2, 3)]
    ]
  },
  {
    id: 'chinese',
    name: 'Shops in Chinese',
    about: 'Reads the Chinese pages and comes for tea: cups and saucers, pots, and small boxes.',
    deeds: [
      [33, '21:20', 'view_item', some(TEA, 0, 1)],
      [33, '21:22', 'view_item', some(TEA, 1, 2)],
      [33, '21:30', 'purchase', some(TEA, 0, 2), { transaction_id: 'try-chinese-1' }],
      [9, '22:01', 'view_item', some(TEA, 3, 4)],
      [9, '22:04', 'view_item', some(TEA, 4, 5)],
      [9, '22:06', 'add_to_wishlist', some(TEA, 4, 5)],
      [2, '21:45', 'view_item', some(TEA, 6, 7)],
      [2, '21:48', 'add_to_cart', some(TEA, 6, 7)],
      [0, '00:12', 'view_item', some(TEA, 2, 3)]
    ]
  }
]
