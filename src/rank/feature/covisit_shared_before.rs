//! Two hops from earlier visits.

use super::{earlier_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Sum over shared neighbours of the product of the weights, faded.
pub const FEATURE: Feature = Feature {
    code: "covisit_shared_before",
    personal: true,
    value: Value::Column(Column::TieSharedBefore),
    subject: earlier_neighbour,
};
