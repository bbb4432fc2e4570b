//! How many of the words searched for an item has, the rarer counting more. Not personal: relevance comes before taste.

use super::{Feature, Subject, Value};

/// 0 to 1, see [`crate::rank::query::Match`].
pub const FEATURE: Feature = Feature {
    code: "query_match",
    personal: false,
    value: Value::Each(|context, candidate| context.sought.of(candidate.row).words),
    subject: |_, _| Subject::Query,
};
