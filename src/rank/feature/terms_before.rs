//! Words in common with earlier visits, the rarer the more: all there is for an item that nobody saw yet.

use super::{earlier_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Cosine of the idf-weighted words, faded sum; says nothing about an item without words.
pub const FEATURE: Feature = Feature {
    code: "terms_before",
    personal: true,
    value: Value::Column(Column::WordsBefore),
    subject: earlier_neighbour,
};
