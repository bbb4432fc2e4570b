//! Co-visitation with the last item: what others had together with the thing on the shopper's mind.

use super::{last_item, Feature, Value};
use crate::rank::columns::Column;

/// Neighbour weight to the page's item, or to the last one the shopper had to do with.
pub const FEATURE: Feature =
    Feature { code: "covisit_last", personal: true, value: Value::Column(Column::TieLast), subject: last_item };
