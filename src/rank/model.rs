//! Models turn feature columns into scores. What a model sees of a feature is its z-score within the list, so that what is fitted
//! to one shop's lists means the same on the next list; an unknown value is the mean. A slot's score is the sum of its parts:
//! weights (`linear.rs`), boosted trees (`gbdt.rs`), a small network (`mlp.rs`). Without a file (`file.rs`) it is the shipped weights.

pub mod file;
pub mod gbdt;
pub mod linear;
pub mod mlp;

use super::context::{Candidate, Context};
use super::feature::FEATURES;
use super::slot::Slot;
use gbdt::Trees;
use linear::{shipped, standardise, Weights};
use mlp::Network;

/// What orders the lists of one slot.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotModel {
    /// One weight a feature; 0 leaves it out.
    pub weights: Weights,
    /// Trees; without any they say nothing.
    pub trees: Trees,
    /// A network; without units it says nothing.
    pub network: Network,
}

/// A model for every slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Model([SlotModel; Slot::COUNT]);

impl Default for Model {
    fn default() -> Self {
        let mut model = Self([SlotModel::EMPTY; Slot::COUNT]);
        model.0.iter_mut().zip(Slot::ALL).for_each(|(of, slot)| of.weights = shipped(slot));
        model
    }
}

/// A list as a model sees it, and what it made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// One score a candidate.
    pub scores: Vec<f32>,
    /// True when a feature of the shopper tells the candidates apart.
    pub personal: bool,
    /// The features that tell the candidates apart: position in [`FEATURES`], z-scores.
    pub columns: Vec<(usize, Vec<f32>)>,
}

impl Model {
    /// The part for a slot.
    pub fn of(&self, slot: Slot) -> &SlotModel {
        let [home, category, search, product, cart, after_purchase] = &self.0;
        match slot {
            Slot::Home => home,
            Slot::Category => category,
            Slot::Search => search,
            Slot::Product => product,
            Slot::Cart => cart,
            Slot::AfterPurchase => after_purchase,
        }
    }
}

impl SlotModel {
    /// Says nothing.
    const EMPTY: Self = Self {
        weights: [0.0; FEATURES.len()],
        trees: Trees { features: Vec::new(), nodes: Vec::new(), roots: Vec::new() },
        network: Network { features: Vec::new(), weights: Vec::new(), bias: Vec::new(), output: Vec::new() },
    };

    /// Scores the candidates.
    pub fn score(&self, context: &Context<'_>, candidates: &[Candidate<'_>]) -> Scored {
        let mut columns = Vec::with_capacity(FEATURES.len());
        for (feature, row) in FEATURES.iter().enumerate().filter(|(feature, _)| self.reads(*feature)) {
            let mut column: Vec<f32> = candidates.iter().map(|candidate| (row.value)(context, candidate)).collect();
            if standardise(&mut column, 1.0) {
                columns.push((feature, column));
            }
        }
        self.score_columns(columns, candidates.len())
    }

    /// Scores `count` candidates by the z-scores of the features that tell them apart.
    pub fn score_columns(&self, columns: Vec<(usize, Vec<f32>)>, count: usize) -> Scored {
        let mut scores = vec![0.0; count];
        linear::add(&self.weights, &columns, &mut scores);
        self.trees.add(&columns, &mut scores);
        self.network.add(&columns, &mut scores);
        let personal = columns.iter().any(|(feature, _)| FEATURES.get(*feature).is_some_and(|row| row.personal));
        Scored { scores, personal, columns }
    }

    /// Each feature's part of one candidate's score; the parts add up to it.
    pub fn parts(&self, scored: &Scored, at: usize) -> Vec<(usize, f32)> {
        let weight = |feature: usize| self.weights.get(feature).copied().unwrap_or_default();
        let value = |column: &[f32]| column.get(at).copied().unwrap_or_default();
        let mut parts =
            scored.columns.iter().map(|(of, column)| (*of, weight(*of) * value(column))).collect::<Vec<_>>();
        let mut add = |feature: usize, part: f32| {
            parts.iter_mut().filter(|(of, _)| *of == feature).for_each(|(_, sum)| *sum += part);
        };
        let row: [f32; FEATURES.len()] = gather(&scored.columns, at);
        self.trees.explain(&row, &mut add);
        self.network.explain(&row, &mut add);
        parts
    }

    fn reads(&self, feature: usize) -> bool {
        self.weights.get(feature).is_some_and(|weight| *weight != 0.0)
            || self.trees.features.contains(&feature)
            || self.network.features.contains(&feature)
    }
}

/// One candidate's z-scores, a place for each of [`FEATURES`]; 0, the mean, where a feature tells nothing apart.
fn gather(columns: &[(usize, Vec<f32>)], at: usize) -> [f32; FEATURES.len()] {
    let mut row = [0.0; FEATURES.len()];
    for (feature, column) in columns {
        if let (Some(place), Some(value)) = (row.get_mut(*feature), column.get(at)) {
            *place = *value;
        }
    }
    row
}

#[cfg(test)]
mod tests;
