/** What comes in: items and events, in GA4's vocabulary and a few words of our own. */

/**
 * An item in GA4's e-commerce vocabulary, and a few fields of our own at the end. Anything else on the object is left alone and handed
 * back untouched.
 */
export interface Item {
  /** The shop's own id of the item (SKU); the only field that is required. At most 128 characters. */
  item_id: string
  /** Title shown to shoppers; used for search terms and in the words of reasons. */
  item_name?: string
  /** Who sells it, where a shop has several sellers; not used. */
  affiliation?: string
  /** The coupon that lowered this item's price; not used, the order's coupon is. */
  coupon?: string
  /** What is taken off the price of one unit, in the shop's currency; tells who looks for bargains. */
  discount?: number
  /** The item's place in its list, counted as the shop likes; not used, the order of `items` is. */
  index?: number
  /** Brand or maker. */
  item_brand?: string
  /** First, widest level of the category path ("Candles & light"). */
  item_category?: string
  /** Second level of the category path ("Holder"). */
  item_category2?: string
  /** Third level of the category path. */
  item_category3?: string
  /** Fourth level of the category path. */
  item_category4?: string
  /** Fifth, narrowest level of the category path. */
  item_category5?: string
  /** Id of the list the item was shown in, where the event does not say it for all of them. */
  item_list_id?: string
  /** Name of that list ("Related products"); goes before its id. */
  item_list_name?: string
  /** The chosen variant: a colour, a size, a material. */
  item_variant?: string
  /** Place of a physical shop or a stock; not used. */
  location_id?: string
  /** Price of one unit in the shop's currency, after the discount; never negative. */
  price?: number
  /** How many units, in events about a cart or an order; 1 when absent. */
  quantity?: number
  /** Id of the promotion the item belongs to, in `view_promotion` and `select_promotion`. */
  promotion_id?: string
  /** Name of that promotion; goes before its id. */
  promotion_name?: string
  /** Name of the promotion's picture; not used. */
  creative_name?: string
  /** Where on the page the promotion's picture stands; not used. */
  creative_slot?: string
  /** Ours: how many the shop has of it; 0 is sold out, see `RuleOptions.outOfStock`. */
  stock?: number
  /** Google Merchant's word for it: `out_of_stock` is sold out; anything else can be bought. */
  availability?: string
  /** Ours: popularity between 0 (never sold) and 1 (the best seller), where the server knows it. */
  popularity?: number
  /** Ours: the item's packed artefact, base64, as `vitrine-backend` puts it on each item: neighbours, popularity, build id. */
  artefact?: string
}

/** The GA4 event names (and Vitrine's own additions) that the engine understands. */
export type EventName =
  | 'view_item_list'
  | 'select_item'
  | 'view_item'
  | 'add_to_wishlist'
  | 'add_to_cart'
  | 'remove_from_cart'
  | 'view_cart'
  | 'begin_checkout'
  | 'add_shipping_info'
  | 'add_payment_info'
  | 'purchase'
  | 'refund'
  | 'view_promotion'
  | 'select_promotion'
  | 'search'
  | 'view_search_results'
  | 'share'
  | 'page_view'
  | 'user_engagement'
  | 'scroll'
  | 'login'
  | 'sign_up'
  | 'review'
  | 'favourite'
  | 'coupon_use'
  | 'survey_answer'
  | 'help_request'

/**
 * Segment's e-commerce names (v2), understood as aliases together with Segment's property names. Those without a meaning in GA4
 * (a denied coupon, an updated order) are taken, counted `ignored` and change nothing.
 */
export type SegmentEventName =
  | 'Products Searched'
  | 'Product List Viewed'
  | 'Product List Filtered'
  | 'Promotion Viewed'
  | 'Promotion Clicked'
  | 'Product Clicked'
  | 'Product Viewed'
  | 'Product Added'
  | 'Product Removed'
  | 'Cart Viewed'
  | 'Checkout Started'
  | 'Checkout Step Viewed'
  | 'Checkout Step Completed'
  | 'Payment Info Entered'
  | 'Order Updated'
  | 'Order Completed'
  | 'Order Refunded'
  | 'Order Cancelled'
  | 'Coupon Entered'
  | 'Coupon Applied'
  | 'Coupon Denied'
  | 'Coupon Removed'
  | 'Product Added to Wishlist'
  | 'Product Removed from Wishlist'
  | 'Wishlist Product Added to Cart'
  | 'Product Shared'
  | 'Cart Shared'
  | 'Product Reviewed'

/** What an event carries: GA4's names, and our own at the end. Whatever else is on the object is not read. */
export interface EventParams {
  /** The items the event is about, at most 200. */
  items?: readonly Item[]
  /** The one item of an event that has no list, as in GA4's `share`. */
  item_id?: string
  /** Amount of money of the whole event, in `currency`, without tax and shipping; never negative. */
  value?: number
  /** ISO 4217 code of `value` and of the items' prices ("GBP"); say it whenever you say `value`. */
  currency?: string
  /** The order's number (`purchase`, `refund`); a purchase is counted once per number. */
  transaction_id?: string
  /** The coupon of the whole order (`purchase`, `refund`, `coupon_use`). */
  coupon?: string
  /** Tax of the order; checked and not used. */
  tax?: number
  /** Cost of the delivery; checked and not used. */
  shipping?: number
  /** How the order is paid (`add_payment_info`: "Invoice"). */
  payment_type?: string
  /** How the order is delivered (`add_shipping_info`: "Next day"). */
  shipping_tier?: string
  /** Whether the shop calls this shopper new or returning (`purchase`); not used, the profile knows. */
  customer_type?: 'new' | 'returning'
  /** Who sold it, where a shop has several sellers; not used. */
  affiliation?: string
  /** Id of the promotion (`view_promotion`, `select_promotion`). */
  promotion_id?: string
  /** Name of the promotion; goes before its id. */
  promotion_name?: string
  /** Name of the promotion's picture; not used. */
  creative_name?: string
  /** Where on the page the promotion's picture stands; not used. */
  creative_slot?: string
  /** Several promotions in one event; the first of them is taken. */
  promotions?: readonly { readonly promotion_id?: string; readonly promotion_name?: string }[]
  /** Id of the list (`view_item_list`, `select_item`). */
  item_list_id?: string
  /** Name of the list ("Search results"); goes before its id. */
  item_list_name?: string
  /** The words searched for (`search`, `view_search_results`). */
  search_term?: string
  /** By what means: of sharing, of logging in, of opening an account (`share`, `login`, `sign_up`). */
  method?: string
  /** What kind of thing is shared ("product"); not used. */
  content_type?: string
  /** How long the page was in front of the shopper's eyes, in milliseconds (`user_engagement`). */
  engagement_time_msec?: number
  /** How far the page was scrolled, in percent of its height (`scroll`). */
  percent_scrolled?: number
  /** Address of the page (`page_view`); not used and not kept. */
  page_location?: string
  /** Address of the page before (`page_view`); not used and not kept. */
  page_referrer?: string
  /** Title of the page (`page_view`); not used and not kept. */
  page_title?: string
  /** Ours: how many stars of five (`review`). */
  rating?: number
  /** Ours: the answer as a number (`survey_answer`). */
  score?: number
  /** Ours: the id of the question (`survey_answer`). */
  question?: string
  /** Ours: the answer in words or as an id (`survey_answer`). */
  answer?: string
  /** Ours: what help was asked about (`help_request`: "delivery"). */
  topic?: string
}
