//! Maximal marginal relevance (Carbonell and Goldstein 1998), exact but lazy: a candidate whose relevance alone cannot win is
//! never compared with what was chosen.
//!
//! Who comes for something finds it in the first places, so those are left to relevance: the share of variety grows with the cube
//! of the place and is full at the end of the first screen. Below it there is a little variety only; nobody compares the
//! thirtieth place with the twelfth.

use crate::item::{Card, ItemTable, Path, Row};
use crate::order;

/// An order, and what it took.
#[derive(Debug, Default)]
pub struct Selection {
    /// Positions of all candidates.
    pub order: Vec<u32>,
    /// Pairs of candidates that were compared.
    pub compared: usize,
}

/// Places that are seen together.
const FIRST_SCREEN: usize = 10;
/// The least share of relevance below the first screen.
const BELOW: f32 = 0.9;
/// What the parts of likeness count: category path, brand, direction of the trained vectors.
const LIKENESS: [f32; 3] = [0.5, 0.1, 0.4];

/// The share of relevance in the choice for a place, counted from 0, of `wanted`; `lambda` at the end of the first screen.
pub fn relevance_share(place: usize, wanted: usize, lambda: f32) -> f32 {
    let end = wanted.clamp(2, FIRST_SCREEN) - 1;
    if place > end {
        return lambda.max(BELOW);
    }
    let depth = place as f32 / end as f32;
    1.0 - (1.0 - lambda) * depth * depth * depth
}

/// Positions of all rows, which must be in the table: the first `wanted` by MMR, the rest by score. `lambda` is the share of
/// relevance at the end of the first screen, 0 to 1.
///
/// Relevance is the score scaled to 0..1 within the list; ties go to the earlier position, which is the server's.
#[cfg_attr(lean, optimize(speed))]
pub fn select(rows: &[Row], items: &ItemTable, scores: &[f32], wanted: usize, lambda: f32) -> Selection {
    let by_score = order::falling(scores);
    if lambda >= 1.0 {
        return Selection { order: by_score, compared: 0 };
    }
    let relevance = Relevance::of(scores, &by_score);
    let mut left = by_score.iter().filter_map(|&at| {
        let card = items.card(*rows.get(at as usize)?)?;
        Some(Candidate { at, card, relevance: relevance.at(*scores.get(at as usize)?), nearest: 0.0, compared: 0 })
    });
    // Candidates enter the stream when the search first gets to them.
    let mut stream: Vec<Candidate<'_>> = Vec::with_capacity(wanted * 4);
    let mut chosen: Vec<&Card> = Vec::with_capacity(wanted);
    let mut selection = Selection { order: Vec::with_capacity(rows.len()), compared: 0 };
    while chosen.len() < wanted {
        let lambda = relevance_share(chosen.len(), wanted, lambda);
        let mut best: Option<(usize, f32, u32)> = None;
        let mut position = 0;
        loop {
            if position == stream.len() {
                let Some(next) = left.next() else { break };
                stream.push(next);
            }
            let Some(candidate) = stream.get_mut(position) else { break };
            let most = lambda * candidate.relevance;
            // The stream falls by relevance, and being like a chosen item only costs: nobody further on can win.
            if best.is_some_and(|(_, top, _)| most < top) {
                break;
            }
            let mut score = most - (1.0 - lambda) * candidate.nearest;
            while best.is_none_or(|(_, top, at)| score > top || (score == top && candidate.at < at)) {
                let Some(other) = chosen.get(candidate.compared) else {
                    best = Some((position, score, candidate.at));
                    break;
                };
                let alike = similarity(candidate.card, other, items);
                candidate.nearest = if alike > candidate.nearest { alike } else { candidate.nearest };
                candidate.compared += 1;
                selection.compared += 1;
                score = most - (1.0 - lambda) * candidate.nearest;
            }
            position += 1;
        }
        let Some((position, _, at)) = best else { break };
        chosen.push(stream.remove(position).card);
        selection.order.push(at);
    }
    selection.order.extend(stream.iter().map(|candidate| candidate.at));
    selection.order.extend(left.map(|candidate| candidate.at));
    selection
}

struct Candidate<'a> {
    at: u32,
    card: &'a Card,
    relevance: f32,
    /// Greatest similarity to the first `compared` chosen items.
    nearest: f32,
    compared: usize,
}

/// How alike a candidate is to a chosen item, 0 to 1: shared category levels, brand, and the direction of their vectors.
#[inline(always)]
fn similarity(candidate: &Card, chosen: &Card, items: &ItemTable) -> f32 {
    let path = |card: &Card| items.paths().get(card.path as usize).map(Path::labels).unwrap_or_default();
    let (a, b) = (path(candidate), path(chosen));
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count() as f32;
    let [by_category, by_brand, by_vector] = LIKENESS;
    let brand = if candidate.brand != 0 && candidate.brand == chosen.brand { by_brand } else { 0.0 };
    let cosine = items.cards().cosine(candidate, chosen);
    // 0 of 0 levels are none.
    by_category * shared / a.len().max(1) as f32 + brand + if cosine > 0.0 { by_vector * cosine } else { 0.0 }
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
            let lambda = relevance_share(chosen.len(), wanted, lambda);
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
            let order = select(&rows, &table, &scores, 10, lambda).order;
            let mut seen: Vec<_> = order[..10].iter().map(|&at| category(at)).collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len()
        };
        assert_eq!(distinct(1.0), 1);
        assert!(distinct(0.2) >= 4, "{}", distinct(0.2));
    }

    #[test]
    fn laziness_spares_most_comparisons() {
        let table = catalogue(1_000, 40);
        let rows: Vec<Row> = (0..1_000).collect();
        let mut rng = Seeded::new(3);
        // Sums of z-scores are close to normal (Irwin, Hall).
        let scores: Vec<f32> = (0..1_000).map(|_| (0..12).map(|_| rng.below(1_000) as f32).sum()).collect();
        let plain = (48 - 1) * rows.len();
        for lambda in [0.8, 0.9, 0.95] {
            let compared = select(&rows, &table, &scores, 48, lambda).compared;
            assert!(compared * 100 <= plain * 16, "lambda {lambda}: {compared} of {plain}");
        }
    }
}
