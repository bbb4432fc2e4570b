//! Things of earlier visits themselves: some come back to them, some are done with them.

use super::{Feature, Subject, Value};
use crate::profile::history::Seen;
use crate::rank::columns::Column;

/// 1 if it was in an earlier visit. How often adds nothing: what is had often is what everybody has often.
pub const FEATURE: Feature = Feature {
    code: "seen_before",
    personal: true,
    value: Value::Column(Column::SeenBefore),
    subject: |_, _| Subject::Nothing,
};

/// The value for an item of the history, in a visit that began at `visit_s`.
pub fn value(seen: &Seen, visit_s: u32) -> f32 {
    if seen.first_s < visit_s {
        1.0
    } else {
        0.0
    }
}
