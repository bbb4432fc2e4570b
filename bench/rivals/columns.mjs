// Which feature stands in which column of `Expert`, so that weights can be given by name.

/** Names of features in the order of the columns. */
export const COLUMN_NAMES = [
  'popularity',
  'trend',
  'covisit_last',
  'covisit_most',
  'covisit_count',
  'covisit_back',
  'covisit_back_history',
  'covisit_shared',
  'covisit_shared_history',
  'covisit_shared_before',
  'sequence_last',
  'sequence_history',
  'vector_last',
  'vector_profile',
  'vector_before',
  'terms_last',
  'terms_profile',
  'terms_before',
  'category_affinity',
  'category_last',
  'brand_affinity',
  'variant_affinity',
  'price_fit',
  'price_distance',
  'discount_fit',
  'seen_before',
  'rebuy_due',
  'passed_over',
  'had_enough'
]
