/** One line of the cart. */
import type { ShopItem } from '../api.ts'
import { button, h } from '../dom.ts'
import { picture } from '../picture/index.ts'
import { change } from '../purchase.ts'
import { money, productAddress, typeset } from '../words.ts'

/** Pictures by article: a line is drawn anew after each change, its picture is not. */
const drawn = new Map<string, SVGSVGElement>()

function pictureOf(item: ShopItem): SVGSVGElement {
  const svg = drawn.get(item.item_id) ?? picture(item)
  drawn.set(item.item_id, svg)
  return svg
}

/** A line with its quantity buttons. */
export function cartLine(item: ShopItem, quantity: number): HTMLLIElement {
  const { item_id, item_name, price } = item
  const step = (label: string, mark: string, to: number) => {
    const element = button(mark, '', () => change(item, to))
    element.setAttribute('aria-label', `${label} ${item_name}`)
    // The line is drawn anew after each change; this is how the focus finds its button again.
    element.dataset.focus = `${item_id}${mark}`
    return element
  }
  const stepper = h(
    'fieldset',
    { class: 'stepper', 'aria-label': `Quantity of ${item_name}` },
    step('One fewer', '−', quantity - 1),
    h('output', {}, String(quantity)),
    step('One more', '+', quantity + 1)
  )
  const words = h(
    'div',
    { class: 'line-words' },
    h('a', { class: 'line-title', href: productAddress(item_id) }, typeset(item_name)),
    h('span', { class: 'line-each' }, `${money(price)} each`)
  )
  const remove = button('Remove', 'button-link', () => change(item, 0))
  remove.setAttribute('aria-label', `Remove ${item_name}`)
  const total = h('span', { class: 'line-total' }, money(price * quantity))
  return h(
    'li',
    { class: 'line' },
    h('span', { class: 'line-picture' }, pictureOf(item)),
    words,
    stepper,
    total,
    remove
  )
}
