//! Whether the query names the item's category or brand.

use super::{Feature, Subject, Value};

/// 1 if it does, else 0; NaN without a query.
pub const FEATURE: Feature = Feature {
    code: "query_label",
    personal: false,
    value: Value::Each(|context, candidate| {
        let found = context.sought.of(candidate.row);
        if found.label != 0 {
            1.0
        } else if context.sought.is_any() {
            0.0
        } else {
            f32::NAN
        }
    }),
    subject: |_, _| Subject::Nothing,
};
