//! Discounts for those who look for them, and no others.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// Discount times the shopper's lean to discounted items, which is negative for who looks at full prices.
pub const FEATURE: Feature = Feature {
    code: "discount_fit",
    personal: true,
    value: Value::Column(Column::DiscountFit),
    subject: |_, _| Subject::Nothing,
};
