//! How well the price is within what was searched for.

use super::{Feature, Subject, Value};

/// 1 within, falling to 0 beyond.
pub const FEATURE: Feature = Feature {
    code: "query_price",
    personal: false,
    value: Value::Each(|context, candidate| context.sought.of(candidate.row).price),
    subject: |_, _| Subject::Nothing,
};
