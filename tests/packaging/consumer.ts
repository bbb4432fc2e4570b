/** What a strict TypeScript shop sees of the built package, through its `exports` and nothing else. Compiled, never run. */
import { createVitrine, type Item, type Vitrine } from 'vitrine'
import { createVitrine as createInline } from 'vitrine/inline'

interface Product extends Item {
  shelf: number
}

export function open(products: Product[]): number {
  const vitrine: Vitrine = createVitrine({ shop: 'gift-shop' })
  createInline({ shop: 'gift-shop' }).destroy()
  const { items } = vitrine.rank(products, { slot: 'home', limit: 24 })
  // @ts-expect-error: a name that is no event is a mistake the compiler can see.
  vitrine.track('vieww_item')
  // The shop's own objects come back, with what the shop put on them.
  return items[0]?.shelf ?? 0
}
