//! The linear model: within-list z-scores times weights. Features live on different scales, and only differences inside a list
//! can order it.

use crate::rank::context::{Candidate, Context};
use crate::rank::feature::FEATURES;
use crate::rank::slot::Slot;

/// One feature's part of every candidate's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// Position in [`FEATURES`].
    pub feature: usize,
    /// Weight times z-score, per candidate.
    pub parts: Vec<f32>,
}

/// The shipped weight of a feature in a slot; 0 leaves it out.
pub fn weight(code: &str, slot: Slot) -> f32 {
    let search = slot == Slot::Search;
    match code {
        "popularity" => 0.15,
        // What lies in the cart or on the page says most about what goes with it.
        "covisit_last" if matches!(slot, Slot::Product | Slot::Cart | Slot::AfterPurchase) => 1.2,
        "covisit_last" => 0.6,
        "covisit_history" => 0.6,
        "category_affinity" => 0.5,
        "price_fit" => 0.15,
        "passed_over" => -0.15,
        "query_match" if search => 4.0,
        _ => 0.0,
    }
}

/// The parts of every feature that tells these candidates apart.
pub fn contributions(context: &Context<'_>, slot: Slot, candidates: &[Candidate<'_>]) -> Vec<Contribution> {
    let mut all = Vec::with_capacity(FEATURES.len());
    for (feature, row) in FEATURES.iter().enumerate() {
        let weight = weight(row.code, slot);
        if weight != 0.0 {
            let mut parts: Vec<f32> = candidates.iter().map(|candidate| (row.value)(context, candidate)).collect();
            if standardise(&mut parts, weight) {
                all.push(Contribution { feature, parts });
            }
        }
    }
    all
}

/// The score of each of `count` candidates.
pub fn sum(contributions: &[Contribution], count: usize) -> Vec<f32> {
    let mut scores = vec![0.0; count];
    for contribution in contributions {
        scores.iter_mut().zip(&contribution.parts).for_each(|(score, part)| *score += part);
    }
    scores
}

/// Turns values into weighted z-scores; NaN (says nothing) counts as the mean. False when all values are alike: such a column
/// orders nothing.
fn standardise(column: &mut [f32], weight: f32) -> bool {
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for value in column.iter().copied().filter(|v| v.is_finite()).map(f64::from) {
        count += 1.0;
        sum += value;
        squares += value * value;
    }
    let mean = sum / count;
    let variance = squares / count - mean * mean;
    if variance.is_nan() || variance <= 1e-12 {
        return false;
    }
    let scale = f64::from(weight) / libm::sqrt(variance);
    for value in column {
        *value = if value.is_finite() { ((f64::from(*value) - mean) * scale) as f32 } else { 0.0 };
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_without_differences_orders_nothing() {
        assert!(!standardise(&mut [2.0, 2.0, 2.0], 1.0));
        assert!(!standardise(&mut [f32::NAN, f32::NAN], 1.0));
        assert!(!standardise(&mut [], 1.0));
    }

    #[test]
    fn unknown_values_stand_in_the_middle() {
        let mut column = [1.0, f32::NAN, 3.0];
        assert!(standardise(&mut column, 2.0));
        assert_eq!(column, [-2.0, 0.0, 2.0]);
    }

    #[test]
    fn every_feature_has_a_weight_somewhere() {
        let slots = [Slot::Home, Slot::Search];
        for feature in FEATURES {
            assert!(slots.iter().any(|&slot| weight(feature.code, slot) != 0.0), "{}", feature.code);
        }
    }
}
