/** The number on the cart, wherever it stands. */
import { cartCount, onCart } from '../cart.ts'

/** Shows it and keeps it right. */
export function startCartCount(): void {
  const badges = document.querySelectorAll<HTMLElement>('.cart-count')
  const show = () => {
    const count = cartCount()
    for (const badge of badges) {
      badge.hidden = count === 0
      badge.textContent = String(count)
    }
  }
  show()
  onCart(show)
}
