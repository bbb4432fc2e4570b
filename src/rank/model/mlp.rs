//! A network with one hidden layer of rectified units over z-scores. The score is its answer less its answer to a candidate that is
//! average in everything, so that the parts of an explanation add up to it.

use super::linear::ByFeature;
use super::scaled::{Scaled, ABREAST};
use crate::lanes::{greater, Four};

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

    /// Adds what the network gives to each candidate of a block to its score: a weight is read once for sixteen candidates.
    #[inline(never)]
    #[cfg_attr(lean, optimize(speed))]
    pub fn add(&self, block: &Scaled, scores: &mut [Four]) {
        let nothing = Four::splat(0.0);
        for (group, scores) in scores.chunks_mut(ABREAST).enumerate() {
            let mut sums = [nothing; ABREAST];
            for ((weights, &bias), &output) in self.weights.iter().zip(&self.bias).zip(&self.output) {
                let mut units = [Four::splat(bias); ABREAST];
                for (&weight, &feature) in weights.iter().zip(&self.features) {
                    let Some(inputs) = block.of(feature).and_then(|groups| groups.get(group)) else { continue };
                    let weight = Four::splat(weight);
                    units.iter_mut().zip(inputs).for_each(|(unit, input)| *unit = unit.plus(input.times(weight)));
                }
                let (average, output) = (Four::splat(greater(0.0, bias)), Four::splat(output));
                let answers = units.map(|unit| unit.most(nothing).minus(average).times(output));
                sums.iter_mut().zip(answers).for_each(|(sum, answer)| *sum = sum.plus(answer));
            }
            scores.iter_mut().zip(sums).for_each(|(score, sum)| *score = score.plus(sum));
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
