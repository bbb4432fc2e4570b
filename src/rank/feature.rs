//! What an order can be based on: one file a feature, one row here. Weights are keyed by the feature's code.

mod brand_affinity;
mod category_affinity;
mod category_last;
mod covisit_back;
mod covisit_back_history;
mod covisit_count;
mod covisit_last;
mod covisit_most;
mod covisit_shared;
mod covisit_shared_before;
mod covisit_shared_history;
mod discount_fit;
mod had_enough;
mod passed_over;
mod popularity;
mod price_distance;
mod price_fit;
mod query_match;
mod rebuy_due;
mod seen_before;
mod sequence_history;
mod sequence_last;
mod terms_before;
mod terms_last;
mod terms_profile;
mod trend;
mod variant_affinity;
mod vector_before;
mod vector_last;
mod vector_profile;

use super::context::{Candidate, Context, Past};
use crate::key::Key;

/// What a feature's reason is about; becomes words when somebody reads the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Nothing in particular.
    Nothing,
    /// An item of the history.
    Item(Key),
    /// A category or a brand.
    Label(Key),
    /// The words searched for.
    Query,
}

/// A feature.
pub struct Feature {
    /// Stable name; weights and reasons are keyed by it.
    pub code: &'static str,
    /// True when it depends on the shopper, false when on the item or the request alone.
    pub personal: bool,
    /// Its value for a candidate; NaN where it says nothing.
    pub value: fn(&Context<'_>, &Candidate<'_>) -> f32,
    /// What it was about for one candidate.
    pub subject: fn(&Context<'_>, &Candidate<'_>) -> Subject,
}

/// Every feature there is.
pub const FEATURES: &[Feature] = &[
    popularity::FEATURE,
    trend::FEATURE,
    covisit_last::FEATURE,
    covisit_most::FEATURE,
    covisit_count::FEATURE,
    covisit_back::FEATURE,
    covisit_back_history::FEATURE,
    covisit_shared::FEATURE,
    covisit_shared_history::FEATURE,
    covisit_shared_before::FEATURE,
    sequence_last::FEATURE,
    sequence_history::FEATURE,
    vector_last::FEATURE,
    vector_profile::FEATURE,
    vector_before::FEATURE,
    terms_last::FEATURE,
    terms_profile::FEATURE,
    terms_before::FEATURE,
    category_affinity::FEATURE,
    category_last::FEATURE,
    brand_affinity::FEATURE,
    variant_affinity::FEATURE,
    price_fit::FEATURE,
    price_distance::FEATURE,
    discount_fit::FEATURE,
    seen_before::FEATURE,
    rebuy_due::FEATURE,
    passed_over::FEATURE,
    had_enough::FEATURE,
    query_match::FEATURE,
];

/// The item of the history for which `part` is greatest and above 0.
fn greatest(context: &Context<'_>, part: &dyn Fn(&Past<'_>) -> f32) -> Subject {
    let mut found = (0.0, Subject::Nothing);
    for past in &context.pasts {
        let part = part(past);
        if part > found.0 {
            found = (part, Subject::Item(past.key));
        }
    }
    found.1
}

fn last_item(context: &Context<'_>, _: &Candidate<'_>) -> Subject {
    context.last().map_or(Subject::Nothing, |last| Subject::Item(last.key))
}

/// Neighbours and likeness in one: good enough for naming one item of the history.
fn tie(past: &Past<'_>, candidate: &Candidate<'_>) -> f32 {
    let (past, item) = (&past.artefact, &candidate.item.artefact);
    if past.build != item.build || past.build == 0 {
        return past.shared_words(item);
    }
    past.together(item) + past.cosine(item).max(0.0) + past.shared_words(item)
}

fn strongest_neighbour(context: &Context<'_>, candidate: &Candidate<'_>) -> Subject {
    greatest(context, &|past| past.now() * tie(past, candidate))
}

fn earlier_neighbour(context: &Context<'_>, candidate: &Candidate<'_>) -> Subject {
    greatest(context, &|past| past.before() * tie(past, candidate))
}

fn best_category(context: &Context<'_>, candidate: &Candidate<'_>) -> Subject {
    let mut found = (0.0, Subject::Nothing);
    for &level in candidate.item.categories.iter().take_while(|&&level| level != 0) {
        let part = context.labels.weight(level);
        // The narrower level wins a tie.
        if part > 0.0 && part >= found.0 {
            found = (part, Subject::Label(level));
        }
    }
    found.1
}

#[cfg(test)]
mod tests;
