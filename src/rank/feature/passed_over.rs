//! How often the item was in view and left alone. Weighs negatively: a page that never changes is a page nobody reads.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// Logarithm of one plus the times the item was passed over.
pub const FEATURE: Feature = Feature {
    code: "passed_over",
    personal: true,
    value: Value::Column(Column::PassedOver),
    subject: |_, _| Subject::Nothing,
};

/// The value for an item that was passed over so often.
pub fn value(times: u16) -> f32 {
    libm::log1pf(f32::from(times))
}
