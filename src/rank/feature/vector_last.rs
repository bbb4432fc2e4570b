//! Likeness to the last item by trained vectors: it fills the silence where neighbour lists miss.

use super::{last_item, Feature, Value};
use crate::rank::columns::Column;

/// Cosine to the vector of the last item.
pub const FEATURE: Feature =
    Feature { code: "vector_last", personal: true, value: Value::Column(Column::VectorLast), subject: last_item };
