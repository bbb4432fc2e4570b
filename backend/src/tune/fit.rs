//! Conditional logit: the weights under which what was taken is most likely, as a softmax over each list.
//!
//! A feature has two: one for its z-score within the list, one for its value as it is. The second knows lists in which nothing stands
//! out from lists in which something does (a retailer's validation steps: .004 to .006 of NDCG@10 more than the first alone).

use crate::recorded::Step;
use vitrine::rank::feature::FEATURES;
use vitrine::rank::model::linear::standardise;
use vitrine::rank::model::SlotModel;

/// Pulls weights that the steps say nothing about to 0.
const RIDGE: f64 = 2e-3;
/// Sweeps over the weights; the last ones change the fourth digit.
const SWEEPS: usize = 150;

/// The fitted weights.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Of z-scores, one a feature.
    pub z: Vec<f64>,
    /// Of the values as they are, one a feature.
    pub per_unit: Vec<f64>,
}

impl Weights {
    /// Weights of z-scores alone.
    pub fn of_z(z: Vec<f64>) -> Self {
        Self { per_unit: vec![0.0; z.len()], z }
    }
}

/// A list as the model sees it: a row of weighted z-scores for each feature, and which candidate was taken.
#[derive(Debug)]
pub struct Example {
    rows: Vec<Vec<f32>>,
    /// Each feature's standard deviation in the list.
    deviations: Vec<f64>,
    taken: usize,
    /// How much it counts.
    pub weight: f64,
}

impl Example {
    /// Standardises a step's features within its list, as a browser does.
    pub fn new(step: &Step, weight: f64) -> Self {
        let rows = step.columns.iter().map(|column| {
            let mut column = column.clone();
            if !standardise(&mut column, 1.0) {
                column.fill(0.0);
            }
            column
        });
        let deviations = step.columns.iter().map(|column| deviation(column)).collect();
        Self { rows: rows.collect(), deviations, taken: step.taken, weight }
    }

    /// A feature's z-scores; empty for a feature that is not there.
    pub fn column(&self, feature: usize) -> &[f32] {
        self.rows.get(feature).map_or(&[], Vec::as_slice)
    }

    /// Position of what was taken.
    pub const fn taken(&self) -> usize {
        self.taken
    }

    /// How many candidates there are.
    pub fn len(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Scores of the candidates.
    pub fn scores(&self, weights: &Weights) -> Vec<f64> {
        let mut scores = vec![0.0; self.len()];
        for (row, weight) in self.rows.iter().zip(self.effective(weights)).filter(|(_, weight)| *weight != 0.0) {
            scores.iter_mut().zip(row).for_each(|(score, value)| *score += weight * f64::from(*value));
        }
        scores
    }

    /// What a z-score of this list counts.
    fn effective<'a>(&'a self, weights: &'a Weights) -> impl Iterator<Item = f64> + 'a {
        weights
            .z
            .iter()
            .zip(&weights.per_unit)
            .zip(&self.deviations)
            .map(|((z, per_unit), deviation)| z + per_unit * deviation)
    }

    /// Scores of the candidates by the engine's own model.
    pub fn scored_by(&self, model: &SlotModel) -> Vec<f32> {
        let values = |at: usize| {
            let mut values = [0.0; FEATURES.len()];
            let column = |row: &Vec<f32>| row.get(at).copied().unwrap_or_default();
            values.iter_mut().zip(&self.rows).for_each(|(place, row)| *place = column(row));
            values
        };
        let mut of_list = model.clone();
        for ((weight, per_unit), deviation) in of_list.weights.iter_mut().zip(&model.per_unit).zip(&self.deviations) {
            *weight += per_unit * *deviation as f32;
        }
        (0..self.len()).map(|at| of_list.value(&values(at))).collect()
    }

    /// NDCG@10 of the order that the weights give.
    pub fn ndcg(&self, weights: &Weights) -> f64 {
        self.ndcg_of(&self.scores(weights))
    }

    /// NDCG@10 of the order that scores give; ties keep the server's order.
    pub fn ndcg_of<T: PartialOrd + Copy>(&self, scores: &[T]) -> f64 {
        let Some(&own) = scores.get(self.taken) else { return 0.0 };
        let above = (0..).zip(scores).filter(|&(at, &score)| score > own || (score == own && at < self.taken)).count();
        if above < 10 {
            1.0 / (above as f64 + 2.0).log2()
        } else {
            0.0
        }
    }

    /// Gradient and curvature of the loss along every feature.
    fn add_slopes(&self, weights: &Weights, total: f64, slopes: &mut [[(f64, f64); 2]]) {
        let scores = self.scores(weights);
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
        let sum: f64 = odds.iter().sum();
        for ((row, deviation), [of_z, of_unit]) in self.rows.iter().zip(&self.deviations).zip(slopes) {
            let (mut mean, mut square) = (0.0, 0.0);
            for (odds, &value) in odds.iter().zip(row) {
                let value = f64::from(value);
                mean += odds / sum * value;
                square += odds / sum * value * value;
            }
            let taken = row.get(self.taken).copied().map_or(0.0, f64::from);
            let (slope, curve) = (self.weight / total * (mean - taken), self.weight / total * (square - mean * mean));
            *of_z = (of_z.0 + slope, of_z.1 + curve);
            *of_unit = (of_unit.0 + slope * deviation, of_unit.1 + curve * deviation * deviation);
        }
    }
}

/// The standard deviation of the values that say anything.
fn deviation(column: &[f32]) -> f64 {
    let values = || column.iter().filter(|value| value.is_finite()).map(|value| f64::from(*value));
    let count = f64::max(values().count() as f64, 1.0);
    let mean = values().sum::<f64>() / count;
    (values().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt()
}

/// Fits the weights of the features that `may` names (others keep theirs of `start`), none below 0 where `positive` says so.
///
/// Diagonal Newton steps with momentum, projected on the bounds: the loss is convex, so there is one answer.
pub fn fit(
    examples: &[&Example],
    start: &[f64],
    may: &dyn Fn(&str) -> bool,
    positive: &dyn Fn(&str) -> bool,
) -> Weights {
    let total: f64 = examples.iter().map(|example| example.weight).sum();
    let mut weights = Weights::of_z(start.to_vec());
    let mut speeds = vec![[0.0; 2]; start.len()];
    for _ in 0..SWEEPS {
        let mut slopes = vec![[(0.0, 0.0); 2]; start.len()];
        examples.iter().for_each(|example| example.add_slopes(&weights, total, &mut slopes));
        let both = weights.z.iter_mut().zip(&mut weights.per_unit);
        for (((both, speeds), slopes), feature) in both.zip(&mut speeds).zip(slopes).zip(FEATURES) {
            // A unit's weight is as large as units are small: both are held as if features had a deviation of 1.
            let [(_, by_z), (_, by_unit)] = slopes;
            // What these lists do not have keeps its weight for lists that do.
            if by_z < 1e-6 || !may(feature.code) {
                continue;
            }
            let scale = by_unit / by_z;
            for (((weight, speed), (slope, curve)), ridge) in
                [both.0, both.1].into_iter().zip(speeds).zip(slopes).zip([RIDGE, RIDGE * scale])
            {
                // Features overlap: a step as if each stood alone would overshoot.
                *speed = 0.8 * *speed - 0.08 * (slope + ridge * *weight) / (curve + ridge);
                let next = *weight + *speed;
                if next < 0.0 && positive(feature.code) {
                    (*weight, *speed) = (0.0, 0.0);
                } else {
                    *weight = next;
                }
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The taken one has the greater value of feature 0 three times of four, and feature 1 says nothing.
    fn examples() -> Vec<Example> {
        (0..40)
            .map(|i| {
                let mut columns = vec![vec![0.0, 0.0]; FEATURES.len()];
                columns[0] = vec![1.0, -1.0];
                Example::new(&Step { list: "cg".into(), session: i, taken: usize::from(i % 4 == 0), columns }, 1.0)
            })
            .collect()
    }

    fn refs(examples: &[Example]) -> Vec<&Example> {
        examples.iter().collect()
    }

    #[test]
    fn the_odds_of_what_was_taken_are_learnt() {
        let weights = fit(&refs(&examples()), &vec![0.0; FEATURES.len()], &|_| true, &|_| true);
        // Two apart: a weight of w gives odds of e^(2w), and three to one is ln 3 / 2, a little less for the ridge.
        let found = weights.z[0] + weights.per_unit[0];
        assert!((found - 3_f64.ln() / 2.0).abs() < 0.01, "{found}");
        assert!(weights.z[1..].iter().all(|weight| weight.abs() < 1e-9));
    }

    #[test]
    fn what_may_not_be_fitted_stays_and_nothing_falls_below_its_bound() {
        let mut start = vec![0.0; FEATURES.len()];
        start[1] = 0.5;
        let kept = fit(&refs(&examples()), &start, &|code| code != FEATURES[1].code, &|_| true);
        assert!((kept.z[1] - 0.5).abs() < 1e-12);
        let mut turned = examples();
        turned.iter_mut().for_each(|example| example.taken = 1 - example.taken);
        assert!(fit(&refs(&turned), &vec![0.0; FEATURES.len()], &|_| true, &|_| true).z[0].abs() < 1e-12);
        assert!(fit(&refs(&turned), &vec![0.0; FEATURES.len()], &|_| true, &|_| false).z[0] < -0.2);
    }
}
