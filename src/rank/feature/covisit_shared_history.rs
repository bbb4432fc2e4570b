//! Two hops from the history.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Sum over shared neighbours of the product of the weights, faded.
pub const FEATURE: Feature = Feature {
    code: "covisit_shared_history",
    personal: true,
    value: Value::Column(Column::TieSharedHistory),
    subject: strongest_neighbour,
};
