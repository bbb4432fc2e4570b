//! How well the price is within what was searched for.

use super::{Feature, Subject};

/// 1 within, falling to 0 beyond.
pub const FEATURE: Feature = Feature {
    code: "query_price",
    personal: false,
    value: |context, candidate| context.sought.of(candidate.item.key).price,
    subject: |_, _| Subject::Nothing,
};
