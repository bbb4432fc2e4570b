//! Measures with one relevant item, their 95 % intervals by bootstrap over sessions, and paired differences: every method is judged on
//! the same draws.

use vitrine::rng::{Coins, Seeded};

/// Draws of the bootstrap.
const DRAWS: usize = 1_000;
/// Places that count.
const PLACES: usize = 10;

/// A mean and its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// What one method makes of the steps of one list.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Measures {
    /// Share of steps with the item among the first ten.
    pub hit_rate: Estimate,
    /// Mean of 1 / place, 0 beyond ten.
    pub mrr: Estimate,
    /// Mean of 1 / log2(1 + place), 0 beyond ten.
    pub ndcg: Estimate,
    /// NDCG of every step, for differences.
    #[serde(skip)]
    pub values: Vec<f64>,
}

/// Draws sessions for the bootstrap.
#[derive(Debug)]
pub struct Bootstrap {
    /// For each step its session, counted from 0.
    units: Vec<usize>,
    /// For each draw how often each session is in it.
    draws: Vec<Vec<u32>>,
}

impl Bootstrap {
    /// Prepares the draws for steps of these sessions.
    pub fn new(sessions: &[usize]) -> Self {
        let mut distinct = sessions.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        let units = sessions.iter().filter_map(|session| distinct.binary_search(session).ok()).collect();
        let mut coins = Seeded::new(0);
        let draw = |_| {
            let mut times = vec![0; distinct.len()];
            for _ in 0..distinct.len() {
                let drawn = coins.below(distinct.len() as u64) as usize;
                times.get_mut(drawn).into_iter().for_each(|times| *times += 1);
            }
            times
        };
        Self { units, draws: (0..DRAWS).map(draw).collect() }
    }

    /// The mean of a value a step.
    pub fn estimate(&self, values: &[f64]) -> Estimate {
        let mut means: Vec<f64> = self.draws.iter().map(|times| self.mean(values, times)).collect();
        means.sort_by(f64::total_cmp);
        let at = |share: f64| means.get((share * DRAWS as f64) as usize).copied().unwrap_or_default();
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        Estimate { mean, low: at(0.025), high: at(0.975) }
    }

    /// Measures the places (from 0) that what came next got.
    pub fn measures(&self, places: &[usize]) -> Measures {
        let of = |value: &dyn Fn(f64) -> f64| -> Vec<f64> {
            places.iter().map(|&place| if place < PLACES { value(place as f64) } else { 0.0 }).collect()
        };
        let values = of(&|place| 1.0 / (place + 2.0).log2());
        Measures {
            hit_rate: self.estimate(&of(&|_| 1.0)),
            mrr: self.estimate(&of(&|place| 1.0 / (place + 1.0))),
            ndcg: self.estimate(&values),
            values,
        }
    }

    /// The paired difference in NDCG.
    pub fn difference(&self, of: &Measures, to: &Measures) -> Estimate {
        self.estimate(&of.values.iter().zip(&to.values).map(|(of, to)| of - to).collect::<Vec<_>>())
    }

    fn mean(&self, values: &[f64], times: &[u32]) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (value, unit) in values.iter().zip(&self.units) {
            let times = f64::from(times.get(*unit).copied().unwrap_or_default());
            (sum, count) = (sum + times * value, count + times);
        }
        sum / f64::max(count, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_those_of_the_textbook() {
        let bootstrap = Bootstrap::new(&[0, 1, 2, 3]);
        let measures = bootstrap.measures(&[0, 1, 9, 10]);
        assert!((measures.hit_rate.mean - 0.75).abs() < 1e-12);
        assert!((measures.mrr.mean - (1.0 + 0.5 + 0.1) / 4.0).abs() < 1e-12);
        assert!((measures.ndcg.mean - (1.0 + 1.0 / 3_f64.log2() + 1.0 / 11_f64.log2()) / 4.0).abs() < 1e-12);
    }

    #[test]
    fn intervals_are_of_sessions_and_differences_are_paired() {
        let sessions: Vec<usize> = (0..400).map(|at| at / 4).collect();
        let bootstrap = Bootstrap::new(&sessions);
        let half: Vec<f64> = sessions.iter().map(|session| (session % 2) as f64).collect();
        let estimate = bootstrap.estimate(&half);
        // A hundred sessions: half and half has a standard error of .05, four hundred steps would have .025.
        assert!((0.36..0.43).contains(&estimate.low) && (0.57..0.64).contains(&estimate.high), "{estimate:?}");
        let (good, better) = (bootstrap.measures(&[3; 400]), bootstrap.measures(&[1; 400]));
        let difference = bootstrap.difference(&better, &good);
        assert!(difference.low > 0.19 && (difference.high - difference.low).abs() < 1e-9, "{difference:?}");
    }
}
