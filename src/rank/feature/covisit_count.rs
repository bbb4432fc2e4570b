//! How many items of the history the candidate goes with.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Number of items of the history with the candidate among their neighbours.
pub const FEATURE: Feature = Feature {
    code: "covisit_count",
    personal: true,
    value: Value::Column(Column::TieCount),
    subject: strongest_neighbour,
};
