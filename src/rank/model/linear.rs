//! The linear model: within-list z-scores times weights. Features live on different scales, and only differences inside a list
//! can order it.

use crate::item::Row;
use crate::lanes::{self, Four};
use crate::rank::columns::Columns;
use crate::rank::context::Context;
use crate::rank::feature;
use crate::rank::slot::Slot;

/// A number for each of [`feature::FEATURES`].
pub type ByFeature = [f32; feature::FEATURES.len()];

/// One feature's part in the scores of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// Position in [`feature::FEATURES`].
    pub feature: usize,
    /// The column its values are in.
    pub column: usize,
    mean: f32,
    /// What makes a z-score of a difference to the mean.
    unit: f32,
}

/// Vectors that are summed up in single precision before the sums go on in double.
const BLOCK: usize = 64;

/// The shipped weights on a product page, on a category page, at home, and at home where the log says nothing of any candidate.
///
/// Fitted by conditional logit, as `vitrine-backend tune` does it, to the validation steps of two shops that have nothing in
/// common (a wholesaler's orders, a marketplace's views without categories, prices or titles), as they are and, counting less,
/// renamed and shuffled, all in one: what only one shop's numbering would explain has no say. None may be negative, so that
/// none lives on another feature's presence, but one: what goes with things of earlier visits was there to be chosen then, and
/// was not. At home popularity has none, and trend is set by hand to what it is on a category page: lists drawn by popularity
/// teach that the popular is not wanted. Where nothing is known of any candidate, words and categories are all there is, and they weigh more
/// than beside what others did; those weights find new arrivals of a shop whose events have no order within a minute as well.
/// Brand, variant, discount, hours and what was passed over or had already are set by hand too, for neither shop has them or what
/// they add to the rest is noise.
const WEIGHTS: &[(&str, [f32; 4])] = &[
    ("popularity", [0.17, 0.9, 0.0, 0.0]),
    ("trend", [0.22, 0.43, 0.4, 0.4]),
    ("covisit_last", [0.02, 0.01, 0.0, 0.0]),
    ("covisit_most", [0.1, 0.09, 0.07, 0.0]),
    ("covisit_count", [0.24, 0.06, 0.0, 0.0]),
    ("covisit_back", [0.08, 0.06, 0.01, 0.0]),
    ("covisit_back_history", [0.07, 0.13, 0.18, 0.0]),
    ("covisit_shared", [0.085, 0.0, 0.045, 0.0]),
    ("covisit_shared_history", [0.065, 0.0, 0.08, 0.0]),
    ("covisit_shared_before", [-0.25, -0.14, -0.27, 0.0]),
    ("sequence_last", [0.06, 0.04, 0.02, 0.0]),
    ("sequence_history", [0.065, 0.03, 0.0, 0.0]),
    ("vector_last", [0.48, 0.08, 0.13, 0.0]),
    ("vector_profile", [0.51, 0.49, 0.65, 0.0]),
    ("vector_before", [0.0, 0.08, 0.06, 0.0]),
    ("terms_last", [0.05, 0.055, 0.06, 0.08]),
    ("terms_profile", [0.0, 0.09, 0.055, 0.22]),
    ("terms_before", [0.045, 0.045, 0.09, 0.11]),
    ("category_affinity", [0.0, 0.07, 0.02, 0.09]),
    ("category_last", [0.0, 0.19, 0.03, 0.04]),
    ("brand_affinity", [0.05, 0.1, 0.1, 0.1]),
    ("variant_affinity", [0.02, 0.03, 0.03, 0.03]),
    ("price_fit", [0.01, 0.0, 0.0, 0.0]),
    ("price_distance", [0.01, 0.1, 0.01, 0.1]),
    ("discount_fit", [0.02, 0.05, 0.05, 0.05]),
    ("seen_before", [0.45, 0.265, 0.36, 0.385]),
    ("rebuy_due", [0.115, 0.085, 0.105, 0.105]),
    ("passed_over", [-0.05, -0.05, -0.1, -0.1]),
    ("had_enough", [-0.1, -0.1, -0.15, -0.15]),
    ("usual_now", [0.0, 0.05, 0.05, 0.05]),
];

/// What is different in a cart and after an order from a product page.
///
/// Fitted to what the rest of held-out baskets was among what a shop would offer with their first part
/// (`tests/quality/baskets`).
const CART: &[(&str, f32)] = &[
    ("popularity", 0.35),
    ("trend", 0.42),
    ("covisit_most", 0.25),
    ("covisit_count", 0.10),
    ("covisit_shared", 0.05),
    ("covisit_shared_history", 0.03),
    ("sequence_history", 0.15),
    ("vector_last", 0.35),
    ("vector_profile", 0.20),
];

/// Turned against what is worded and sorted like the cart, whoever fitted the rest: who has one mug in the cart does not need a
/// second one that was not chosen (chosen on the validation part of `tests/quality/baskets`). What was bought already counts nothing.
const LIKE_THE_CART: &[(&str, f32)] = &[
    ("terms_last", 0.0),
    ("terms_profile", -0.30),
    ("terms_before", 0.0),
    ("category_affinity", -0.32),
    ("category_last", 0.0),
    ("seen_before", 0.0),
];

/// The shipped weight of a feature in a slot; 0 leaves it out.
pub fn weight(code: &str, slot: Slot) -> f32 {
    let [product, category, home, arrivals] =
        WEIGHTS.iter().find(|(of, _)| *of == code).map(|(_, weights)| *weights).unwrap_or_default();
    let base = match (slot, slot.base()) {
        (Slot::Arrivals, _) => arrivals,
        (_, Slot::Product) => product,
        (_, Slot::Category) => category,
        _ => home,
    };
    match CART.iter().find(|(of, _)| *of == code) {
        Some((_, weight)) if matches!(slot, Slot::Cart | Slot::AfterPurchase) => *weight,
        _ => derived(code, slot, base),
    }
}

/// The shipped weights of a slot.
pub fn shipped(slot: Slot) -> ByFeature {
    let mut weights = [0.0; feature::FEATURES.len()];
    weights.iter_mut().zip(feature::FEATURES).for_each(|(place, feature)| *place = weight(feature.code, slot));
    weights
}

/// A feature's weight in a slot, made of its weight in the slot's base.
///
/// A cart and a completed order are product pages with more than one item, but for [`LIKE_THE_CART`]. A search is a home page on
/// which the words decide (`rank/query`) and taste has half its say.
pub fn derived(code: &str, slot: Slot, base: f32) -> f32 {
    let like_the_cart = LIKE_THE_CART.iter().find(|(of, _)| *of == code);
    match slot {
        Slot::Cart | Slot::AfterPurchase => like_the_cart.map_or(base, |(_, weight)| *weight),
        Slot::Search => base / 2.0,
        _ => base,
    }
}

/// Adds up the score of each candidate and gives the features that tell them apart: those with a weight, and those that `more` of the
/// model reads. Each weight becomes what a z-score of this list counts, with what its feature counts `per_unit` of its own.
pub fn score(
    context: &Context<'_>,
    rows: &[Row],
    [per_unit, factors]: [&ByFeature; 2],
    weights: &mut ByFeature,
    more: &dyn Fn(usize) -> bool,
    columns: &mut Columns,
    scores: &mut Vec<Four>,
) -> Vec<Term> {
    scores.clear();
    scores.resize(lanes::vectors(rows.len()), Four::splat(0.0));
    let mut terms = Vec::with_capacity(weights.len());
    for (feature, ((weight, per_unit), factor)) in weights.iter_mut().zip(per_unit).zip(factors).enumerate() {
        if *weight == 0.0 && *per_unit == 0.0 && !more(feature) {
            continue;
        }
        let column = feature::column(feature, context, rows, columns);
        let Some(values) = columns.vectors(column) else { continue };
        if let Some((mean, deviation)) = moments(values) {
            *weight += per_unit * deviation as f32;
            if *weight != 0.0 {
                add(scores, values, mean, (f64::from(*weight * factor) / deviation) as f32);
            }
            terms.push(Term { feature, column, mean, unit: (1.0 / deviation) as f32 });
        }
    }
    terms
}

/// Adds weighted z-scores; what is not finite (says nothing) counts as the mean.
#[cfg_attr(lean, optimize(speed))]
fn add(scores: &mut [Four], values: &[Four], mean: f32, scale: f32) {
    let (mean, scale) = (Four::splat(mean), Four::splat(scale));
    for (score, value) in scores.iter_mut().zip(values) {
        let (is_finite, value) = value.finite();
        *score = score.plus(value.minus(mean).times(scale).times(is_finite));
    }
}

/// Mean and standard deviation of the finite values; none when all are alike: such a column orders nothing.
#[cfg_attr(lean, optimize(speed))]
fn moments(values: &[Four]) -> Option<(f32, f64)> {
    // Seen from one of the values, alike ones are exactly 0 and what differs little keeps its digits.
    let pivot = lanes::numbers(values).iter().copied().find(|value| value.is_finite())?;
    let off_pivot = Four::splat(pivot);
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for block in values.chunks(BLOCK) {
        let (mut ones, mut offs, mut off_squares) = (Four::splat(0.0), Four::splat(0.0), Four::splat(0.0));
        for value in block {
            let (is_finite, value) = value.finite();
            let off = value.minus(off_pivot).times(is_finite);
            ones = ones.plus(is_finite);
            offs = offs.plus(off);
            off_squares = off_squares.plus(off.times(off));
        }
        count += f64::from(ones.sum());
        sum += f64::from(offs.sum());
        squares += f64::from(off_squares.sum());
    }
    let mean = sum / count;
    let variance = squares / count - mean * mean;
    // Not for NaN either, which absurd values may add up to.
    (variance > 1e-12 && variance < f64::INFINITY).then(|| ((f64::from(pivot) + mean) as f32, variance.sqrt()))
}

impl Term {
    /// The z-scores of four values.
    #[inline(always)]
    pub fn four(&self, values: Four) -> Four {
        let (is_finite, values) = values.finite();
        values.minus(Four::splat(self.mean)).times(Four::splat(self.unit)).times(is_finite)
    }

    /// The z-score of a value; 0 where the feature says nothing.
    #[inline(always)]
    pub fn z(&self, value: f32) -> f32 {
        if value.is_finite() {
            (value - self.mean) * self.unit
        } else {
            0.0
        }
    }
}

/// Turns values into weighted z-scores, as the model sees them; false when they order nothing.
pub fn standardise(column: &mut [f32], weight: f32) -> bool {
    let mut values = vec![Four::splat(f32::NAN); lanes::vectors(column.len())];
    lanes::numbers_mut(&mut values).iter_mut().zip(column.iter()).for_each(|(to, from)| *to = *from);
    let Some((mean, deviation)) = moments(&values) else { return false };
    let mut scores = vec![Four::splat(0.0); values.len()];
    add(&mut scores, &values, mean, (f64::from(weight) / deviation) as f32);
    column.iter_mut().zip(lanes::numbers(&scores)).for_each(|(to, from)| *to = *from);
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
        // What a query says is no matter of weights, see `rank/query`.
        for feature in feature::FEATURES.iter().filter(|feature| !feature.code.starts_with("query_")) {
            assert!(slots.iter().any(|&slot| weight(feature.code, slot) != 0.0), "{}", feature.code);
        }
    }
}
