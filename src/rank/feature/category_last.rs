//! Being of the kind of the last item.

use super::{best_category, Feature, Value};
use crate::rank::columns::Column;

/// Levels shared with the last item, the narrower the more.
pub const FEATURE: Feature = Feature {
    code: "category_last",
    personal: true,
    value: Value::Column(Column::CategoryLast),
    subject: best_category,
};
