//! Whether the query names the item's category or brand.

use super::{Feature, Subject};
use crate::key::Key;
use crate::rank::context::{Candidate, Context};

/// 1 if it does, else 0; NaN without a query.
pub const FEATURE: Feature = Feature {
    code: "query_label",
    personal: false,
    value: |context, candidate| match (context.sought.is_any(), label(context, candidate)) {
        (false, _) => f32::NAN,
        (_, 0) => 0.0,
        _ => 1.0,
    },
    subject: |context, candidate| Subject::Label(label(context, candidate)),
};

fn label(context: &Context<'_>, candidate: &Candidate<'_>) -> Key {
    context.sought.of(candidate.item.key).label
}
