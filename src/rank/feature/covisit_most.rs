//! The one item of the history that goes with the candidate best.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Greatest faded neighbour weight.
pub const FEATURE: Feature = Feature {
    code: "covisit_most",
    personal: true,
    value: Value::Column(Column::TieMost),
    subject: strongest_neighbour,
};
