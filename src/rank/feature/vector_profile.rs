//! Likeness to the history by trained vectors: it fills the silence where neighbour lists miss.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Cosine to the faded mean vector of the history.
pub const FEATURE: Feature = Feature {
    code: "vector_profile",
    personal: true,
    value: Value::Column(Column::VectorNow),
    subject: strongest_neighbour,
};
