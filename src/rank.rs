//! From profile and candidates to an order: features, a model, a diverse selection, and the reasons.
//!
//! The server's order comes in and is only left for a reason: an empty profile, a neutral request or candidates the profile
//! says nothing about give it back exactly, and it breaks every tie.

mod company;
pub mod context;
pub mod diversify;
pub mod explain;
pub mod feature;
mod labels;
pub mod model;
pub mod slot;
mod taste;

use crate::item::{Item, ItemTable, Row};
use crate::profile::Profile;
use context::{Candidate, Context};
use explain::Explanation;
use feature::FEATURES;
use model::Model;
use slot::Slot;

/// What is to be ranked.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Where the list is shown.
    pub slot: Slot,
    /// The candidates in the server's order.
    pub candidates: &'a [Row],
    /// The item whose page this is.
    pub page_item: Option<Row>,
    /// The words searched for, empty if none.
    pub query: &'a str,
    /// How many first places are to be diverse and explained.
    pub limit: usize,
    /// The time, milliseconds since 1970.
    pub now_ms: f64,
}

/// An order and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Positions in [`Request::candidates`], all of them, best first.
    pub order: Vec<u32>,
    /// True when the profile or the page's item had a say; false when this is the server's order.
    pub personal: bool,
    /// Why, for each of the first [`Request::limit`]; empty when the order is the server's.
    pub explanations: Vec<Explanation>,
}

impl Ranking {
    /// The server's order of `count` candidates.
    pub fn server(count: usize) -> Self {
        Self { order: (0..count as u32).collect(), personal: false, explanations: Vec::new() }
    }
}

/// Orders the candidates for the shopper. What they are not interested in stands last, whatever speaks for it.
pub fn rank(request: &Request<'_>, profile: &Profile, items: &ItemTable, model: &Model) -> Ranking {
    let unwanted = profile.limits.unwanted();
    if unwanted.is_empty() {
        return rank_wanted(request, profile, items, model);
    }
    let is_wanted = |row: &Row| {
        items.get(*row).is_none_or(|item| {
            !unwanted.contains(&item.key) && !item.categories.iter().any(|level| unwanted.contains(level))
        })
    };
    let (wanted, last): (Vec<u32>, Vec<u32>) =
        (0..).zip(request.candidates).map(|(at, row)| (at, is_wanted(row))).fold(Default::default(), split);
    if last.is_empty() {
        return rank_wanted(request, profile, items, model);
    }
    let candidates: Vec<Row> = wanted.iter().filter_map(|&at| request.candidates.get(at as usize).copied()).collect();
    let mut ranking = rank_wanted(&Request { candidates: &candidates, ..*request }, profile, items, model);
    for place in &mut ranking.order {
        *place = wanted.get(*place as usize).copied().unwrap_or_default();
    }
    ranking.order.extend(last);
    ranking.personal = true;
    ranking
}

fn split((mut wanted, mut last): (Vec<u32>, Vec<u32>), (at, is_wanted): (u32, bool)) -> (Vec<u32>, Vec<u32>) {
    if is_wanted { &mut wanted } else { &mut last }.push(at);
    (wanted, last)
}

fn rank_wanted(request: &Request<'_>, profile: &Profile, items: &ItemTable, model: &Model) -> Ranking {
    let count = request.candidates.len();
    // A row that is not in the table has no facts: the list is ranked without it, and it follows at the end.
    let (known, positions): (Vec<&Item>, Vec<u32>) = request
        .candidates
        .iter()
        .zip(0u32..)
        .filter_map(|(&row, position)| items.get(row).map(|item| (item, position)))
        .unzip();
    if known.is_empty() || (profile.is_empty() && request.page_item.is_none()) {
        return Ranking::server(count);
    }
    let context = Context::new(request, profile, items);
    let candidates: Vec<Candidate<'_>> = known.iter().map(|item| context.candidate(item)).collect();
    let model = model.of(request.slot);
    let scored = model.score(&context, &candidates);
    if !scored.personal {
        return Ranking::server(count);
    }
    let wanted = request.limit.min(known.len());
    let chosen = diversify::select(&known, &scored.scores, wanted, request.slot.relevance_share());
    let explanations = chosen
        .iter()
        .take(wanted)
        .filter_map(|&at| candidates.get(at).map(|one| explain::explain(&context, one, &model.parts(&scored, at))))
        .collect();
    let mut order: Vec<u32> = chosen.iter().filter_map(|&at| positions.get(at).copied()).collect();
    if order.len() < count {
        let mut placed = vec![false; count];
        order.iter().for_each(|&p| placed.get_mut(p as usize).into_iter().for_each(|slot| *slot = true));
        order.extend(placed.iter().zip(0u32..).filter(|(placed, _)| !**placed).map(|(_, position)| position));
    }
    Ranking { order, personal: true, explanations }
}

/// The value of every feature of [`FEATURES`] for every candidate, as a model is fitted to them; none for a candidate that is
/// not in the table.
pub fn columns(request: &Request<'_>, profile: &Profile, items: &ItemTable) -> Vec<Vec<f32>> {
    let context = Context::new(request, profile, items);
    let known = request.candidates.iter().filter_map(|&row| items.get(row));
    let candidates: Vec<Candidate<'_>> = known.map(|item| context.candidate(item)).collect();
    FEATURES.iter().map(|row| candidates.iter().map(|one| (row.value)(&context, one)).collect()).collect()
}

#[cfg(test)]
mod tests;
