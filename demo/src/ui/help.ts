/** Help where the page resists: on the cart and on the search page a line that can be taken or sent away, once a visit to the page. */
import type { Friction } from 'vitrine'
import { button, byId, h } from '../dom.ts'
import { vitrine } from '../shop.ts'
import { language } from '../words.ts'

/** What might help, by the type of page. */
const HELP: Readonly<Record<string, readonly [sentence: string, link: string, address: string]>> = {
  cart: ['Does something not work as it should? Your cart is safe.', 'Load the cart anew', '/cart'],
  search: ['Not finding it? The departments hold everything there is.', 'All departments', '/#departments']
}

let isOffered = false

/** The offer, above everything else on the page; nothing moves the focus. */
function offer(page: Friction['page']): void {
  const help = HELP[page]
  if (!help || isOffered) return
  isOffered = true
  const [sentence, link, address] = help
  const box = h('div', { class: 'help', role: 'status' })
  const words = h('p', {}, sentence)
  const way = h('a', { class: 'button-quiet', href: `${language()}${address}` }, link)
  way.addEventListener('click', () => vitrine.track('help_request', { topic: page }))
  box.append(
    words,
    way,
    button('No, thanks', 'button-link', () => box.remove())
  )
  byId('main').prepend(box)
}

/** Starts listening for friction. */
export function startHelp(): void {
  vitrine.on('friction', ({ page }) => offer(page))
}
