//! Models turn feature columns into scores. What a model sees of a feature is its z-score within the list, so that what is fitted
//! to one shop's lists means the same on the next list, and for a second weight the value itself; an unknown value is the mean. A slot's score is the sum of its parts:
//! weights (`linear.rs`), boosted trees (`gbdt.rs`), a small network (`mlp.rs`). Without a file (`file.rs`) it is the shipped weights.

pub mod file;
pub mod gbdt;
pub mod learn;
pub mod linear;
pub mod mlp;
pub mod scaled;

use super::columns::{Columns, Reads};
use super::context::Context;
use super::feature::{Value, FEATURES};
use super::slot::Slot;
use crate::item::Row;
use crate::lanes::{self, Four};
use gbdt::Trees;
use linear::{ByFeature, Term};
use mlp::Network;
use scaled::{Scaled, BLOCK};
use std::rc::Rc;

/// What orders the lists of one slot.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotModel {
    /// One weight a feature for its z-score; 0 leaves it out.
    pub weights: ByFeature,
    /// One weight a feature for its value as it is: a list in which nothing stands out is ordered by it less than one in which something does.
    pub per_unit: ByFeature,
    /// Trees; without any they say nothing.
    pub trees: Trees,
    /// A network; without units it says nothing.
    pub network: Network,
}

/// A model for every slot; the shipped weights where there is no other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model([Option<Rc<SlotModel>>; Slot::COUNT]);

impl Model {
    /// The part for a slot.
    pub fn of(&mut self, slot: Slot) -> &Rc<SlotModel> {
        let [home, category, search, product, cart, after_purchase, arrivals] = &mut self.0;
        let place = match slot {
            Slot::Home => home,
            Slot::Category => category,
            Slot::Search => search,
            Slot::Product => product,
            Slot::Cart => cart,
            Slot::AfterPurchase => after_purchase,
            Slot::Arrivals => arrivals,
        };
        place.get_or_insert_with(|| Rc::new(SlotModel { weights: linear::shipped(slot), ..SlotModel::EMPTY }))
    }
}

impl SlotModel {
    /// Says nothing.
    const EMPTY: Self = Self {
        weights: [0.0; FEATURES.len()],
        per_unit: [0.0; FEATURES.len()],
        trees: Trees { features: Vec::new(), nodes: Vec::new(), roots: Vec::new() },
        network: Network { features: Vec::new(), weights: Vec::new(), bias: Vec::new(), output: Vec::new() },
    };

    /// The columns it reads.
    pub fn reads(&self) -> Reads {
        let mut reads = Reads::default();
        for (at, feature) in FEATURES.iter().enumerate() {
            if let Value::Column(column) = feature.value {
                let weight = |weights: &ByFeature| weights.get(at).is_some_and(|weight| *weight != 0.0);
                if weight(&self.weights) || weight(&self.per_unit) || self.looks_at(at) {
                    reads = reads.with(column);
                }
            }
        }
        reads
    }

    /// True when trees or network look at the feature at a position.
    fn looks_at(&self, feature: usize) -> bool {
        self.trees.features.contains(&feature) || self.network.features.contains(&feature)
    }

    /// Adds up the score of each candidate, each weight times its factor, and gives the features that tell them apart. `weights` begin as the
    /// model's own, and become what a z-score of this list counts.
    pub fn score(
        &self,
        weights: &mut ByFeature,
        factors: &ByFeature,
        context: &Context<'_>,
        rows: &[Row],
        columns: &mut Columns,
        scores: &mut Vec<Four>,
    ) -> Vec<Term> {
        let more = |feature| self.looks_at(feature);
        let terms = linear::score(context, rows, [&self.per_unit, factors], weights, &more, columns, scores);
        if self.has_more() {
            let mut scaled = Scaled::default();
            for (block, scores) in scores.chunks_mut(BLOCK / lanes::WIDTH).enumerate() {
                scaled.fill(block * BLOCK / lanes::WIDTH, &terms, columns);
                self.trees.add(&scaled, lanes::numbers_mut(scores));
                self.network.add(&scaled, scores);
            }
        }
        terms
    }

    /// The score of a candidate by its z-scores, as [`Self::score`] has it; 0 for a feature that tells nothing apart.
    pub fn value(&self, values: &ByFeature) -> f32 {
        let linear: f32 = self.weights.iter().zip(values).map(|(weight, value)| weight * value).sum();
        linear + self.trees.value(values) + self.network.value(values)
    }

    /// Each feature's part of a candidate's score by its z-scores; the parts add up to it.
    #[inline]
    pub fn explain(&self, weights: &ByFeature, values: &ByFeature) -> ByFeature {
        let mut parts = weighted(weights, values);
        if self.has_more() {
            let mut tell = |feature: usize, part: f32| parts.get_mut(feature).into_iter().for_each(|sum| *sum += part);
            self.trees.explain(values, &mut tell);
            self.network.explain(values, &mut tell);
        }
        parts
    }

    const fn has_more(&self) -> bool {
        !self.trees.features.is_empty() || !self.network.features.is_empty()
    }
}

/// The weights' parts of a candidate's score.
#[inline]
pub fn weighted(weights: &ByFeature, values: &ByFeature) -> ByFeature {
    let mut parts = [0.0; FEATURES.len()];
    parts.iter_mut().zip(weights).zip(values).for_each(|((part, weight), value)| *part = weight * value);
    parts
}

/// The z-scores of the candidates at some positions; 0 for a feature that tells nothing apart. One column after the other: looking for
/// each candidate's features anew took four times as long.
#[cfg_attr(lean, optimize(speed))]
pub fn gather(terms: &[Term], columns: &Columns, positions: &[u32]) -> Vec<ByFeature> {
    let mut gathered = vec![[0.0; FEATURES.len()]; positions.len()];
    for term in terms {
        let column = columns.numbers(term.column).unwrap_or_default();
        for (values, &at) in gathered.iter_mut().zip(positions) {
            if let (Some(slot), Some(&value)) = (values.get_mut(term.feature), column.get(at as usize)) {
                *slot = term.z(value);
            }
        }
    }
    gathered
}

#[cfg(test)]
mod tests;
