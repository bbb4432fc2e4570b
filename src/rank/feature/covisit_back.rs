//! The other direction of co-visitation: lists are cut, so one item may name another that does not name it.

use super::{last_item, Feature, Value};
use crate::rank::columns::Column;

/// How strongly the candidate names the last item as a neighbour.
pub const FEATURE: Feature =
    Feature { code: "covisit_back", personal: true, value: Value::Column(Column::TieBack), subject: last_item };
