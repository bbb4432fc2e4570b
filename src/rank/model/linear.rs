//! The linear model: within-list z-scores times weights. Features live on different scales, and only differences inside a list
//! can order it.

use crate::item::Row;
use crate::lanes::{self, Four};
use crate::rank::columns::Columns;
use crate::rank::context::Context;
use crate::rank::feature;
use crate::rank::slot::Slot;

/// One feature's part in the scores of a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// Position in [`feature::FEATURES`].
    pub feature: usize,
    /// The column its values are in.
    column: usize,
    mean: f32,
    scale: f32,
}

/// Vectors that are summed up in single precision before the sums go on in double.
const BLOCK: usize = 64;

/// The shipped weights on a product page, on a category page, and at home.
///
/// Fitted by conditional logit, as `vitrine-backend tune` does it, to the validation steps of two shops that have nothing in
/// common (a wholesaler's orders, a marketplace's views without categories, prices or titles), as they are, renamed and
/// shuffled, and eight weeks earlier, all in one: what only one shop's numbering or season would explain has no say. None
/// may be negative, so that none lives on another feature's presence, but one: what goes with things of
/// earlier visits was there to be chosen then, and was not. At home popularity and trend are set by hand: lists drawn by
/// popularity teach that the popular is not wanted. Brand, variant, discount, price fit and what was passed over or had already are set by
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
    ("had_enough", [-0.1, -0.1, -0.15]),
];

/// The shipped weight of a feature in a slot; 0 leaves it out.
///
/// A cart and a completed order are product pages with more than one item: what goes with them counts as there, but what is worded
/// or sorted alike, and what was bought already, would be a second one of the same. A search is a home page on
/// which the words decide (`rank/query`) and taste has half its say.
pub fn weight(code: &str, slot: Slot) -> f32 {
    let [product, category, home] =
        WEIGHTS.iter().find(|(of, _)| *of == code).map(|(_, weights)| *weights).unwrap_or_default();
    let is_likeness = ["terms", "categ", "seen_"].iter().any(|start| code.starts_with(start));
    match slot {
        Slot::Product => product,
        Slot::Category => category,
        Slot::Home => home,
        Slot::Cart | Slot::AfterPurchase if is_likeness => 0.0,
        Slot::Cart | Slot::AfterPurchase => product,
        Slot::Search => home / 2.0,
    }
}

/// Adds up the score of each candidate and gives the features that tell them apart. `weights` in the order of [`feature::FEATURES`].
pub fn score(
    context: &Context<'_>,
    rows: &[Row],
    weights: &[f32],
    columns: &mut Columns,
    scores: &mut Vec<Four>,
) -> Vec<Term> {
    scores.clear();
    scores.resize(lanes::vectors(rows.len()), Four::splat(0.0));
    let mut terms = Vec::with_capacity(weights.len());
    for (feature, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight != 0.0) {
        let column = feature::column(feature, context, rows, columns);
        let Some(values) = columns.vectors(column) else { continue };
        if let Some((mean, deviation)) = moments(values) {
            let scale = (f64::from(weight) / deviation) as f32;
            add(scores, values, mean, scale);
            terms.push(Term { feature, column, mean, scale });
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
    (variance > 1e-12 && variance < f64::INFINITY).then(|| ((f64::from(pivot) + mean) as f32, libm::sqrt(variance)))
}

impl Term {
    /// Its part in the score of the candidate at a position.
    pub fn part(&self, columns: &Columns, at: usize) -> f32 {
        let value = columns.numbers(self.column).and_then(|column| column.get(at)).copied();
        value.filter(|value| value.is_finite()).map_or(0.0, |value| (value - self.mean) * self.scale)
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
