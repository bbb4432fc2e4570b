//! What the history is like: its vectors, its words, its prices. Unlike neighbours they say something about every candidate.

use super::columns::{Column, Columns, Reads};
use super::grounds::Past;
use super::sparse::{Sparse, SIFTED};
use crate::item::artefact::{idf_of, ItemArtefact};
use crate::item::card::{norm, pieces, same_build, Word};
use crate::item::{Card, ItemTable, Row};
use crate::lanes::{Bytes, Sums, Wide};

/// Of the last item, of the history as it counts now, of earlier visits.
pub type Parts = [f32; 3];

/// What belongs to a mean vector; its components stand in [`Taste::vectors`].
#[derive(Debug, Default)]
struct Mean {
    /// The place of the first item of its build; vectors of different builds must not be compared.
    build: u32,
    /// Pieces of its vector.
    pieces: usize,
    /// What a component is to be multiplied with for unit length; 0 if there is nothing to compare with.
    scale: f32,
}

/// Vectors and words of the history.
#[derive(Debug, Default)]
pub struct Taste {
    means: [Mean; 3],
    /// The means piece by piece, in the steps of an item's, so that a comparison is one of integers.
    vectors: [Vec<Wide>; 3],
    places: Sparse,
    words: Vec<Parts>,
    /// The usual price bucket, if any is known.
    pub price_bucket: Option<f32>,
}

impl Taste {
    /// Gathers the history, newest first.
    pub fn new(pasts: &[Past], items: &ItemTable) -> Self {
        let mut taste = Self::default();
        let (mut prices, mut priced) = (0.0, 0.0);
        for past in pasts {
            let bucket = past.artefact.price_bucket;
            if bucket > 0 {
                prices += past.now() * f32::from(bucket);
                priced += past.now();
            }
            taste.take_words(past);
        }
        if priced > 0.0 {
            taste.price_bucket = Some(prices / priced);
        }
        for (part, (slot, vector)) in taste.means.iter_mut().zip(&mut taste.vectors).enumerate() {
            let mean = mean_of(pasts, part);
            let (build, pieces) = (items.cards().place(mean.build, 0), pieces(&mean.vector));
            *slot = Mean { build, pieces: pieces.len(), scale: mean.vector_scale };
            vector.extend(pieces.map(Bytes::wide));
        }
        taste
    }

    fn take_words(&mut self, past: &Past) {
        let norm = norm(&past.artefact.terms);
        for term in &past.artefact.terms {
            let place = self.places.insert(u32::from(term.hash));
            if place == self.words.len() {
                self.words.push(Parts::default());
            }
            if let Some(sums) = self.words.get_mut(place) {
                sums.iter_mut().zip(past.weights).for_each(|(sum, weight)| *sum += weight * idf_of(term.idf) / norm);
            }
        }
    }

    /// Fills the columns of words: cosines of the idf-weighted words, NaN where an item has none, or the history.
    #[inline(never)]
    #[cfg_attr(lean, optimize(speed))]
    pub fn fill_words(&self, rows: &[Row], items: &ItemTable, columns: &mut Columns) {
        let [last, now, before] = columns.neighbours_mut::<3>(Column::WordsLast);
        let says_anything = !self.words.is_empty();
        let mut passed = [0; SIFTED];
        for (((last, now), before), &row) in last.iter_mut().zip(now).zip(before).zip(rows) {
            let Some(card) = items.card(row).filter(|card| says_anything && card.words_norm > 0.0) else {
                (*last, *now, *before) = (f32::NAN, f32::NAN, f32::NAN);
                continue;
            };
            let mut sums = Parts::default();
            for word in self.places.sift(items.cards().words(card), Word::HASH_SHIFT, &mut passed) {
                if let Some([a, b, c]) = self.places.find(word.hash()).and_then(|place| self.words.get(place)) {
                    let idf = word.idf();
                    sums = [sums[0] + a * idf, sums[1] + b * idf, sums[2] + c * idf];
                }
            }
            let shorter = 1.0 / card.words_norm;
            (*last, *now, *before) = (sums[0] * shorter, sums[1] * shorter, sums[2] * shorter);
        }
    }

    /// Fills the columns of vectors that are read: cosines to the means, NaN where there is nothing to compare with.
    #[inline(never)]
    pub fn fill_vectors(&self, rows: &[Row], items: &ItemTable, reads: Reads, columns: &mut Columns) {
        let filled = columns.neighbours_mut::<3>(Column::VectorLast);
        let of = [Column::VectorLast, Column::VectorNow, Column::VectorBefore];
        let parts = self.means.iter().zip(&self.vectors).zip(filled).zip(of);
        let mut parts: Vec<_> = parts.filter(|(_, column)| reads.has(*column)).map(|(part, _)| part).collect();
        for (at, &row) in rows.iter().enumerate() {
            let Some(card) = items.card(row) else { continue };
            let vector = items.cards().vector(card);
            for ((mean, pieces), filled) in &mut parts {
                let pairs = vector.iter().zip(pieces.iter());
                let sums = pairs.fold(Sums::none(), |sums, (piece, of)| sums.with(&piece.wide(), of));
                if let Some(slot) = filled.get_mut(at) {
                    *slot = mean.cosine(card, vector.len(), sums);
                }
            }
        }
    }
}

impl Mean {
    /// The cosine to a card's vector of so many pieces, of which `sums` are the products.
    #[inline(always)]
    fn cosine(&self, card: &Card, pieces: usize, sums: Sums) -> f32 {
        if !same_build(card.place, self.build) || self.scale * card.vector_scale <= 0.0 || pieces != self.pieces {
            return f32::NAN;
        }
        sums.total() as f32 * self.scale * card.vector_scale
    }
}

/// The weighted mean of the vectors of a part, of the build of its newest.
fn mean_of(pasts: &[Past], part: usize) -> ItemArtefact {
    let mut mean = ItemArtefact::default();
    let mut sums: Vec<f32> = Vec::new();
    for past in pasts {
        let (item, weight) = (&past.artefact, past.weights.get(part).copied().unwrap_or_default());
        if weight <= 0.0 || item.vector_scale <= 0.0 {
            continue;
        }
        if sums.is_empty() {
            mean.build = item.build;
            sums = vec![0.0; item.vector.len()];
        }
        if mean.build == item.build && sums.len() == item.vector.len() {
            let step = weight * item.vector_scale;
            sums.iter_mut().zip(&item.vector).for_each(|(sum, &component)| *sum += step * f32::from(component));
        }
    }
    let most = sums.iter().fold(f32::MIN_POSITIVE, |most, sum| most.max(sum.abs()));
    mean.set_vector(sums.iter().map(|sum| libm::roundf(sum / most * 127.0) as i8).collect());
    mean
}
