//! What an order can be based on: one file a feature, one row here. Weights are keyed by the feature's code.

mod category_affinity;
mod covisit_history;
mod covisit_last;
mod passed_over;
mod popularity;
mod price_fit;
mod query_match;

use super::context::{Context, Past};
use crate::item::{weight_of, Item};
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
    pub value: fn(&Context<'_>, &Item) -> f32,
    /// What it was about for one candidate.
    pub subject: fn(&Context<'_>, &Item) -> Subject,
}

/// Every feature there is.
pub const FEATURES: &[Feature] = &[
    popularity::FEATURE,
    covisit_last::FEATURE,
    covisit_history::FEATURE,
    category_affinity::FEATURE,
    price_fit::FEATURE,
    passed_over::FEATURE,
    query_match::FEATURE,
];

/// Co-visitation of two items: the stronger of the two directions, since neighbour lists are cut at 20.
fn covisit(past: &Past, item: &Item) -> f32 {
    if past.build == 0 || past.build != item.artefact.build {
        return 0.0;
    }
    let there = weight_of(&past.neighbours, item.artefact.index);
    let back = weight_of(&item.artefact.neighbours, past.index);
    there.max(back)
}
