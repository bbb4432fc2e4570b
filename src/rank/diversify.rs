//! Maximal marginal relevance (Carbonell and Goldstein 1998), exact but lazy: a candidate whose relevance alone cannot win is
//! never compared with what was chosen.
//!
//! Who comes for something finds it in the first places, so those are left to relevance: the share of variety grows with the cube
//! of the place and is full at the end of the first screen. Below it there is a little variety only; nobody compares the
//! thirtieth place with the twelfth.

use crate::item::Item;
use crate::order;

/// Places that are seen together.
const FIRST_SCREEN: usize = 10;
/// The least share of relevance below the first screen.
const BELOW: f32 = 0.9;
/// What the parts of likeness count: category path, brand, direction of the trained vectors.
const LIKENESS: [f32; 3] = [0.5, 0.1, 0.4];

/// The share of relevance in the choice for a place, counted from 0, of `wanted`; `lambda` at the end of the first screen.
fn relevance_share(place: usize, wanted: usize, lambda: f32) -> f32 {
    let end = wanted.clamp(2, FIRST_SCREEN) - 1;
    if place > end {
        return lambda.max(BELOW);
    }
    let depth = place as f32 / end as f32;
    1.0 - (1.0 - lambda) * depth * depth * depth
}

/// Positions of all items: the first `wanted` by MMR, the rest by score. `lambda` is the share of relevance at the end of the first
/// screen, 0 to 1.
///
/// Relevance is the score scaled to 0..1 within the list; ties go to the earlier position, which is the server's.
pub fn select(items: &[&Item], scores: &[f32], wanted: usize, lambda: f32) -> Vec<usize> {
    let relevance = relevance(scores);
    let by_relevance = order::descending(&mut relevance.iter().copied().map(f64::from));
    let candidate = |at: usize| Some(Candidate::new(at, items.get(at)?, *relevance.get(at)?));
    let mut stream: Vec<Candidate<'_>> = by_relevance.into_iter().filter_map(candidate).collect();
    let mut chosen: Vec<(usize, &Item)> = Vec::with_capacity(wanted);
    while chosen.len() < wanted && lambda < 1.0 {
        let share = relevance_share(chosen.len(), wanted, lambda);
        let Some(best) = best(&mut stream, &chosen, share) else { break };
        let winner = stream.remove(best);
        chosen.push((winner.at, winner.item));
    }
    chosen.iter().map(|(at, _)| *at).chain(stream.iter().map(|c| c.at)).collect()
}

struct Candidate<'a> {
    at: usize,
    item: &'a Item,
    relevance: f32,
    /// Greatest similarity to the first `compared` chosen items.
    nearest: f32,
    compared: usize,
}

impl<'a> Candidate<'a> {
    const fn new(at: usize, item: &'a Item, relevance: f32) -> Self {
        Self { at, item, relevance, nearest: 0.0, compared: 0 }
    }
}

/// Position in the stream of the best next choice. The stream falls by relevance, and being like a chosen item only costs, so
/// the search ends where relevance alone cannot reach the best score found.
fn best(stream: &mut [Candidate<'_>], chosen: &[(usize, &Item)], lambda: f32) -> Option<usize> {
    let mut best: Option<(usize, f32, usize)> = None;
    for (position, candidate) in stream.iter_mut().enumerate() {
        let most = lambda * candidate.relevance;
        if best.is_some_and(|(_, score, _)| most < score) {
            break;
        }
        for (_, other) in chosen.iter().skip(candidate.compared) {
            candidate.nearest = candidate.nearest.max(similarity(candidate.item, other));
        }
        candidate.compared = chosen.len();
        let score = most - (1.0 - lambda) * candidate.nearest;
        let wins = best.is_none_or(|(_, top, at)| score > top || (score == top && candidate.at < at));
        if wins {
            best = Some((position, score, candidate.at));
        }
    }
    best.map(|(position, _, _)| position)
}

/// How alike two items are, 0 to 1: shared category levels, brand, and the direction of their vectors.
fn similarity(a: &Item, b: &Item) -> f32 {
    let levels = a.categories.iter().take_while(|key| **key != 0).count().max(1) as f32;
    let shared = a.categories.iter().zip(&b.categories).take_while(|(x, y)| x == y && **x != 0).count() as f32;
    let brand = if a.brand != 0 && a.brand == b.brand { 1.0 } else { 0.0 };
    let [by_category, by_brand, by_vector] = LIKENESS;
    by_category * shared / levels + by_brand * brand + by_vector * a.artefact.cosine(&b.artefact).max(0.0)
}

fn relevance(scores: &[f32]) -> Vec<f32> {
    let least = scores.iter().copied().fold(f32::INFINITY, f32::min);
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let range = (most - least).max(f32::MIN_POSITIVE);
    scores.iter().map(|score| (score - least) / range).collect()
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
    fn textbook(items: &[&Item], scores: &[f32], wanted: usize, lambda: f32) -> Vec<usize> {
        let relevance = relevance(scores);
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < wanted {
            let lambda = relevance_share(chosen.len(), wanted, lambda);
            let mmr = |at: usize| {
                let nearest = chosen.iter().map(|&c| similarity(items[at], items[c])).fold(0.0, f32::max);
                lambda * relevance[at] - (1.0 - lambda) * nearest
            };
            let left = (0..items.len()).filter(|at| !chosen.contains(at));
            chosen.push(left.max_by(|&a, &b| mmr(a).total_cmp(&mmr(b)).then(b.cmp(&a))).unwrap());
        }
        chosen
    }

    #[test]
    fn laziness_changes_nothing() {
        let table = catalogue(120, 9);
        let items: Vec<&Item> = (0..120).map(|row| table.get(row).unwrap()).collect();
        let mut rng = Seeded::new(8);
        for lambda in [0.0, 0.5, 0.8, 0.95] {
            // Coarse scores, so that there are ties to break.
            let scores: Vec<f32> = (0..120).map(|_| rng.below(20) as f32).collect();
            assert_eq!(
                select(&items, &scores, 40, lambda)[..40],
                textbook(&items, &scores, 40, lambda),
                "lambda {lambda}"
            );
        }
    }

    #[test]
    fn variety_brings_in_other_categories() {
        let table = catalogue(60, 6);
        let items: Vec<&Item> = (0..60).map(|row| table.get(row).unwrap()).collect();
        let favourite = items[0].categories[1];
        let mut scores: Vec<f32> = items.iter().map(|i| if i.categories[1] == favourite { 1.0 } else { 0.9 }).collect();
        scores[59] = 0.0;
        let distinct = |lambda| {
            let mut seen: Vec<_> =
                select(&items, &scores, 10, lambda)[..10].iter().map(|&at| items[at].categories[1]).collect();
            seen.sort_unstable();
            seen.dedup();
            seen.len()
        };
        assert_eq!(distinct(1.0), 1);
        assert!(distinct(0.2) >= 4, "{}", distinct(0.2));
    }
}
