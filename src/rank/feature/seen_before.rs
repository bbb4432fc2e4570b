//! Things of earlier visits themselves: some come back to them, some are done with them.

use super::{Feature, Subject, Value};
use crate::profile::history::Seen;
use crate::rank::columns::Column;

/// Logarithm of one plus how often something was done with it, if it was in an earlier visit.
pub const FEATURE: Feature = Feature {
    code: "seen_before",
    personal: true,
    value: Value::Column(Column::SeenBefore),
    subject: |_, _| Subject::Nothing,
};

/// The value for an item of the history, in a visit that began at `visit_s`.
pub fn value(seen: &Seen, visit_s: u32) -> f32 {
    if seen.first_s < visit_s {
        libm::log1pf(f32::from(seen.times))
    } else {
        0.0
    }
}
