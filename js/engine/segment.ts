/** Segment's e-commerce names (v2) as aliases of GA4's: shops that track them need not write their events twice. */

const EVENTS: Readonly<Record<string, string>> = {
  'Products Searched': 'search',
  'Product List Viewed': 'view_item_list',
  'Product List Filtered': 'view_item_list',
  'Promotion Viewed': 'view_promotion',
  'Promotion Clicked': 'select_promotion',
  'Product Clicked': 'select_item',
  'Product Viewed': 'view_item',
  'Product Added': 'add_to_cart',
  'Product Removed': 'remove_from_cart',
  'Product Added to Wishlist': 'add_to_wishlist',
  'Product Shared': 'share',
  'Product Reviewed': 'review',
  'Cart Viewed': 'view_cart',
  'Checkout Started': 'begin_checkout',
  'Payment Info Entered': 'add_payment_info',
  'Coupon Applied': 'coupon_use',
  'Order Completed': 'purchase',
  'Order Refunded': 'refund'
}

type Bag = { readonly [name: string]: unknown }

/** The event in GA4's terms; one that is not Segment's comes back as it is. */
export function toGa4(name: string, params: object): [name: string, params: object] {
  const alias = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined
  if (alias === undefined) return [name, params]
  const { products, query, order_id, ...rest } = params as Bag
  // The events about one product carry its facts themselves.
  const list = Array.isArray(products) ? products : 'product_id' in rest || 'sku' in rest ? [rest] : []
  return [alias, { items: list.map(toItem), search_term: query, transaction_id: order_id }]
}

function toItem(product: unknown): unknown {
  if (typeof product !== 'object' || product === null) return product
  const { product_id, sku, name, brand, category, price, quantity } = product as Bag
  return { item_id: product_id ?? sku, item_name: name, item_brand: brand, item_category: category, price, quantity }
}
