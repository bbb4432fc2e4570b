//! From profile and candidates to an order: features, a model, a diverse selection, and the reasons.
//!
//! The server's order comes in and is only left for a reason: an empty profile, a neutral request or candidates the profile
//! says nothing about give it back exactly, and it breaks every tie.

pub mod columns;
mod company;
pub mod context;
pub mod diversify;
pub mod explain;
mod explore;
pub mod feature;
pub mod grounds;
mod labels;
pub mod model;
mod offer;
pub mod query;
mod remembered;
pub mod slot;
mod sparse;
pub mod surprise;
pub mod tables;
mod taste;

use crate::item::{ItemTable, Row, NO_ROW};
use crate::lanes::Four;
use crate::profile::leaning::{Leaning, Pull};
use crate::profile::Profile;
use columns::{Column, Columns, Reads};
use context::Context;
use explain::{Explanations, Open};
use feature::{ALL_COLUMNS, FEATURES};
use grounds::Grounds;
use model::learn::{leaned, Shown, PLACES};
use model::{gather, weighted, Model};
use slot::Slot;
use std::rc::Rc;
use surprise::Surprise;
use tables::Tables;

/// Candidates that are ordered; what comes after them follows in the server's order. Nobody scrolls that far, and a page must not
/// wait.
pub const MAX_CANDIDATES: usize = 10_000;

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
    /// From familiar (0) to surprising (1), where the shopper said nothing about it; NaN for the slot's own mixture.
    pub surprise: f32,
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
    /// How many of the last ones the shopper does not want to see.
    pub refused: u32,
    /// Why, for each of the first [`Request::limit`]; empty when the order is the server's.
    pub explanations: Explanations,
    /// Pairs of candidates that were compared for variety.
    pub compared: usize,
}

impl Ranking {
    /// The server's order of `count` candidates.
    pub fn server(count: usize) -> Self {
        Self {
            order: (0..count as u32).collect(),
            personal: false,
            refused: 0,
            explanations: Explanations::default(),
            compared: 0,
        }
    }
}

/// Ranks list after list, and keeps what does not change between them.
#[derive(Debug, Default)]
pub struct Ranker {
    tables: Option<Tables>,
    model: Model,
    shown: Shown,
    /// Nothing is learnt from choices.
    is_fixed: bool,
    columns: Columns,
    scores: Vec<Four>,
}

impl Ranker {
    /// The profile changed.
    pub fn forget(&mut self) {
        self.tables = None;
    }

    /// Ranks with another model from now on.
    pub fn set_model(&mut self, model: Model) {
        self.model = model;
    }

    /// Whether choices move the weights.
    pub fn set_learning(&mut self, on: bool) {
        self.is_fixed = !on;
    }

    /// Rows became void.
    pub fn forget_rows(&mut self) {
        self.forget();
        self.shown.forget();
    }

    /// What the choice of an item says about the weights; empty when it was in none of the lists shown lately.
    pub fn chosen(&mut self, row: Row, leaning: &Leaning) -> Vec<Pull> {
        if self.is_fixed {
            return Vec::new();
        }
        self.shown.chosen(row, leaning)
    }

    /// What the last ranking stood on; none before the first and after [`Self::forget`].
    pub fn grounds(&self) -> Option<Rc<Grounds>> {
        self.tables.as_ref().map(|tables| Rc::clone(&tables.grounds))
    }

    /// Orders the candidates for the shopper, at most [`MAX_CANDIDATES`] of them. What they are not interested in stands last,
    /// whatever speaks for it.
    pub fn rank(&mut self, request: &Request<'_>, profile: &Profile, items: &ItemTable) -> Ranking {
        self.ranked(request, true, profile, items)
    }

    /// The same; unless the `whole` order is wanted, what comes behind [`Request::limit`] may be missing from it.
    pub fn ranked(&mut self, request: &Request<'_>, whole: bool, profile: &Profile, items: &ItemTable) -> Ranking {
        let count = request.candidates.len();
        if profile.is_empty() && request.page_item.is_none() {
            return Ranking::server(count);
        }
        self.renew(request, profile, items);
        let unwanted = profile.limits.unwanted();
        let registered = items.len();
        let is_known = |row: &Row| (*row as usize) < registered;
        // Nearly every list: nothing of it is to be left out, so nothing is copied and put together again.
        if unwanted.is_empty() && count <= MAX_CANDIDATES && request.candidates.iter().all(is_known) {
            let Some((selection, explanations)) = self.rank_known(request, request.candidates, whole, profile, items)
            else {
                return Ranking::server(count);
            };
            let diversify::Selection { order, compared } = selection;
            return Ranking { order, personal: true, refused: 0, explanations, compared };
        }
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
            } else if is_known(&row) && rows.len() < MAX_CANDIDATES {
                rows.push(row);
                positions.push(position);
            } else {
                unknown.push(position);
            }
        }
        let ranked = if rows.is_empty() { None } else { self.rank_known(request, &rows, whole, profile, items) };
        if ranked.is_none() && last.is_empty() {
            return Ranking::server(count);
        }
        let mut order: Vec<u32> = Vec::with_capacity(count);
        let (compared, explanations) = match ranked {
            Some((selection, explanations)) => {
                order.extend(selection.order.iter().filter_map(|&at| positions.get(at as usize)));
                (selection.compared, explanations)
            }
            None => (0, Explanations::default()),
        };
        if order.is_empty() {
            unknown.extend(positions);
            unknown.sort_unstable();
        }
        order.extend(unknown);
        let refused = last.len() as u32;
        order.extend(last);
        Ranking { order, personal: true, refused, explanations, compared }
    }

    /// Orders rows that are in the table; none when nothing personal tells them apart.
    fn rank_known(
        &mut self,
        request: &Request<'_>,
        rows: &[Row],
        whole: bool,
        profile: &Profile,
        items: &ItemTable,
    ) -> Option<(diversify::Selection, Explanations)> {
        let slot = request.slot;
        let context = Context::new(request, profile, items, self.tables.as_ref()?);
        // Mostly the first one is.
        let is_known = |&row: &Row| items.card(row).is_some_and(|card| card.popularity > 0.0);
        let is_new = slot == Slot::Home && !rows.iter().any(is_known);
        let model = Rc::clone(self.model.of(if is_new { Slot::Arrivals } else { slot }));
        let surprise = Surprise::new(profile, request);
        let mut reads = model.reads();
        if surprise.is_set() {
            reads = FAMILIAR.into_iter().fold(reads, Reads::with);
        }
        self.columns.start(rows.len(), ALL_COLUMNS);
        context.fill(rows, reads, &mut self.columns);
        let (mut weights, even) = (model.weights, [1.0; FEATURES.len()]);
        let factors = if self.is_fixed { even } else { leaned(&even, &profile.leaning) };
        let terms = model.score(&mut weights, &factors, &context, rows, &mut self.columns, &mut self.scores);
        if !terms.iter().any(|term| FEATURES.get(term.feature).is_some_and(|feature| feature.personal)) {
            return None;
        }
        let scores = crate::lanes::numbers_mut(&mut self.scores).get_mut(..rows.len())?;
        context.sought.temper(rows, scores);
        let mut lean = Vec::new();
        if surprise.is_set() {
            lean = surprise.lean(familiarity(rows, profile, items, &self.columns));
            scores.iter_mut().zip(&lean).for_each(|(score, part)| *score += part);
        }
        let wanted = request.limit.min(rows.len());
        let share = surprise.relevance_share(slot.relevance_share());
        let mut selection = diversify::select(rows, items, scores, wanted, share, whole || context.sought.is_any());
        context.sought.settle(rows, &mut selection.order);
        // Who searches wants what fits the words, and not something to try.
        let tried = (surprise.may_explore() && request.query.is_empty()).then(|| {
            let shown = |at: u32| {
                let row = *rows.get(at as usize).filter(|&&row| items.is_new(row))?;
                let item = items.get(row)?.key;
                profile.history.find(item).is_none().then(|| profile.history.times_passed(item))
            };
            explore::explore(&mut selection.order, slot, wanted, u64::from(profile.visits.start_s), &shown)
        });
        let first = selection.order.get(..wanted).unwrap_or_default();
        let values = gather(&terms, &self.columns, first);
        let row_of = |at: u32| rows.get(at as usize).copied().unwrap_or(NO_ROW);
        let leant = weighted(&weights, &factors);
        // Whoever searches chooses by the words.
        if !self.is_fixed && request.query.is_empty() {
            let seen = first.iter().zip(&values).take(PLACES);
            self.shown.note(seen.map(|(&at, values)| (row_of(at), weighted(&weights, values))).collect());
        }
        let rows = || first.iter().map(|&at| row_of(at));
        let said =
            if context.sought.is_any() { rows().map(|row| context.sought.said(row)).collect() } else { Vec::new() };
        let lean = if lean.is_empty() {
            lean
        } else {
            first.iter().filter_map(|&at| lean.get(at as usize).copied()).collect()
        };
        let (openness, lean, tried) = (context.sought.openness(), (surprise.code(), lean), tried.flatten());
        let explanations = Explanations::of(Open { model, weights: leant, values, openness, said, lean, tried });
        Some((selection, explanations))
    }

    /// Makes tables for a request unless those of the one before suit.
    fn renew(&mut self, request: &Request<'_>, profile: &Profile, items: &ItemTable) {
        let (page, now_ms) = (request.page_item, request.now_ms);
        if !self.tables.as_mut().is_some_and(|tables| tables.suit(items, page, now_ms)) {
            self.tables = Some(Tables::new(profile, items, page, now_ms));
        }
    }
}

/// What having had to do with the very item adds to its familiarity, beside interests of up to 1 for each label.
const SEEN: f32 = 0.25;
/// The columns that say how familiar an item is.
const FAMILIAR: [Column; 3] = [Column::Category, Column::Brand, Column::VectorNow];

/// How familiar the candidates are: had to do with, of interesting categories and brands, like the history. 0 for what the shopper
/// knows nothing of.
fn familiarity(rows: &[Row], profile: &Profile, items: &ItemTable, columns: &Columns) -> Vec<f32> {
    let is_known = |row: &Row| items.get(*row).is_some_and(|item| profile.history.find(item.key).is_some());
    let mut sums: Vec<f32> = rows.iter().map(|row| if is_known(row) { SEEN } else { 0.0 }).collect();
    for column in FAMILIAR {
        let values = columns.numbers(column as usize).unwrap_or_default();
        // A NaN is less than nothing.
        sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value.max(0.0));
    }
    sums
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
    context.fill(&rows, Reads::ALL, &mut columns);
    let values = |at| {
        let column = feature::column(at, &context, &rows, &mut columns);
        columns.numbers(column).map_or_else(|| vec![0.0; rows.len()], <[f32]>::to_vec)
    };
    (0..FEATURES.len()).map(values).collect()
}

#[cfg(test)]
mod tests;
