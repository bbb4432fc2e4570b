//! Co-visitation with the history: the sum over earlier items, each counting less than the one after it.

use super::{covisit, Feature, Subject};
use crate::item::Item;
use crate::rank::context::Context;

/// Weighted sum of neighbour weights to the items before the last one.
pub const FEATURE: Feature = Feature {
    code: "covisit_history",
    personal: true,
    value: |context, item| parts(context, item).map(|(part, _)| part).sum(),
    subject: |context, item| {
        let strongest = parts(context, item).max_by(|a, b| a.0.total_cmp(&b.0));
        strongest.map_or(Subject::Nothing, |(_, key)| Subject::Item(key))
    },
};

fn parts<'a>(context: &'a Context<'_>, item: &'a Item) -> impl Iterator<Item = (f32, u64)> + 'a {
    context.history.iter().map(move |past| (past.weight * covisit(past, item), past.key))
}
