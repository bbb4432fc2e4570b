//! Interest in the item's categories, over weeks; the narrower the level the more it says.

use super::{best_category, Feature, Value};
use crate::rank::columns::Column;

/// Sum of the shopper's interest shares over the category path.
pub const FEATURE: Feature = Feature {
    code: "category_affinity",
    personal: true,
    value: Value::Column(Column::Category),
    subject: best_category,
};
