//! How near the price is to what the shopper usually pays. It orders; it never changes a price.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// 1 at the usual price, falling to 0 on both sides; says nothing where a price is unknown.
pub const FEATURE: Feature = Feature {
    code: "price_fit",
    personal: true,
    value: Value::Column(Column::PriceFit),
    subject: |_, _| Subject::Nothing,
};
