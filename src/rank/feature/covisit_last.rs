//! Co-visitation with the last item: what others had together with the thing on the shopper's mind.

use super::{covisit, Feature, Subject};

/// Neighbour weight to the page's item, or to the last one the shopper had to do with.
pub const FEATURE: Feature = Feature {
    code: "covisit_last",
    personal: true,
    value: |context, item| context.last.as_ref().map_or(f32::NAN, |last| covisit(last, item)),
    subject: |context, _| context.last.as_ref().map_or(Subject::Nothing, |last| Subject::Item(last.key)),
};
