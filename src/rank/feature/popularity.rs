//! How well the item sells, in the shop's own log. Not personal: it keeps a short history from overruling the crowd.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// Log-scaled popularity, 0 to 1.
pub const FEATURE: Feature = Feature {
    code: "popularity",
    personal: false,
    value: Value::Column(Column::Popularity),
    subject: |_, _| Subject::Nothing,
};
