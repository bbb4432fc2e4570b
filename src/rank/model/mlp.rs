//! A network with one hidden layer of rectified units over z-scores. The score is its answer less its answer to a candidate that is
//! average in everything, so that the parts of an explanation add up to it.

use super::linear::{ByFeature, Term};
use crate::lanes::Four;
use crate::rank::columns::Columns;

/// Hidden units a network may have.
pub const MAX_UNITS: usize = 64;

/// A network; `file.rs` makes sure of its shape.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    /// Positions in [`crate::rank::feature::FEATURES`] of what is looked at.
    pub features: Vec<usize>,
    /// For each hidden unit a weight for each of the features.
    pub weights: Vec<Vec<f32>>,
    /// For each hidden unit what is added before it is rectified.
    pub bias: Vec<f32>,
    /// For each hidden unit its weight in the score.
    pub output: Vec<f32>,
}

impl Network {
    /// What the network gives to a candidate, by its z-scores.
    pub fn value(&self, values: &ByFeature) -> f32 {
        let mut sum = 0.0;
        self.each_unit(values, &mut |_, input, answer| sum += input * answer);
        sum
    }

    /// Adds to the score of each candidate what the network gives to it, four candidates at a time; a feature that tells nothing apart
    /// has no term.
    #[cfg_attr(lean, optimize(speed))]
    pub fn add(&self, terms: &[Term], columns: &Columns, scores: &mut [Four]) {
        let term_of = |feature: &usize| terms.iter().find(|term| term.feature == *feature);
        let sources: Vec<Option<(&Term, &[Four])>> = self
            .features
            .iter()
            .map(|of| term_of(of).and_then(|term| Some((term, columns.vectors(term.column)?))))
            .collect();
        let nothing = Four::splat(0.0);
        let mut inputs = vec![nothing; sources.len()];
        for (at, score) in scores.iter_mut().enumerate().filter(|_| !sources.is_empty()) {
            for (input, source) in inputs.iter_mut().zip(&sources) {
                *input = source.map_or(nothing, |(term, values)| term.four(values.get(at).copied().unwrap_or(nothing)));
            }
            for ((weights, &bias), &output) in self.weights.iter().zip(&self.bias).zip(&self.output) {
                let mut sum = Four::splat(bias);
                for (&weight, input) in weights.iter().zip(&inputs) {
                    sum = sum.plus(input.times(Four::splat(weight)));
                }
                let more = sum.most(nothing).minus(Four::splat(bias.max(0.0)));
                *score = score.plus(more.times(Four::splat(output)));
            }
        }
    }

    /// Tells each feature's part of a candidate's score: its part of each unit's input, times by how much the unit's answer
    /// changed for each unit of input (the rescale rule of DeepLIFT; Shrikumar et al. 2017).
    pub fn explain(&self, values: &ByFeature, tell: &mut dyn FnMut(usize, f32)) {
        self.each_unit(values, &mut |weights, _, answer| {
            for (&feature, weight) in self.features.iter().zip(weights) {
                tell(feature, answer * weight * values.get(feature).copied().unwrap_or_default());
            }
        });
    }

    /// Tells for each unit its weights, its input, and by how much the score changes for each unit of input.
    fn each_unit(&self, values: &ByFeature, tell: &mut dyn FnMut(&[f32], f32, f32)) {
        for ((weights, bias), output) in self.weights.iter().zip(&self.bias).zip(&self.output) {
            let mut input = 0.0;
            for (&feature, weight) in self.features.iter().zip(weights) {
                input += weight * values.get(feature).copied().unwrap_or_default();
            }
            if input != 0.0 {
                tell(weights, input, output * ((input + bias).max(0.0) - bias.max(0.0)) / input);
            }
        }
    }
}
