/** The cart, and what goes well with it. */
import { candidates, itemsById, type ShopItem } from '../api.ts'
import { cartCount, cartLines, onCart } from '../cart.ts'
import { byId, h } from '../dom.ts'
import { engineWithin, rankingWithin, vitrine } from '../shop.ts'
import { breath } from '../soon.ts'
import { cartLine } from '../ui/cart-line.ts'
import { showSum } from '../ui/cart-sum.ts'
import { drawShelf, shelfIsEmpty } from '../ui/shelf.ts'
import { startShell } from '../ui/shell.ts'
import { CURRENCY, language } from '../words.ts'

/** Articles that are in the cart or were shown to be put there, so that no change needs the server again. */
const known = new Map<string, ShopItem>()

const linesHere = () =>
  cartLines().flatMap(([id, quantity]) => {
    const item = known.get(id)
    return item ? [{ item, quantity }] : []
  })

const backToShop = () => h('a', { class: 'button-quiet', href: `${language()}/` }, 'Back to the shop')

function showLines(): void {
  const lines = linesHere()
  const list = byId('lines')
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.focus : undefined
  if (lines.length === 0) shelfIsEmpty(list, 'Your cart is empty.', backToShop())
  else list.replaceChildren(...lines.map(({ item, quantity }) => cartLine(item, quantity)))
  if (focused) list.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus()
  showSum(lines)
}

async function showComplements(): Promise<void> {
  const list = byId('items')
  try {
    const ids = cartLines().map(([id]) => id)
    const [items] = await Promise.all([candidates({ slot: 'cart', items: ids }), rankingWithin(400)])
    for (const item of items) known.set(item.item_id, item)
    drawShelf({ list, line: byId('order'), items: items.slice(0, 40), rank: { slot: 'cart', limit: 4 }, page: 4 })
  } catch {
    shelfIsEmpty(list, 'The shelves cannot be reached just now.', () => void showComplements())
  }
}

async function show(): Promise<void> {
  // The coupon and the order of deliveries are decided on the device, once the engine is there; coming later they would move the page.
  const [inCart] = await Promise.all([itemsById(cartLines().map(([id]) => id)), engineWithin(1_500)])
  for (const item of inCart) known.set(item.item_id, item)
  showLines()
  await breath()
  if (cartCount() === 0) byId('with-title').textContent = 'Loved by others'
  byId('complements').classList.remove('waits')
  const lines = linesHere()
  const value = lines.reduce((sum, { item, quantity }) => sum + item.price * quantity, 0)
  if (cartCount() > 0) {
    const items = lines.map(({ item, quantity }) => ({ ...item, quantity }))
    vitrine.track('view_cart', { items, value, currency: CURRENCY })
  }
  onCart(showLines)
  await breath()
  await showComplements()
}

startShell()
show().catch(() => {
  byId('complements').remove()
  shelfIsEmpty(byId('lines'), 'The cart cannot be shown just now.', () => location.reload())
})
