//! Maximal marginal relevance (Carbonell and Goldstein 1998), exact but lazy: a candidate whose relevance alone cannot win is
//! never compared with what was chosen, and one that lost is looked at again only when it would be next (lazy greedy, Minoux 1978).

use crate::item::{Card, ItemTable, Path, Row};
use crate::order;
use std::collections::binary_heap::PeekMut;
use std::collections::BinaryHeap;

/// An order, and what it took.
#[derive(Debug, Default)]
pub struct Selection {
    /// Positions of all candidates.
    pub order: Vec<u32>,
    /// Pairs of candidates that were compared.
    pub compared: usize,
}

/// Positions of all rows, which must be in the table: the first `wanted` by MMR, the rest by score. `lambda` is the share of relevance, 0 to 1.
///
/// Relevance is the score scaled to 0..1 within the list; ties go to the earlier position, which is the server's.
#[cfg_attr(lean, optimize(speed))]
pub fn select(rows: &[Row], items: &ItemTable, scores: &[f32], wanted: usize, lambda: f32) -> Selection {
    let by_score = order::falling(scores);
    if lambda >= 1.0 {
        return Selection { order: by_score, compared: 0 };
    }
    let relevance = Relevance::of(scores, &by_score);
    let bound = |at: u32| lambda * relevance.at(scores.get(at as usize).copied().unwrap_or_default());
    let card = |at: u32| items.card(*rows.get(at as usize)?);
    let mut states = vec![State { nearest: 0.0, compared: 0 }; rows.len()];
    let mut stream = by_score.iter().copied().peekable();
    let mut open: BinaryHeap<u64> = BinaryHeap::with_capacity(wanted * 4);
    let mut chosen: Vec<&Card> = Vec::with_capacity(wanted);
    let mut selection = Selection { order: Vec::with_capacity(rows.len()), compared: 0 };
    while chosen.len() < wanted {
        // Being like a chosen item only costs: who has not been looked at yet cannot be worth more than its relevance.
        while let Some(&next) = stream.peek() {
            let entry = entry(bound(next), next);
            // Of equal ones the earlier wins, and may stand further on.
            if open.peek().is_some_and(|top| *top >> 32 > entry >> 32) {
                break;
            }
            open.push(entry);
            stream.next();
        }
        let Some(mut top) = open.peek_mut() else { break };
        let at = !*top as u32;
        let (Some(state), Some(candidate)) = (states.get_mut(at as usize), card(at)) else { break };
        let before = state.nearest;
        while let Some(other) = chosen.get(state.compared as usize).filter(|_| state.nearest <= before) {
            let alike = similarity(candidate, other, items);
            state.nearest = if alike > state.nearest { alike } else { state.nearest };
            state.compared += 1;
            selection.compared += 1;
        }
        if state.nearest > before {
            *top = entry(bound(at) - (1.0 - lambda) * state.nearest, at);
        } else {
            PeekMut::pop(top);
            chosen.push(candidate);
            selection.order.push(at);
            state.compared = TAKEN;
        }
    }
    let is_left = |at: &u32| states.get(*at as usize).is_some_and(|state| state.compared != TAKEN);
    selection.order.extend(by_score.iter().copied().filter(is_left));
    selection
}

/// How far a candidate has been looked at.
#[derive(Clone, Copy)]
struct State {
    /// Greatest similarity to the first `compared` chosen items.
    nearest: f32,
    /// [`TAKEN`] once it is one of them.
    compared: u32,
}

const TAKEN: u32 = u32::MAX;

/// A candidate in the heap: greater for more worth, and for the earlier of equal ones.
#[inline(always)]
fn entry(worth: f32, at: u32) -> u64 {
    u64::from(!order::falling_key(worth)) << 32 | u64::from(!at)
}

/// How alike a candidate is to a chosen item, 0 to 1: shared category levels, brand, and being bought together.
#[inline(always)]
fn similarity(candidate: &Card, chosen: &Card, items: &ItemTable) -> f32 {
    let path = |card: &Card| items.paths().get(card.path as usize).map(Path::labels).unwrap_or_default();
    let (a, b) = (path(candidate), path(chosen));
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    // 0 of 0 levels are none.
    let levels = 0.6 * shared as f32 / a.len().max(1) as f32;
    let brand = if candidate.brand != 0 && candidate.brand == chosen.brand { 0.1 } else { 0.0 };
    levels + brand + 0.3 * items.cards().together(candidate, chosen)
}

/// Scores scaled to 0..1.
struct Relevance {
    least: f32,
    range: f32,
}

impl Relevance {
    /// For scores and their order.
    fn of(scores: &[f32], order: &[u32]) -> Self {
        let score = |at: Option<&u32>| at.and_then(|&at| scores.get(at as usize)).copied().unwrap_or_default();
        let (least, most) = (score(order.last()), score(order.first()));
        Self { least, range: (most - least).max(f32::MIN_POSITIVE) }
    }

    fn at(&self, score: f32) -> f32 {
        (score - self.least) / self.range
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::{Facts, ItemTable};
    use crate::rng::{Coins, Seeded};

    fn catalogue(count: u32, categories: u64) -> ItemTable {
        let (mut table, mut rng) = (ItemTable::default(), Seeded::new(4));
        for i in 0..count {
            let (id, category) = (i.to_string(), format!("c{}", rng.below(categories)));
            let facts = Facts {
                id: &id,
                categories: ["all", &category, "", "", ""],
                price: 1.0,
                popularity: 0.5,
                ..Default::default()
            };
            table.register(&facts);
        }
        table
    }

    /// The textbook: every candidate against everything chosen, every time.
    fn textbook(rows: &[Row], items: &ItemTable, scores: &[f32], wanted: usize, lambda: f32) -> Vec<u32> {
        let relevance = Relevance::of(scores, &order::falling(scores));
        let card = |at: u32| items.card(rows[at as usize]).unwrap();
        let mut chosen: Vec<u32> = Vec::new();
        while chosen.len() < wanted {
            let mmr = |at: u32| {
                let nearest = chosen.iter().map(|&c| similarity(card(at), card(c), items)).fold(0.0, f32::max);
                lambda * relevance.at(scores[at as usize]) - (1.0 - lambda) * nearest
            };
            let left = (0..rows.len() as u32).filter(|at| !chosen.contains(at));
            chosen.push(left.max_by(|&a, &b| mmr(a).total_cmp(&mmr(b)).then(b.cmp(&a))).unwrap());
        }
        chosen
    }

    #[test]
    fn laziness_changes_nothing() {
        let table = catalogue(120, 9);
        let rows: Vec<Row> = (0..120).collect();
        let mut rng = Seeded::new(8);
        for lambda in [0.0, 0.5, 0.8, 0.95] {
            // Coarse scores, so that there are ties to break.
            let scores: Vec<f32> = (0..120).map(|_| rng.below(20) as f32).collect();
            assert_eq!(
                select(&rows, &table, &scores, 40, lambda).order[..40],
                textbook(&rows, &table, &scores, 40, lambda),
                "lambda {lambda}"
            );
        }
    }

    #[test]
    fn variety_brings_in_other_categories() {
        let table = catalogue(60, 6);
        let rows: Vec<Row> = (0..60).collect();
        let category = |at: u32| table.get(at).unwrap().categories[1];
        let mut scores: Vec<f32> = (0..60).map(|at| if category(at) == category(0) { 1.0 } else { 0.9 }).collect();
        scores[59] = 0.0;
        let distinct = |lambda| {
            let order = select(&rows, &table, &scores, 6, lambda).order;
            let mut seen: Vec<_> = order[..6].iter().map(|&at| category(at)).collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len()
        };
        assert_eq!(distinct(1.0), 1);
        assert!(distinct(0.5) >= 5);
    }
}
