/** The plays, each with its rule, and a press that shows it: one becomes a shopper whom it is for, with something in the cart. */
import { addToCart } from '../cart.ts'
import { button, byId, h } from '../dom.ts'
import { FIRST_ORDER } from '../plays/first-order.ts'
import { HOLIDAY } from '../plays/holiday.ts'
import { MEMBER } from '../plays/member.ts'
import { AWAY, DRIFTING } from '../plays/shoppers.ts'
import { WIN_BACK } from '../plays/win-back.ts'
import { become } from '../shoppers/become.ts'
import { PEOPLE, type Person } from '../shoppers/people.ts'
import { language } from '../words.ts'
import { announce } from './announce.ts'

interface Play {
  title: string
  rule: string
  /** Whom it is for; one of the row above, or one of its own. */
  shopper: Person | undefined
  /** Where it shows. */
  at: '/' | '/cart'
}

const person = (id: string) => PEOPLE.find(one => one.id === id)

const PLAYS: readonly Play[] = [
  { title: FIRST_ORDER.title, rule: FIRST_ORDER.terms, shopper: person('new'), at: '/cart' },
  { title: MEMBER.title, rule: MEMBER.terms, shopper: person('bargain'), at: '/cart' },
  { title: WIN_BACK.title, rule: WIN_BACK.terms, shopper: AWAY, at: '/cart' },
  { title: HOLIDAY.title, rule: HOLIDAY.terms, shopper: person('baker'), at: '/cart' },
  {
    title: 'A person to write to',
    rule: 'For who has ordered and then stayed away for longer than usual. No coupon.',
    shopper: DRIFTING,
    at: '/'
  },
  {
    title: 'What goes with it',
    rule: 'After an order, on the same page, in this shopper’s order. Check out to see it.',
    shopper: person('gifts'),
    at: '/cart'
  }
]

async function show({ shopper, at }: Play): Promise<void> {
  if (!shopper || !(await become(shopper))) return announce('This shopper cannot be reached just now.')
  if (at === '/cart') addToCart('85123A', 2)
  location.assign(`${language()}${at}`)
}

/** Draws the list. */
export function showPlays(): void {
  const rows = PLAYS.map(play =>
    h(
      'li',
      {},
      h('strong', {}, play.title),
      h('p', { class: 'note' }, play.rule),
      button('Be such a shopper', 'button-quiet', () => {
        show(play).catch(() => announce('This shopper cannot be reached just now.'))
      })
    )
  )
  byId('plays').replaceChildren(...rows)
}
