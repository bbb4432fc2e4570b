/** Which of an event's fields cross the boundary as its subject, its detail and its value: a row an event that has more to say. */

// Maps: a page may call its event "constructor".
const SUBJECTS = new Map([
  ['search', 'search_term'],
  ['view_search_results', 'search_term'],
  ['survey_answer', 'question']
])
/** A field, or what `_name` and `_id` are to be put behind; spelt out once, for every event asks. */
const DETAILS = new Map<string, readonly string[]>(
  [
    ['purchase', 'coupon'],
    ['refund', 'coupon'],
    ['coupon_use', 'coupon'],
    ['add_payment_info', 'payment_type'],
    ['add_shipping_info', 'shipping_tier'],
    ['view_promotion', 'promotion'],
    ['select_promotion', 'promotion'],
    ['view_item_list', 'item_list'],
    ['select_item', 'item_list'],
    ['share', 'method'],
    ['login', 'method'],
    ['sign_up', 'method'],
    ['help_request', 'topic'],
    ['survey_answer', 'answer']
  ].map(([event, field]) => [event as string, [`${field}_name`, `${field}_id`, field as string]])
)
const NOTHING: readonly string[] = []
const VALUES = new Map([
  ['review', 'rating'],
  ['survey_answer', 'score'],
  ['user_engagement', 'engagement_time_msec'],
  ['scroll', 'percent_scrolled']
])

/** The field of an event that holds its subject. */
export const subjectOf = (event: string): string => SUBJECTS.get(event) ?? 'transaction_id'

/** The fields of an event, or of its first item, that may hold its detail, the best first. */
export const detailOf = (event: string): readonly string[] => DETAILS.get(event) ?? NOTHING

/** The field of an event that holds its value. */
export const numberOf = (event: string): string => VALUES.get(event) ?? 'value'

/** Every number an event may carry: those that do not cross are looked at, too, for their mistakes. */
export const NUMBERS: readonly string[] = ['value', 'tax', 'shipping', ...VALUES.values()]
