//! Words in common with the last item, the rarer the more: all there is for an item that nobody saw yet.

use super::{last_item, Feature, Value};
use crate::rank::columns::Column;

/// Cosine of the idf-weighted words; says nothing about an item without words.
pub const FEATURE: Feature =
    Feature { code: "terms_last", personal: true, value: Value::Column(Column::WordsLast), subject: last_item };
