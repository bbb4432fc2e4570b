//! Weighted sums of shares, without the noise, and with their exact standard deviation.
//!
//! Answers in one report depend on each other: a report names exactly omega of them. So the error of a sum of shares is not the
//! sum of their errors. For a device whose answer is `v`, subset selection names any given pair of answers with known
//! probabilities, from which the variance of every weighted sum follows in one pass over the domain.

use super::{FEWEST_DEVICES, FEWEST_SIGMAS, SIGMAS_95};
use crate::store::counts::Counts;
use serde::Serialize;
use vitrine::sync::mechanism::SubsetSelection;

/// A number without its noise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measured {
    /// The unbiased estimate.
    pub value: f64,
    /// Its standard deviation.
    pub sd: f64,
}

impl Measured {
    /// Lower end of the 95 % interval.
    pub fn low(self) -> f64 {
        self.value - SIGMAS_95 * self.sd
    }

    /// Upper end of the 95 % interval.
    pub fn high(self) -> f64 {
        self.value + SIGMAS_95 * self.sd
    }

    /// True when this share of `reports` devices is enough of them to be told.
    pub fn enough(self, reports: u64) -> bool {
        let n = reports as f64;
        self.value * n >= FEWEST_DEVICES.max(FEWEST_SIGMAS * self.sd * n)
    }
}

/// The answers behind some counters, as far as they can be known.
#[derive(Debug, Clone)]
pub struct Shares {
    /// How many reports there are.
    pub reports: u64,
    /// Unbiased estimates, hence below 0 or above 1 now and then.
    unbiased: Vec<f64>,
    /// The same as possible shares: what the variance is worked out with.
    possible: Vec<f64>,
    chances: Chances,
}

/// How often a report names what.
#[derive(Debug, Clone, Copy)]
struct Chances {
    /// The true answer.
    own: f64,
    /// Any other given answer.
    other: f64,
    /// The true answer and another given one.
    own_and_other: f64,
    /// Two given answers, neither of them true.
    two_others: f64,
}

impl Chances {
    fn of(mechanism: &SubsetSelection) -> Self {
        let (own, other) = mechanism.probabilities();
        let (omega, rest) = (f64::from(mechanism.omega()), f64::from(mechanism.domain()) - 1.0);
        let pair = |named: f64| if rest > 1.0 { named * (named - 1.0) / (rest * (rest - 1.0)) } else { 0.0 };
        Self {
            own,
            other,
            own_and_other: own * (omega - 1.0) / rest,
            two_others: own * pair(omega - 1.0) + (1.0 - own) * pair(omega),
        }
    }
}

impl Shares {
    /// Takes the noise out of `counts`; nothing is known without reports.
    pub fn of(mechanism: &SubsetSelection, counts: &Counts) -> Option<Self> {
        if counts.reports == 0 {
            return None;
        }
        let unbiased: Vec<f64> =
            counts.values.iter().map(|&count| mechanism.estimate(count, counts.reports).share).collect();
        let total: f64 = unbiased.iter().map(|share| share.max(0.0)).sum();
        let possible = unbiased.iter().map(|share| share.max(0.0) / total.max(f64::MIN_POSITIVE)).collect();
        Some(Self { reports: counts.reports, unbiased, possible, chances: Chances::of(mechanism) })
    }

    /// The sum of all shares, each times its weight.
    pub fn contrast(&self, weights: &[f64]) -> Measured {
        let Chances { own, other, own_and_other, two_others } = self.chances;
        let value = weights.iter().zip(&self.unbiased).map(|(weight, share)| weight * share).sum();
        let (sum, squares) = weights.iter().fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
        // Of the weights a report names: mean and mean square, over the devices' true answers.
        let (mut mean, mut mean_square) = (0.0, 0.0);
        for (&weight, &share) in weights.iter().zip(&self.possible) {
            let (rest, rest_squares) = (sum - weight, squares - weight * weight);
            mean += share * (own * weight + other * rest);
            mean_square += share
                * (own * weight * weight
                    + other * rest_squares
                    + 2.0 * own_and_other * weight * rest
                    + two_others * (rest * rest - rest_squares));
        }
        let variance = (mean_square - mean * mean).max(0.0) / self.reports as f64;
        Measured { value, sd: variance.sqrt() / (own - other) }
    }

    /// The share of one answer.
    pub fn share(&self, answer: usize) -> Measured {
        self.group(|place| place == answer)
    }

    /// The share of devices with any of the chosen answers.
    pub fn group(&self, chosen: impl Fn(usize) -> bool) -> Measured {
        let weights: Vec<f64> = (0..self.unbiased.len()).map(|place| f64::from(u8::from(chosen(place)))).collect();
        self.contrast(&weights)
    }
}

#[cfg(test)]
#[allow(missing_docs)] // `counts` serves the tests of the other files, too.
pub mod tests {
    use super::*;
    use vitrine::rng::{Coins, Seeded};
    use vitrine::sync::mechanism::contains;

    /// The counters that devices with these true shares would make.
    pub fn counts(mechanism: &SubsetSelection, shares: &[f64], devices: u32, coins: &mut Seeded) -> Counts {
        let mut counts = Counts::none(shares.len());
        for _ in 0..devices {
            let mut at = (coins.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
            let mut answer = shares.len() as u32 - 1;
            for (place, share) in shares.iter().enumerate() {
                at -= share;
                if at < 0.0 {
                    answer = place as u32;
                    break;
                }
            }
            let bits = mechanism.randomise(answer, coins).unwrap();
            counts.reports += 1;
            (0..shares.len()).filter(|&v| contains(&bits, v as u32)).for_each(|v| counts.values[v] += 1);
        }
        counts
    }

    #[test]
    fn the_error_of_a_sum_is_the_one_that_is_seen() {
        let shares = [0.3, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.0, 0.0, 0.0];
        let weights: [&[f64]; 3] = [
            &[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            &[1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            &[0.4, -0.3, 0.2, 0.0, 0.0, 1.0, -1.0, 0.0, 0.0, 0.5, 0.5, 0.5],
        ];
        let (mut coins, runs) = (Seeded::new(3), 400);
        for epsilon in [1.0, 3.0] {
            let mechanism = SubsetSelection::new(12, epsilon).unwrap();
            let (mut squared, mut said, mut covered) = ([0.0; 3], [0.0; 3], [0; 3]);
            for _ in 0..runs {
                let seen = Shares::of(&mechanism, &counts(&mechanism, &shares, 1_000, &mut coins)).unwrap();
                for (place, weights) in weights.iter().enumerate() {
                    let truth: f64 = weights.iter().zip(&shares).map(|(w, f)| w * f).sum();
                    let found = seen.contrast(weights);
                    squared[place] += (found.value - truth).powi(2);
                    said[place] += found.sd.powi(2);
                    covered[place] += u32::from((found.low()..=found.high()).contains(&truth));
                }
            }
            for place in 0..3 {
                let ratio: f64 = (squared[place] / said[place]).sqrt();
                assert!((0.9..1.1).contains(&ratio), "epsilon {epsilon}, sum {place}: {ratio}");
                let coverage = f64::from(covered[place]) / f64::from(runs);
                assert!((0.92..=0.98).contains(&coverage), "epsilon {epsilon}, sum {place}: {coverage}");
            }
        }
    }

    #[test]
    fn one_share_has_the_error_that_the_mechanism_says() {
        for domain in [2, 3, 20] {
            let mechanism = SubsetSelection::new(domain, 1.0).unwrap();
            let mut shares = vec![0.0; domain as usize];
            shares[1] = 1.0;
            let counts = counts(&mechanism, &shares, 20_000, &mut Seeded::new(5));
            let (found, said) =
                (Shares::of(&mechanism, &counts).unwrap().share(1), mechanism.estimate(counts.values[1], 20_000));
            assert!((found.sd / said.sd - 1.0).abs() < 0.05, "{domain}: {found:?} {said:?}");
        }
        assert!(Shares::of(&SubsetSelection::new(4, 1.0).unwrap(), &Counts::none(4)).is_none());
    }
}
