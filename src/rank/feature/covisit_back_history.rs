//! The other direction of co-visitation, over the history.

use super::{strongest_neighbour, Feature, Value};
use crate::rank::columns::Column;

/// Number of items of the history among the candidate's neighbours.
pub const FEATURE: Feature = Feature {
    code: "covisit_back_history",
    personal: true,
    value: Value::Column(Column::TieBackHistory),
    subject: strongest_neighbour,
};
