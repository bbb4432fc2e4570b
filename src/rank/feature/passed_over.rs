//! How often the item was in view and left alone. Weighs negatively: a page that never changes is a page nobody reads.

use super::{Feature, Subject};

/// Logarithm of one plus the times the item was passed over.
pub const FEATURE: Feature = Feature {
    code: "passed_over",
    personal: true,
    value: |context, c| libm::log1pf(f32::from(context.profile.history.times_passed(c.item.key))),
    subject: |_, _| Subject::Nothing,
};
