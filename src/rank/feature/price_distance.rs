//! How far the price is from what was looked at lately, by the shop's own price bands.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// Bands between them, negative; says nothing where a price is unknown.
pub const FEATURE: Feature = Feature {
    code: "price_distance",
    personal: true,
    value: Value::Column(Column::PriceDistance),
    subject: |_, _| Subject::Nothing,
};
