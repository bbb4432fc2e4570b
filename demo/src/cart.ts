/** The cart: ids and quantities, kept in the tab (`sessionStorage`) because a shopper put them there. */

const KEY = 'shop:cart'
const MOST = 99

type Lines = Map<string, number>

function read(): Lines {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, number][]
    return new Map(stored.filter(([id, quantity]) => typeof id === 'string' && quantity > 0))
  } catch {
    return new Map()
  }
}

const lines = read()
const listeners = new Set<() => void>()

function changed(): void {
  try {
    if (lines.size > 0) sessionStorage.setItem(KEY, JSON.stringify([...lines]))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Storage is blocked: the cart lives as long as the page.
  }
  for (const listener of listeners) listener()
}

/** What is in the cart, in the order in which it was put there. */
export const cartLines = (): readonly (readonly [id: string, quantity: number])[] => [...lines]

/** How many units are in the cart. */
export const cartCount = (): number => [...lines.values()].reduce((sum, quantity) => sum + quantity, 0)

/** Sets a line's quantity; 0 removes it. Returns the difference to before. */
export function setQuantity(id: string, quantity: number): number {
  const before = lines.get(id) ?? 0
  const after = Math.min(MOST, Math.max(0, Math.round(quantity)))
  if (after > 0) lines.set(id, after)
  else lines.delete(id)
  if (after !== before) changed()
  return after - before
}

/** Puts units of an article into the cart. */
export const addToCart = (id: string, quantity: number): number => setQuantity(id, (lines.get(id) ?? 0) + quantity)

/** Empties the cart after an order. */
export function emptyCart(): void {
  lines.clear()
  changed()
}

/** Calls back after every change; returns its undo. */
export function onCart(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
