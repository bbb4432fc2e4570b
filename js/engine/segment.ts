/**
 * Segment's e-commerce names (v2) as aliases of GA4's: shops that track them need not write their events twice. In a chunk of its own,
 * which only those shops fetch (`aliases.ts`).
 */
import type { EventName, SegmentEventName } from '../types.ts'

/** Nothing in GA4 means the same, and nothing can be learned from it. */
const NOTHING = ''

/** What each name is in GA4. */
export const SEGMENT_EVENTS: Readonly<Record<SegmentEventName, EventName | typeof NOTHING>> = {
  'Products Searched': 'search',
  'Product List Viewed': 'view_item_list',
  'Product List Filtered': 'view_item_list',
  'Promotion Viewed': 'view_promotion',
  'Promotion Clicked': 'select_promotion',
  'Product Clicked': 'select_item',
  'Product Viewed': 'view_item',
  'Product Added': 'add_to_cart',
  'Product Removed': 'remove_from_cart',
  'Cart Viewed': 'view_cart',
  'Checkout Started': 'begin_checkout',
  'Checkout Step Viewed': NOTHING,
  // By what was chosen in the step, see `stepOf`.
  'Checkout Step Completed': NOTHING,
  'Payment Info Entered': 'add_payment_info',
  'Order Updated': NOTHING,
  'Order Completed': 'purchase',
  'Order Refunded': 'refund',
  'Order Cancelled': 'refund',
  'Coupon Entered': NOTHING,
  'Coupon Applied': 'coupon_use',
  'Coupon Denied': NOTHING,
  'Coupon Removed': NOTHING,
  'Product Added to Wishlist': 'add_to_wishlist',
  'Product Removed from Wishlist': NOTHING,
  'Wishlist Product Added to Cart': 'add_to_cart',
  'Product Shared': 'share',
  'Cart Shared': 'share',
  'Product Reviewed': 'review'
}

/** GA4's field, and Segment's properties that hold it, the best first. GA4's `value` is without tax and shipping: `revenue`. */
const PARAMS: readonly (readonly string[])[] = [
  ['transaction_id', 'order_id'],
  ['value', 'revenue', 'subtotal', 'value', 'total'],
  ['currency', 'currency'],
  ['coupon', 'coupon', 'coupon_name', 'coupon_id'],
  ['discount', 'discount'],
  ['tax', 'tax'],
  ['shipping', 'shipping'],
  ['payment_type', 'payment_method'],
  ['shipping_tier', 'shipping_method'],
  ['promotion_id', 'promotion_id'],
  ['promotion_name', 'name'],
  ['creative_name', 'creative'],
  ['creative_slot', 'position'],
  ['item_list_id', 'list_id'],
  ['search_term', 'query'],
  ['method', 'share_via'],
  ['rating', 'rating']
]

/** The same for a product. `url` and `image_url` have no field in GA4 and stay behind. */
const ITEM: readonly (readonly string[])[] = [
  ['item_id', 'product_id', 'sku'],
  ['item_name', 'name'],
  ['affiliation', 'affiliation'],
  ['item_brand', 'brand'],
  ['item_variant', 'variant'],
  ['price', 'price'],
  ['quantity', 'quantity'],
  ['coupon', 'coupon'],
  ['discount', 'discount'],
  ['index', 'position'],
  // Not Segment's, but ours, and welcome on its products, too.
  ['popularity', 'popularity'],
  ['artefact', 'artefact']
]

/** Shops write a path into the one category: "Home/Kitchen", "Home > Kitchen". */
const LEVEL = /\s*[>/]\s*/
const CATEGORIES = ['item_category', 'item_category2', 'item_category3', 'item_category4', 'item_category5']

type Bag = { readonly [name: string]: unknown }

/** The event in GA4's terms; one that is not Segment's comes back as it is, one that means nothing in GA4 is undefined. */
export function toGa4(name: string, params: unknown): [name: string, params: unknown] | undefined {
  if (!Object.hasOwn(SEGMENT_EVENTS, name)) return [name, params]
  const properties = (typeof params === 'object' && params !== null ? params : {}) as Bag
  const ga4Name = SEGMENT_EVENTS[name as SegmentEventName] || stepOf(name, properties)
  if (ga4Name === NOTHING) return undefined
  // A list's category is what the list shows; a product's says nothing of where it was clicked.
  const list = ga4Name === 'view_item_list' ? { item_list_name: properties.category } : {}
  return [ga4Name, { ...renamed(properties, PARAMS), ...list, items: itemsOf(properties) }]
}

/** A step of the checkout in which a payment or a delivery was chosen. */
function stepOf(name: string, { payment_method, shipping_method }: Bag): EventName | typeof NOTHING {
  if (name !== 'Checkout Step Completed') return NOTHING
  return payment_method ? 'add_payment_info' : shipping_method ? 'add_shipping_info' : NOTHING
}

function itemsOf(properties: Bag): unknown[] {
  const { products, category } = properties
  if (Array.isArray(products)) return products.map(product => toItem(product, category))
  // The events about one product carry its facts themselves.
  return 'product_id' in properties || 'sku' in properties ? [toItem(properties, undefined)] : []
}

/** A product as an item; one that does not say its category has that of its list. */
function toItem(product: unknown, listCategory: unknown): unknown {
  if (typeof product !== 'object' || product === null) return product
  const { category = listCategory } = product as Bag
  const levels = typeof category === 'string' ? category.split(LEVEL).filter(Boolean) : []
  const path = CATEGORIES.flatMap((field, i) => (levels[i] ? [[field, levels[i]]] : []))
  return { ...renamed(product as Bag, ITEM), ...Object.fromEntries(path) }
}

/** The fields under their new names; what is not there stays away. */
function renamed(from: Bag, table: readonly (readonly string[])[]): Bag {
  const to: Record<string, unknown> = {}
  for (const [field, ...names] of table) {
    const name = names.find(each => from[each] !== undefined && from[each] !== null)
    if (name !== undefined) to[field as string] = from[name]
  }
  return to
}
