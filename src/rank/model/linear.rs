//! The linear model: within-list z-scores times weights. Features live on different scales, and only differences inside a list
//! can order it.

use crate::rank::feature::FEATURES;
use crate::rank::slot::Slot;

/// A weight for each of [`FEATURES`].
pub type Weights = [f32; FEATURES.len()];

/// The shipped weights on a product page, on a category page, and at home.
///
/// Fitted by conditional logit, as `vitrine-backend tune` does it, to the validation steps of two shops that have nothing in
/// common (a wholesaler's orders, a marketplace's views without categories, prices or titles), as they are, renamed and
/// shuffled, and eight weeks earlier, all in one: what only one shop's numbering or season would explain has no say. None
/// may be negative, so that none lives on another feature's presence, but one: what goes with things of
/// earlier visits was there to be chosen then, and was not. At home popularity and trend are set by hand: lists drawn by
/// popularity teach that the popular is not wanted. Brand, variant, discount, price fit and what was passed over are set by
/// hand too, for neither shop has them or what they add to the rest is noise.
const WEIGHTS: &[(&str, [f32; 3])] = &[
    ("popularity", [0.04, 0.69, 0.02]),
    ("trend", [0.22, 0.42, 0.02]),
    ("covisit_last", [0.02, 0.01, 0.01]),
    ("covisit_most", [0.07, 0.055, 0.01]),
    ("covisit_count", [0.26, 0.07, 0.10]),
    ("covisit_back", [0.11, 0.045, 0.03]),
    ("covisit_back_history", [0.02, 0.06, 0.04]),
    ("covisit_shared", [0.10, 0.015, 0.055]),
    ("covisit_shared_history", [0.06, 0.0, 0.10]),
    ("covisit_shared_before", [-0.20, -0.11, -0.41]),
    ("sequence_last", [0.04, 0.05, 0.0]),
    ("sequence_history", [0.075, 0.01, 0.0]),
    ("vector_last", [0.41, 0.10, 0.17]),
    ("vector_profile", [0.42, 0.58, 0.75]),
    ("vector_before", [0.005, 0.17, 0.0]),
    ("terms_last", [0.07, 0.065, 0.12]),
    ("terms_profile", [0.0, 0.095, 0.13]),
    ("terms_before", [0.02, 0.04, 0.205]),
    ("category_affinity", [0.01, 0.11, 0.03]),
    ("category_last", [0.005, 0.12, 0.03]),
    ("brand_affinity", [0.05, 0.1, 0.1]),
    ("variant_affinity", [0.02, 0.03, 0.03]),
    ("price_fit", [0.01, 0.02, 0.02]),
    ("price_distance", [0.02, 0.06, 0.08]),
    ("discount_fit", [0.02, 0.05, 0.05]),
    ("seen_before", [0.43, 0.235, 0.31]),
    ("rebuy_due", [0.01, 0.04, 0.02]),
    ("passed_over", [-0.05, -0.05, -0.1]),
];

/// The shipped weight of a feature in a slot; 0 leaves it out.
pub fn weight(code: &str, slot: Slot) -> f32 {
    let [product, category, home] =
        WEIGHTS.iter().find(|(of, _)| *of == code).map(|(_, weights)| *weights).unwrap_or_default();
    let base = match slot.base() {
        Slot::Product => product,
        Slot::Category => category,
        _ => home,
    };
    derived(code, slot, base)
}

/// The shipped weights of a slot.
pub fn shipped(slot: Slot) -> Weights {
    let mut weights = [0.0; FEATURES.len()];
    weights.iter_mut().zip(FEATURES).for_each(|(place, feature)| *place = weight(feature.code, slot));
    weights
}

/// A feature's weight in a slot, made of its weight in the slot's base.
///
/// A cart and a completed order are product pages with more than one item: what goes with them counts as there, but what is worded
/// or sorted alike, and what was bought already, would be a second one of the same. A search is a home page on
/// which the words decide: they outweigh everything else together.
pub fn derived(code: &str, slot: Slot, base: f32) -> f32 {
    let is_likeness = ["terms", "categ", "seen_"].iter().any(|start| code.starts_with(start));
    match slot {
        Slot::Cart | Slot::AfterPurchase if is_likeness => 0.0,
        Slot::Search if code == "query_match" => 4.0,
        Slot::Search => base / 2.0,
        _ => base,
    }
}

/// Adds the weighted z-scores to the candidates' scores.
pub fn add(weights: &Weights, columns: &[(usize, Vec<f32>)], scores: &mut [f32]) {
    for (feature, column) in columns {
        let weight = weights.get(*feature).copied().unwrap_or_default();
        scores.iter_mut().zip(column).for_each(|(score, value)| *score += weight * value);
    }
}

/// Turns values into weighted z-scores; NaN (says nothing) counts as the mean. False when all values are alike: such a column
/// orders nothing.
pub fn standardise(column: &mut [f32], weight: f32) -> bool {
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
        let slots = [Slot::Home, Slot::Product, Slot::Search];
        for feature in FEATURES {
            assert!(slots.iter().any(|&slot| weight(feature.code, slot) != 0.0), "{}", feature.code);
        }
    }
}
