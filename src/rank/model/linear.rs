//! The linear model: within-list z-scores times weights. Features live on different scales, and only differences inside a list
//! can order it.

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

/// The parts of every feature that tells candidates of this list apart.
pub fn contributions(slot: Slot, columns: &[Vec<f32>]) -> Vec<Contribution> {
    let weighted = FEATURES.iter().zip(columns).enumerate();
    weighted
        .filter_map(|(feature, (row, column))| {
            let weight = weight(row.code, slot);
            let z = standardise(column)?;
            (weight != 0.0).then(|| Contribution { feature, parts: z.iter().map(|z| weight * z).collect() })
        })
        .collect()
}

/// The score of each of `count` candidates.
pub fn sum(contributions: &[Contribution], count: usize) -> Vec<f32> {
    let mut scores = vec![0.0; count];
    for contribution in contributions {
        scores.iter_mut().zip(&contribution.parts).for_each(|(score, part)| *score += part);
    }
    scores
}

/// Z-scores; NaN (says nothing) counts as the mean. None when all values are alike: such a column orders nothing.
fn standardise(column: &[f32]) -> Option<Vec<f32>> {
    let known = || column.iter().copied().filter(|v| v.is_finite()).map(f64::from);
    let count = known().count() as f64;
    let mean = known().sum::<f64>() / count;
    let variance = known().map(|v| (v - mean) * (v - mean)).sum::<f64>() / count;
    if variance.is_nan() || variance <= 1e-12 {
        return None;
    }
    let spread = libm::sqrt(variance);
    Some(column.iter().map(|v| if v.is_finite() { ((f64::from(*v) - mean) / spread) as f32 } else { 0.0 }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_without_differences_orders_nothing() {
        assert_eq!(standardise(&[2.0, 2.0, 2.0]), None);
        assert_eq!(standardise(&[f32::NAN, f32::NAN]), None);
        assert_eq!(standardise(&[]), None);
    }

    #[test]
    fn unknown_values_stand_in_the_middle() {
        let z = standardise(&[1.0, f32::NAN, 3.0]).unwrap();
        assert_eq!(z, [-1.0, 0.0, 1.0]);
    }

    #[test]
    fn every_feature_has_a_weight_somewhere() {
        let slots = [Slot::Home, Slot::Search];
        for feature in FEATURES {
            assert!(slots.iter().any(|&slot| weight(feature.code, slot) != 0.0), "{}", feature.code);
        }
    }
}
