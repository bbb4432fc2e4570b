/**
 * A list of cards in the order Vitrine gives, with one quiet line that says whose order it is and a way to the shop's own.
 * It is drawn once; what the shopper does afterwards shows on the next page, not under the pointer.
 */
import type { RankOptions, Reason } from 'vitrine'
import type { ShopItem } from '../api.ts'
import { button } from '../dom.ts'
import { mayPersonalise, vitrine } from '../shop.ts'
import { card } from './card.ts'

/** What a shelf is made of. */
export interface Shelf {
  /** The list the cards go into. */
  list: HTMLElement
  /** The line about the order. */
  line: HTMLElement
  /** The "show more" button, where there is more to show. */
  more?: HTMLButtonElement
  /** The articles in the server's order. */
  items: readonly ShopItem[]
  /** How Vitrine is to rank them. */
  rank: RankOptions
  /** How many cards are shown at once. */
  page: number
}

/** The main reason, unless the page says it already: on a product's own page everything is there because of it. */
function mainReason(reasons: readonly Reason[] | undefined, { pageItem }: RankOptions): string | undefined {
  const isSaid = ({ text }: Reason) => pageItem?.item_name !== undefined && text.includes(pageItem.item_name)
  return reasons?.find(reason => !isSaid(reason))?.text
}

/** Draws a shelf and keeps its buttons working. */
export function drawShelf(shelf: Shelf, neutral = !mayPersonalise()): void {
  const { list, line, items, page } = shelf
  const { items: ranked, reasons, personal } = vitrine.rank(items, rankOptions(shelf, neutral))
  let shown = 0
  const next = () => {
    const cards = ranked
      .slice(shown, shown + page)
      .map((item, i) => card(item, mainReason(reasons[shown + i], shelf.rank)))
    shown += cards.length
    showMore(shelf, shown < ranked.length, () => next()?.focus())
    list.append(...cards)
    return cards[0]?.querySelector('a')
  }
  list.replaceChildren()
  list.removeAttribute('aria-busy')
  next()
  line.replaceChildren(...orderWords(shelf, personal, neutral))
}

/** With a limit the engine spreads kinds over what is seen first; the rest of the list follows behind "show more". */
function rankOptions({ rank }: Shelf, neutral: boolean): RankOptions {
  return neutral ? { ...rank, ranking: 'neutral' } : rank
}

function showMore({ more }: Shelf, isThereMore: boolean, press: () => void): void {
  if (!more) return
  more.hidden = !isThereMore
  more.onclick = press
}

function orderWords(shelf: Shelf, personal: boolean, neutral: boolean): (Node | string)[] {
  const redraw = (toNeutral: boolean) => {
    drawShelf(shelf, toNeutral)
    shelf.line.querySelector('button')?.focus()
  }
  if (personal) {
    return ['Ordered for you, on this device. ', button("See the shop's order", 'button-link', () => redraw(true))]
  }
  if (neutral && mayPersonalise()) {
    return ["The shop's order, the same for everyone. ", button('Back to yours', 'button-link', () => redraw(false))]
  }
  return ["The shop's order, the same for everyone."]
}

/** Says that the server did not answer, with a way to try again. */
export function shelfIsEmpty(list: HTMLElement, sentence: string, retry?: () => void): void {
  const item = document.createElement('li')
  item.className = 'shelf-empty'
  item.append(sentence, ' ', ...(retry ? [button('Try again', 'button-quiet', retry)] : []))
  list.replaceChildren(item)
  list.removeAttribute('aria-busy')
}
