//! Maximal marginal relevance (Carbonell and Goldstein 1998), exact but lazy: a candidate whose relevance alone cannot win is
//! never compared with what was chosen.
//!
//! Who comes for something finds it in the first places, so those are left to relevance: the share of variety grows with the cube
//! of the place and is full at the end of the first screen. Below it there is a little variety only; nobody compares the
//! thirtieth place with the twelfth.

use crate::item::{Card, ItemTable, Row, CATEGORY_LEVELS};
use crate::lanes::{greater, Bytes, Names, Sums, Wide};
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
/// So many are put in order at least: as far down as anything is brought up from.
const LOOKED_AT: usize = 64;
/// What the parts of likeness count: category path, brand, and for an item without a category the direction of its trained vector. Where there
/// are categories a shopper sees variety in them, and vectors beside them bought less of it for the same loss of NDCG (validation steps).
const LIKENESS: [f32; 3] = [0.9, 0.1, 0.4];

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
/// Unless the `whole` order is wanted it ends somewhere behind those that were looked at.
///
/// Relevance is the score scaled to 0..1 within the list; ties go to the earlier position, which is the server's.
#[inline(never)]
#[cfg_attr(lean, optimize(speed))]
pub fn select(rows: &[Row], items: &ItemTable, scores: &[f32], wanted: usize, lambda: f32, whole: bool) -> Selection {
    let mut by_score = if whole { order::falling(scores) } else { order::first(scores, (wanted * 4).max(LOOKED_AT)) };
    if lambda >= 1.0 {
        return Selection { order: by_score, compared: 0 };
    }
    let relevance = Relevance::of(scores);
    let mut faces = Faces::of(items, wanted * 4);
    // Candidates enter the stream when the search first gets to them; those that were chosen stand in front.
    let mut stream: Vec<Candidate> = Vec::with_capacity(wanted * 4);
    let mut chosen: Vec<Face> = Vec::with_capacity(wanted);
    let mut compared = 0;
    for place in 0..wanted {
        let lambda = relevance_share(place, wanted, lambda);
        let mut best: Option<(usize, f32, u32)> = None;
        let mut position = place;
        loop {
            if position == stream.len() {
                if position == by_score.len() && position < rows.len() {
                    by_score = order::falling(scores);
                }
                // As many were taken as there are in the stream, in whatever order they stand there.
                let Some(&at) = by_score.get(position) else { break };
                let (Some(card), Some(&score)) =
                    (rows.get(at as usize).and_then(|&row| items.card(row)), scores.get(at as usize))
                else {
                    break;
                };
                let (relevance, face) = (relevance.at(score), faces.take(card));
                stream.push(Candidate { at, relevance, nearest: 0.0, compared: 0, face });
            }
            let Some(candidate) = stream.get_mut(position) else { break };
            let most = lambda * candidate.relevance;
            // The stream falls by relevance, and being like a chosen item only costs: nobody further on can win.
            if best.is_some_and(|(_, top, _)| most < top) {
                break;
            }
            let mut score = most - (1.0 - lambda) * candidate.nearest;
            while best.is_none_or(|(_, top, at)| score > top || (score == top && candidate.at < at)) {
                let (Some(face), Some(other)) = (faces.all.get(candidate.face), chosen.get(candidate.compared)) else {
                    best = Some((position, score, candidate.at));
                    break;
                };
                let alike = faces.likeness(face, other);
                candidate.nearest = greater(candidate.nearest, alike);
                candidate.compared += 1;
                compared += 1;
                score = most - (1.0 - lambda) * candidate.nearest;
            }
            position += 1;
        }
        let Some(winner) = best.and_then(|(position, ..)| {
            let winner = *stream.get(position)?;
            stream.copy_within(place..position, place + 1);
            Some(winner)
        }) else {
            break;
        };
        stream.get_mut(place).into_iter().for_each(|slot| *slot = winner);
        chosen.extend(faces.all.get(winner.face));
    }
    // Those that were taken are the first of them in another order.
    by_score.iter_mut().zip(&stream).for_each(|(at, candidate)| *at = candidate.at);
    Selection { order: by_score, compared }
}

#[derive(Clone, Copy)]
struct Candidate {
    at: u32,
    relevance: f32,
    /// Greatest likeness to the first `compared` chosen items.
    nearest: f32,
    compared: usize,
    /// Position among [`Faces::all`].
    face: usize,
}

/// Pieces of a vector that a face has itself: all of one with 32 dimensions, as most have.
const PIECES: usize = 2;

/// What likeness looks at of one item.
#[derive(Clone, Copy)]
struct Face {
    /// Its category levels and its brand.
    names: Names,
    vector: [Wide; PIECES],
    /// What a component is to be multiplied with, 0 without a vector.
    scale: f32,
    /// Catalogue build and pieces of the vector: only what has both in common can be compared.
    kind: u32,
    /// Levels it has.
    depth: u32,
    /// Where the other pieces are in [`Faces::more`].
    more: usize,
}

/// What is compared again and again, side by side and looked up once.
struct Faces<'a> {
    items: &'a ItemTable,
    all: Vec<Face>,
    more: Vec<Wide>,
    /// What the names that two items share count, by depth, brand and levels ([`Face::shared`]).
    counts: [f32; 128],
}

impl<'a> Faces<'a> {
    // Not within `select`, where it would be made large to be fast, and it runs once.
    #[inline(never)]
    fn of(items: &'a ItemTable, count: usize) -> Self {
        let [by_category, by_brand, _] = LIKENESS;
        let mut counts = [0.0; 128];
        for (place, count) in counts.iter_mut().enumerate() {
            let (depth, brand, shared) = (place >> 4, place >> 3 & 1, place & 7);
            let category = if shared == 0 { 0.0 } else { by_category * shared as f32 / depth as f32 };
            *count = category + if brand == 1 { by_brand } else { 0.0 };
        }
        Self { items, all: Vec::with_capacity(count), more: Vec::new(), counts }
    }

    /// Takes an item in; gives its position.
    #[inline(always)]
    fn take(&mut self, card: &Card) -> usize {
        let (position, more) = (self.all.len(), self.more.len());
        let pieces = self.items.cards().vector(card);
        let mut vector = [Wide::none(); PIECES];
        vector.iter_mut().zip(pieces).for_each(|(to, from)| *to = from.wide());
        if pieces.len() > PIECES {
            self.take_more(pieces);
        }
        let path = self.items.paths().get(card.path as usize).copied().unwrap_or_default();
        let [a, b, c, d, e] = path.labels;
        // Nobody has the brand of an item without one.
        let brand = if card.brand == 0 { u32::MAX - position as u32 } else { card.brand };
        let names = Names::new([a, b, c, d, e, brand, 0, 0]);
        let kind = card.build() << 8 | pieces.len() as u32;
        self.all.push(Face { names, vector, scale: card.vector_scale, kind, depth: path.depth, more });
        position
    }

    #[inline(never)]
    fn take_more(&mut self, pieces: &[Bytes]) {
        self.more.extend(pieces.iter().skip(PIECES).map(|piece| piece.wide()));
    }

    /// How alike a candidate is to a chosen item, 0 to 1: shared category levels, brand, and the direction of their vectors. No branch
    /// depends on what they are: those that nobody can foresee were a third of its time (Chromium, November 2026).
    #[inline(always)]
    fn likeness(&self, candidate: &Face, chosen: &Face) -> f32 {
        let names = self.counts.get(candidate.shared(chosen) & 127).copied().unwrap_or_default();
        if candidate.depth > 0 {
            return names;
        }
        names + LIKENESS[2] * greater(0.0, self.cosine(candidate, chosen))
    }

    /// Cosine of two items' vectors, -1 to 1; 0 if one has none, or they cannot be compared.
    #[inline(always)]
    fn cosine(&self, a: &Face, b: &Face) -> f32 {
        if a.kind != b.kind {
            return 0.0;
        }
        let mut sums = Sums::none().with(&a.vector[0], &b.vector[0]).with(&a.vector[1], &b.vector[1]);
        let more = (a.kind as usize & 0xFF).saturating_sub(PIECES);
        if more > 0 {
            let rest = |face: &Face| self.more.get(face.more..face.more + more).unwrap_or_default();
            sums = rest(a).iter().zip(rest(b)).fold(sums, |sums, (a, b)| sums.with(a, b));
        }
        sums.total() as f32 * (a.scale * b.scale)
    }
}

impl Face {
    /// What names the two have in common: how many levels in the lowest three bits, the brand in the next, above it the depth.
    #[inline(always)]
    fn shared(&self, other: &Self) -> usize {
        let same = self.names.same(&other.names);
        // Beyond the end of both paths all is the same.
        let levels = (!same).trailing_zeros().min(self.depth);
        (self.depth << 4 | (same >> CATEGORY_LEVELS & 1) << 3 | levels) as usize
    }
}

/// Scores scaled to 0..1.
struct Relevance {
    least: f32,
    range: f32,
}

impl Relevance {
    /// For scores.
    fn of(scores: &[f32]) -> Self {
        let (least, most) = order::ends(scores);
        Self { least, range: greater(f32::MIN_POSITIVE, most - least) }
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
        let relevance = Relevance::of(scores);
        let mut faces = Faces::of(items, rows.len());
        rows.iter().for_each(|&row| _ = faces.take(items.card(row).unwrap()));
        let mut chosen: Vec<u32> = Vec::new();
        while chosen.len() < wanted {
            let lambda = relevance_share(chosen.len(), wanted, lambda);
            let mmr = |at: u32| {
                let likeness = |&c: &u32| faces.likeness(&faces.all[at as usize], &faces.all[c as usize]);
                let nearest = chosen.iter().map(likeness).fold(0.0, f32::max);
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
        for (lambda, whole) in [(0.0, true), (0.5, true), (0.5, false), (0.8, false), (0.95, true)] {
            // Coarse scores, so that there are ties to break.
            let scores: Vec<f32> = (0..120).map(|_| rng.below(20) as f32).collect();
            assert_eq!(
                select(&rows, &table, &scores, 40, lambda, whole).order[..40],
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
            let order = select(&rows, &table, &scores, 10, lambda, true).order;
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
        for lambda in [0.65, 0.9, 0.95] {
            let compared = select(&rows, &table, &scores, 48, lambda, false).compared;
            assert!(compared * 100 <= plain * 16, "lambda {lambda}: {compared} of {plain}");
        }
    }
}
