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
pub mod had_enough;
pub mod passed_over;
mod popularity;
mod price_distance;
mod price_fit;
mod query_label;
mod query_match;
mod query_price;
pub mod rebuy_due;
pub mod seen_before;
mod sequence_history;
mod sequence_last;
mod terms_before;
mod terms_last;
mod terms_profile;
mod trend;
pub mod usual_now;
mod variant_affinity;
mod vector_before;
mod vector_last;
mod vector_profile;

use super::columns::{Column, Columns, COLUMNS};
use super::context::{Candidate, Context};
use super::grounds::{Grounds, Past};
use crate::item::artefact::ItemArtefact;
use crate::item::Row;
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

/// Where a feature's values come from; NaN where it says nothing.
#[derive(Clone, Copy)]
pub enum Value {
    /// One of the columns that are filled in passes over the list, for what is looked up many times or with many others.
    Column(Column),
    /// Its own look at one candidate after another: an indirect call each, for what few lists need.
    Each(fn(&Context<'_>, &Candidate<'_>) -> f32),
}

/// A feature.
pub struct Feature {
    /// Stable name; weights and reasons are keyed by it.
    pub code: &'static str,
    /// True when it depends on the shopper, false when on the item or the request alone.
    pub personal: bool,
    /// Its values.
    pub value: Value,
    /// What it was about for one candidate.
    pub subject: fn(&Grounds, &Candidate<'_>) -> Subject,
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
    usual_now::FEATURE,
    query_match::FEATURE,
    query_price::FEATURE,
    query_label::FEATURE,
];

/// Columns of a list: those filled in passes, and one for each feature behind them.
pub const ALL_COLUMNS: usize = COLUMNS + FEATURES.len();

/// The column of the feature at a position of [`FEATURES`], filled in if it is one that the feature fills itself.
pub fn column(at: usize, context: &Context<'_>, rows: &[Row], columns: &mut Columns) -> usize {
    match FEATURES.get(at).map(|feature| feature.value) {
        Some(Value::Each(value)) => {
            let column = columns.numbers_mut(COLUMNS + at);
            for (slot, &row) in column.iter_mut().zip(rows) {
                *slot = context.candidate(row).map_or(f32::NAN, |candidate| value(context, &candidate));
            }
            COLUMNS + at
        }
        Some(Value::Column(column)) => column as usize,
        None => ALL_COLUMNS,
    }
}

/// The item of the history for which `part` is greatest and above 0.
fn greatest(grounds: &Grounds, part: &dyn Fn(&Past) -> f32) -> Subject {
    let mut found = (0.0, Subject::Nothing);
    for past in &grounds.pasts {
        let part = part(past);
        if part > found.0 {
            found = (part, Subject::Item(past.key));
        }
    }
    found.1
}

fn last_item(grounds: &Grounds, _: &Candidate<'_>) -> Subject {
    grounds.pasts.first().map_or(Subject::Nothing, |last| Subject::Item(last.key))
}

/// Neighbours and likeness in one: good enough for naming one item of the history.
fn tie(past: &Past, item: &ItemArtefact) -> f32 {
    let past = &past.artefact;
    if past.build != item.build || past.build == 0 {
        return past.shared_words(item);
    }
    past.together(item) + past.cosine(item).max(0.0) + past.shared_words(item)
}

fn strongest_neighbour(grounds: &Grounds, candidate: &Candidate<'_>) -> Subject {
    let item = candidate.item.artefact();
    greatest(grounds, &|past| past.now() * tie(past, &item))
}

fn earlier_neighbour(grounds: &Grounds, candidate: &Candidate<'_>) -> Subject {
    let item = candidate.item.artefact();
    greatest(grounds, &|past| past.before() * tie(past, &item))
}

fn best_category(grounds: &Grounds, candidate: &Candidate<'_>) -> Subject {
    let mut found = (0.0, Subject::Nothing);
    for &level in candidate.item.categories.iter().take_while(|&&level| level != 0) {
        let part = grounds.weight(level);
        // The narrower level wins a tie.
        if part > 0.0 && part >= found.0 {
            found = (part, Subject::Label(level));
        }
    }
    found.1
}

#[cfg(test)]
mod tests;
