//! Likeness to earlier visits by trained vectors: it fills the silence where neighbour lists miss.

use super::{earlier_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Cosine to the faded mean vector of earlier visits.
pub const FEATURE: Feature = Feature {
    code: "vector_before",
    personal: true,
    value: Value::Column(Column::VectorBefore),
    subject: earlier_neighbour,
};
