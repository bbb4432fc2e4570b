//! Two hops: neighbours that the candidate shares with the last item, for pairs nobody had together yet.

use super::{last_item, Feature, Value};
use crate::rank::columns::Column;

/// Sum over shared neighbours of the product of the weights.
pub const FEATURE: Feature =
    Feature { code: "covisit_shared", personal: true, value: Value::Column(Column::TieShared), subject: last_item };
