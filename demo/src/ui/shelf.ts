/**
 * A list of cards in the order Vitrine gives, with one quiet line that says whose order it is and a way to the shop's own.
 * It is drawn once; what the shopper does afterwards shows on the next page, not under the pointer.
 */
import type { RankOptions, RankResult, Reason } from 'vitrine'
import type { ShopItem } from '../api.ts'
import { button, h } from '../dom.ts'
import { mayPersonalise, vitrine } from '../shop.ts'
import { card } from './card.ts'

const SHOPS_ORDER = "The shop's order, the same for everyone."

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

/**
 * The main reason, unless the page says it already: on a product's own page everything is there because of it. That there are smaller
 * ones (`other`) says nothing alone.
 */
function mainReason(reasons: readonly Reason[] | undefined, { pageItem }: RankOptions): string | undefined {
  const isSaid = ({ text }: Reason) => pageItem?.item_name !== undefined && text.includes(pageItem.item_name)
  return reasons?.find(reason => reason.code !== 'other' && !isSaid(reason))?.text
}

/** Draws a shelf: in this shopper's order where that is allowed, else in the shop's. */
export function drawShelf(shelf: Shelf): void {
  const ranking = mayPersonalise() ? 'personal' : 'neutral'
  const result = vitrine.rank(shelf.items, { ...shelf.rank, ranking })
  drawCards(shelf, result)
  shelf.line.replaceChildren(...(result.personal ? ownOrder(shelf, result) : [SHOPS_ORDER]))
  if (ranking === 'personal' && !result.personal && vitrine.status.engine === 'loading') void offerWhenReady(shelf)
}

function drawCards(shelf: Shelf, { items, reasons }: RankResult<ShopItem>): void {
  const { list, page } = shelf
  const level = list.closest('.module') ? 'h3' : 'h2'
  let shown = 0
  const next = () => {
    const cards = items
      .slice(shown, shown + page)
      .map((item, i) => card(item, mainReason(reasons[shown + i], shelf.rank), level))
    shown += cards.length
    showMore(shelf, shown < items.length, () => next()?.focus())
    list.append(...cards)
    return cards[0]?.querySelector('a')
  }
  list.replaceChildren()
  list.removeAttribute('aria-busy')
  next()
}

function showMore({ more }: Shelf, isThereMore: boolean, press: () => void): void {
  if (!more) return
  more.hidden = !isThereMore
  more.onclick = press
}

/** The engine came later than the shelf could wait: nothing moves by itself, but the shopper may ask for it. */
async function offerWhenReady(shelf: Shelf): Promise<void> {
  await vitrine.ready
  if (!mayPersonalise()) return
  const result = vitrine.rank(shelf.items, shelf.rank)
  if (result.personal)
    shelf.line.append(
      ' ',
      turn(shelf, 'Order it for me', () => result, ownOrder)
    )
}

type Words = (shelf: Shelf, own: RankResult<ShopItem>) => (Node | string)[]

const ownOrder: Words = (shelf, own) => {
  // Asked for when it is shown, not before: what is ranked counts as shown.
  const neutral = () => vitrine.rank(shelf.items, { ...shelf.rank, ranking: 'neutral' })
  const words: Words = () => shopsOrder(shelf, own)
  return ['Ordered for you, on this device. ', turn(shelf, "See the shop's order", neutral, words)]
}

const shopsOrder: Words = (shelf, own) => [`${SHOPS_ORDER} `, turn(shelf, 'Back to yours', () => own, ownOrder)]

/** A button that draws the shelf in another order and stays under the shopper's finger with its new words. */
function turn(shelf: Shelf, text: string, order: () => RankResult<ShopItem>, words: Words): HTMLButtonElement {
  return button(text, 'button-link', () => {
    const result = order()
    drawCards(shelf, result)
    shelf.line.replaceChildren(...words(shelf, result))
    shelf.line.querySelector('button')?.focus()
  })
}

/** What stands where nothing is to be shown: why, and a way on, which may be to try again. */
export function shelfIsEmpty(list: HTMLElement, sentence: string, way?: Node | (() => void)): void {
  const on = typeof way === 'function' ? button('Try again', 'button-quiet', way) : way
  list.replaceChildren(h('li', { class: 'shelf-empty' }, h('p', {}, sentence), ...(on ? [on] : [])))
  list.removeAttribute('aria-busy')
}
