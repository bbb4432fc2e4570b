//! Words in common with the history, the rarer the more: all there is for an item that nobody saw yet.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Cosine of the idf-weighted words, faded sum; says nothing about an item without words.
pub const FEATURE: Feature = Feature {
    code: "terms_profile",
    personal: true,
    value: Value::Column(Column::WordsNow),
    subject: strongest_neighbour,
};
