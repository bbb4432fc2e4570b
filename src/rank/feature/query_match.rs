//! How much of the query the title covers. Not personal: relevance comes before taste.

use super::{Feature, Subject, Value};
use crate::rank::context::{Candidate, Context};
use crate::text::terms;

/// Share of the query's words that are in the title or the categories.
pub const FEATURE: Feature =
    Feature { code: "query_match", personal: false, value: Value::Each(matched), subject: |_, _| Subject::Query };

fn matched(context: &Context<'_>, candidate: &Candidate<'_>) -> f32 {
    if context.query.is_empty() {
        return f32::NAN;
    }
    let mut words = terms(&candidate.item.name);
    for label in candidate.item.categories.iter().filter_map(|&key| context.items.label(key)) {
        words.extend(terms(label));
    }
    let found = context.query.iter().filter(|term| words.contains(term)).count();
    found as f32 / context.query.len() as f32
}
