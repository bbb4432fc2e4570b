//! How much of the query the title covers. Not personal: relevance comes before taste.

use super::{Feature, Subject};
use crate::item::Item;
use crate::rank::context::Context;
use crate::rank::query::terms;

/// Share of the query's words that are in the title or the categories.
pub const FEATURE: Feature =
    Feature { code: "query_match", personal: false, value: matched, subject: |_, _| Subject::Query };

fn matched(context: &Context<'_>, item: &Item) -> f32 {
    if context.query.is_empty() {
        return f32::NAN;
    }
    let labels = item.categories.iter().filter_map(|&key| context.items.label(key)).flat_map(terms);
    let words: Vec<String> = terms(&item.name).into_iter().chain(labels).collect();
    let found = context.query.iter().filter(|term| words.contains(term)).count();
    found as f32 / context.query.len() as f32
}
