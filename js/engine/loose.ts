/** An item as it may really arrive from a page: the names of `Item`, any values. */
export type LooseItem = {
  readonly [field in
    | 'item_id'
    | 'item_name'
    | 'item_brand'
    | 'item_category'
    | 'item_category2'
    | 'item_category3'
    | 'item_category4'
    | 'item_category5'
    | 'item_variant'
    | 'price'
    | 'quantity'
    | 'popularity'
    | 'discount'
    | 'artefact']?: unknown
}

/** True for anything that can be read like an item; null, strings and numbers cannot. */
export function isLooseItem(value: unknown): value is LooseItem {
  return typeof value === 'object' && value !== null
}
