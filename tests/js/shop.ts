/** A small catalogue for tests that run the real engine. */
import type { Item } from '../../js/types.ts'

const CATEGORIES = ['Holder', 'Garland', 'Teapot', 'Clock', 'Basket']

/** `count` items in the server's order, the categories in turn; popularity falls along the list. */
export function catalogue(count: number): Item[] {
  return Array.from({ length: count }, (_, i) => ({
    item_id: `sku-${i}`,
    item_name: `${CATEGORIES[i % CATEGORIES.length]} No. ${i}`,
    item_category: 'Home',
    item_category2: CATEGORIES[i % CATEGORIES.length] as string,
    price: 5 + (i % 7),
    popularity: 1 - i / count
  }))
}

/** The items of one category. */
export const of = (items: readonly Item[], category: string) => items.filter(item => item.item_category2 === category)

/** Mean position of a category in a list. */
export function meanPlace(items: readonly Item[], category: string): number {
  const places = items.flatMap((item, place) => (item.item_category2 === category ? [place] : []))
  return places.reduce((sum, place) => sum + place, 0) / places.length
}
