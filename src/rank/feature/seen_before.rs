//! Things of earlier visits themselves: some come back to them, some are done with them.

use super::{Feature, Subject};

/// Logarithm of one plus how often something was done with it, if it was in an earlier visit.
pub const FEATURE: Feature = Feature {
    code: "seen_before",
    personal: true,
    value: |context, c| {
        c.seen.filter(|seen| context.is_earlier(seen)).map_or(0.0, |seen| libm::log1pf(f32::from(seen.times)))
    },
    subject: |_, _| Subject::Nothing,
};
