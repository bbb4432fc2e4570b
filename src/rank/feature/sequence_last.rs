//! What others turned to after the last item.

use super::{last_item, Feature, Value};
use crate::rank::columns::Column;

/// Weight of the rule from the last item to the candidate.
pub const FEATURE: Feature =
    Feature { code: "sequence_last", personal: true, value: Value::Column(Column::NextLast), subject: last_item };
