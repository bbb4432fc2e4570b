//! From profile and candidates to an order: features, a model, a diverse selection, and the reasons.
//!
//! The server's order comes in and is only left for a reason: an empty profile, a neutral request or candidates the profile
//! says nothing about give it back exactly, and it breaks every tie.

pub mod columns;
mod company;
pub mod context;
pub mod diversify;
pub mod explain;
pub mod feature;
pub mod grounds;
mod labels;
pub mod model;
pub mod query;
mod offer;
mod remembered;
pub mod slot;
mod sparse;
pub mod tables;
mod taste;

use crate::item::{ItemTable, Row};
use crate::lanes::Four;
use crate::profile::Profile;
use columns::Columns;
use context::Context;
use explain::Explanation;
use feature::{ALL_COLUMNS, FEATURES};
use grounds::Grounds;
use model::linear;
use slot::Slot;
use std::rc::Rc;
use tables::Tables;

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
    /// Pairs of candidates that were compared for variety.
    pub compared: usize,
}

impl Ranking {
    /// The server's order of `count` candidates.
    pub fn server(count: usize) -> Self {
        Self { order: (0..count as u32).collect(), personal: false, explanations: Vec::new(), compared: 0 }
    }
}

/// Ranks list after list, and keeps what does not change between them.
#[derive(Debug, Default)]
pub struct Ranker {
    tables: Option<Tables>,
    weights: Vec<(Slot, Vec<f32>)>,
    columns: Columns,
    scores: Vec<Four>,
}

impl Ranker {
    /// The profile changed.
    pub fn forget(&mut self) {
        self.tables = None;
    }

    /// What the last ranking stood on; none before the first and after [`Self::forget`].
    pub fn grounds(&self) -> Option<Rc<Grounds>> {
        self.tables.as_ref().map(|tables| Rc::clone(&tables.grounds))
    }

    /// Orders the candidates for the shopper. What they are not interested in stands last, whatever speaks for it.
    pub fn rank(&mut self, request: &Request<'_>, profile: &Profile, items: &ItemTable) -> Ranking {
        let count = request.candidates.len();
        if profile.is_empty() && request.page_item.is_none() {
            return Ranking::server(count);
        }
        let unwanted = profile.limits.unwanted();
        let is_wanted = |row: Row| {
            unwanted.is_empty()
                || items.get(row).is_none_or(|item| {
                    !unwanted.contains(&item.key) && !item.categories.iter().any(|level| unwanted.contains(level))
                })
        };
        // A row that is not in the table has no facts: the list is ranked without it, and it follows at the end, before what is
        // not wanted.
        let (mut rows, mut positions) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let (mut unknown, mut last) = (Vec::new(), Vec::new());
        for (&row, position) in request.candidates.iter().zip(0u32..) {
            if !is_wanted(row) {
                last.push(position);
            } else if items.card(row).is_some() {
                rows.push(row);
                positions.push(position);
            } else {
                unknown.push(position);
            }
        }
        self.renew(request, profile, items);
        let ranked = if rows.is_empty() { None } else { self.rank_known(request, &rows, profile, items) };
        if ranked.is_none() && last.is_empty() {
            return Ranking::server(count);
        }
        let mut order: Vec<u32> = Vec::with_capacity(count);
        let (compared, explanations) = match ranked {
            Some((selection, explanations)) => {
                order.extend(selection.order.iter().filter_map(|&at| positions.get(at as usize)));
                (selection.compared, explanations)
            }
            None => (0, Vec::new()),
        };
        if order.is_empty() {
            unknown.extend(positions);
            unknown.sort_unstable();
        }
        order.extend(unknown);
        order.extend(last);
        Ranking { order, personal: true, explanations, compared }
    }

    /// Orders rows that are in the table; none when nothing personal tells them apart.
    fn rank_known(
        &mut self,
        request: &Request<'_>,
        rows: &[Row],
        profile: &Profile,
        items: &ItemTable,
    ) -> Option<(diversify::Selection, Vec<Explanation>)> {
        let slot = request.slot;
        let context = Context::new(request, profile, items, self.tables.as_ref()?);
        let (_, weights) = self.weights.iter().find(|(of, _)| *of == slot)?;
        self.columns.start(rows.len(), ALL_COLUMNS);
        context.fill(rows, &mut self.columns);
        let terms = linear::score(&context, rows, weights, &mut self.columns, &mut self.scores);
        if !terms.iter().any(|term| FEATURES.get(term.feature).is_some_and(|feature| feature.personal)) {
            return None;
        }
        let scores = crate::lanes::numbers_mut(&mut self.scores).get_mut(..rows.len())?;
        context.sought.temper(rows, scores);
        let wanted = request.limit.min(rows.len());
        let mut selection = diversify::select(rows, items, scores, wanted, slot.relevance_share());
        context.sought.settle(rows, &mut selection.order);
        let first = selection.order.iter().take(wanted).filter_map(|&at| Some((at as usize, *rows.get(at as usize)?)));
        let explain = |(at, row)| explain::explain(at, row, &terms, &self.columns, &context.sought);
        let explanations = first.map(explain).collect();
        Some((selection, explanations))
    }

    /// Makes tables for a request unless those of the one before suit.
    fn renew(&mut self, request: &Request<'_>, profile: &Profile, items: &ItemTable) {
        let (page, now_ms) = (request.page_item, request.now_ms);
        if !self.tables.as_mut().is_some_and(|tables| tables.suit(items, page, now_ms)) {
            self.tables = Some(Tables::new(profile, items, page, now_ms));
        }
        if !self.weights.iter().any(|(slot, _)| *slot == request.slot) {
            let weights = FEATURES.iter().map(|feature| linear::weight(feature.code, request.slot)).collect();
            self.weights.push((request.slot, weights));
        }
    }
}

/// Orders the candidates of one list.
pub fn rank(request: &Request<'_>, profile: &Profile, items: &ItemTable) -> Ranking {
    Ranker::default().rank(request, profile, items)
}

/// The value of every feature of [`FEATURES`] for every candidate, as a model is fitted to them; none for a candidate that is
/// not in the table.
pub fn columns(request: &Request<'_>, profile: &Profile, items: &ItemTable) -> Vec<Vec<f32>> {
    let tables = Tables::new(profile, items, request.page_item, request.now_ms);
    let context = Context::new(request, profile, items, &tables);
    let rows: Vec<Row> = request.candidates.iter().copied().filter(|&row| items.card(row).is_some()).collect();
    let mut columns = Columns::default();
    columns.start(rows.len(), ALL_COLUMNS);
    context.fill(&rows, &mut columns);
    let values = |at| {
        let column = feature::column(at, &context, &rows, &mut columns);
        columns.numbers(column).map_or_else(|| vec![0.0; rows.len()], <[f32]>::to_vec)
    };
    (0..FEATURES.len()).map(values).collect()
}

#[cfg(test)]
mod tests;
