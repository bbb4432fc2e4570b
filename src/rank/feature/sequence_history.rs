//! What others turned to after the items of the history.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Faded sum of the weights of the rules.
pub const FEATURE: Feature = Feature {
    code: "sequence_history",
    personal: true,
    value: Value::Column(Column::NextHistory),
    subject: strongest_neighbour,
};
