//! What the history is like: its vectors, its words, its prices. Unlike neighbours they say something about every candidate.

use super::context::Past;
use crate::item::artefact::{idf_of, ItemArtefact};
use crate::key::{Key, KeyIndex};

/// Of the last item, of the history as it counts now, of earlier visits.
pub type Parts = [f32; 3];

/// Vectors, words and prices of the history.
#[derive(Debug, Default)]
pub struct Taste {
    /// Mean vectors, in the steps of an item's, so that a comparison is one of integers.
    means: [ItemArtefact; 3],
    places: KeyIndex,
    words: Vec<Parts>,
    price: Option<f32>,
}

impl Taste {
    /// Gathers the history, newest first.
    pub fn new(pasts: &[Past<'_>]) -> Self {
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
            taste.price = Some(prices / priced);
        }
        for (part, mean) in taste.means.iter_mut().enumerate() {
            *mean = mean_of(pasts, part);
        }
        taste
    }

    fn take_words(&mut self, past: &Past<'_>) {
        let norm = norm(&past.artefact);
        for term in &past.artefact.terms {
            let next = self.words.len() as u32;
            let place = self.places.insert(word(term.hash), next);
            if place == next {
                self.words.push(Parts::default());
            }
            if let Some(sums) = self.words.get_mut(place as usize) {
                sums.iter_mut().zip(past.weights).for_each(|(sum, weight)| *sum += weight * idf_of(term.idf) / norm);
            }
        }
    }

    /// How alike an item's words are; all NaN when it has none, or the history.
    pub fn words(&self, item: &ItemArtefact) -> Parts {
        if item.terms.is_empty() || self.words.is_empty() {
            return [f32::NAN; 3];
        }
        let (mut alike, norm) = (Parts::default(), norm(item));
        for term in &item.terms {
            let weights = self.places.get(word(term.hash)).and_then(|place| self.words.get(place as usize));
            if let Some(weights) = weights {
                alike.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * idf_of(term.idf) / norm);
            }
        }
        alike
    }

    /// Cosine to the mean vector of a part; NaN where there is none to compare with.
    pub fn vector(&self, item: &ItemArtefact, part: usize) -> f32 {
        let mean = self.means.get(part).filter(|mean| mean.build == item.build && mean.build != 0);
        mean.filter(|mean| mean.vector_scale > 0.0 && item.vector_scale > 0.0)
            .map_or(f32::NAN, |mean| mean.cosine(item))
    }

    /// Steps between an item's price bucket and the usual one of the history, negative; NaN where one is unknown.
    pub fn price(&self, item: &ItemArtefact) -> f32 {
        match self.price {
            Some(usual) if item.price_bucket > 0 => -(f32::from(item.price_bucket) - usual).abs(),
            _ => f32::NAN,
        }
    }
}

/// Length of an item's vector of words; never 0.
fn norm(item: &ItemArtefact) -> f32 {
    let square: u32 = item.terms.iter().map(|term| u32::from(term.idf).pow(2)).sum();
    libm::sqrtf(square.max(1) as f32) * idf_of(1)
}

const fn word(hash: u16) -> Key {
    // 0 is taken for "nothing".
    hash as Key + 1
}

/// The weighted mean of the vectors of a part, of the build of its newest.
fn mean_of(pasts: &[Past<'_>], part: usize) -> ItemArtefact {
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
