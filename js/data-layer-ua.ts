/**
 * Universal Analytics' enhanced e-commerce, which many data layers still speak: the push itself is the event, whatever it is
 * called, and the key under `ecommerce` says which.
 */
type Bag = { readonly [name: string]: unknown }

/** What each key is called in GA4, in the order in which a page means them. */
const EVENTS: Readonly<Record<string, string>> = {
  impressions: 'view_item_list',
  promoView: 'view_promotion',
  promoClick: 'select_promotion',
  click: 'select_item',
  detail: 'view_item',
  add: 'add_to_cart',
  remove: 'remove_from_cart',
  checkout: 'begin_checkout',
  purchase: 'purchase',
  refund: 'refund'
}

/** GA4's own limit. */
const MAX_ITEMS = 200
/** Promotions of one push that are told, each as an event of its own. */
const MAX_PROMOTIONS = 20

/** The events in an `ecommerce` object of the old shape, in GA4's terms; none in what has GA4's own `items`, or neither. */
export function fromUa(ecommerce: Bag): [name: string, params: Bag][] {
  if (ecommerce.items) return []
  return Object.entries(EVENTS).flatMap(([key, name]) => {
    const said = ecommerce[key]
    return typeof said === 'object' && said ? eventsOf(name, said as Bag, ecommerce.currencyCode) : []
  })
}

function eventsOf(name: string, said: Bag, currency: unknown): [name: string, params: Bag][] {
  if (name.endsWith('promotion')) {
    const promotions = listOf(said.promotions, MAX_PROMOTIONS)
    return promotions.map(({ id, name: title }) => [name, { promotion_id: id, promotion_name: title }])
  }
  const { id, revenue, coupon, list, step } = bag(said.actionField)
  // Later steps say how it is paid and sent: the checkout has begun before.
  if (name === 'begin_checkout' && Number(step) > 1) return []
  const products = listOf(Array.isArray(said) ? said : said.products, MAX_ITEMS)
  const params = {
    items: products.map(toItem),
    transaction_id: id,
    value: revenue,
    coupon,
    item_list_name: list ?? products[0]?.list,
    // Absent, it leaves room for what `gtag('set', …)` said.
    ...(currency === undefined ? {} : { currency })
  }
  return [[name, params]]
}

/** Its category is a path, widest level first. */
function toItem({ id, sku, name, brand, category, variant, price, quantity, coupon, position }: Bag): Bag {
  const levels = typeof category === 'string' ? category.split('/', 5) : []
  return {
    item_id: id ?? sku,
    item_name: name,
    item_brand: brand,
    ...Object.fromEntries(levels.map((level, i) => [`item_category${i ? i + 1 : ''}`, level.trim()])),
    item_variant: variant,
    price,
    quantity,
    coupon,
    index: position
  }
}

const listOf = (value: unknown, limit: number): Bag[] => (Array.isArray(value) ? value.slice(0, limit).map(bag) : [])

const bag = (value: unknown): Bag => (typeof value === 'object' && value ? (value as Bag) : {})
