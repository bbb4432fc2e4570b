/** Putting articles into the cart and taking them out, told to the shopper and to Vitrine. */
import type { ShopItem } from './api.ts'
import { addToCart, setQuantity } from './cart.ts'
import { vitrine } from './shop.ts'
import { announce } from './ui/announce.ts'
import { CURRENCY } from './words.ts'

const params = (item: ShopItem, quantity: number) => ({
  items: [{ ...item, quantity }],
  value: item.price * quantity,
  currency: CURRENCY
})

/** Adds units of an article. */
export function buy(item: ShopItem, quantity: number): void {
  const added = addToCart(item.item_id, quantity)
  if (added > 0) vitrine.track('add_to_cart', params(item, added))
  announce(added > 0 ? `${item.item_name} is in your cart.` : 'Your cart holds no more of this.')
}

/** Changes a line of the cart. */
export function change(item: ShopItem, quantity: number): void {
  const difference = setQuantity(item.item_id, quantity)
  if (difference > 0) vitrine.track('add_to_cart', params(item, difference))
  if (difference < 0) vitrine.track('remove_from_cart', params(item, -difference))
}
