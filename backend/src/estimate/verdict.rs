//! What may be said of a difference, however often somebody looks.
//!
//! A shop looks at its experiment every day and stops when it likes the answer; with 95 % intervals it would be told of a
//! difference that is not there far more often than once in twenty times. So verdicts use a wider band that holds at every look
//! at once (asymptotic confidence sequence: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas 2021, theorem 2.2).

use super::contrast::Measured;
use serde::Serialize;

/// How often a verdict may be wrong, over an experiment's whole life.
const ERROR_RATE: f64 = 0.05;
/// The band is tightest around so many reports.
const TIGHTEST_AT_REPORTS: f64 = 20_000.0;

/// What may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The difference is above zero.
    Higher,
    /// The difference is below zero.
    Lower,
    /// It may be either.
    Open,
}

/// A verdict with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Judged {
    /// What may be said.
    pub verdict: Verdict,
    /// Differences larger than this would have shown by now.
    pub shows: f64,
}

/// Judges a difference found from `reports` reports, of which `comparisons` are made side by side.
pub fn judge(difference: Measured, reports: u64, comparisons: usize) -> Judged {
    let alpha = ERROR_RATE / comparisons.max(1) as f64;
    let shows = difference.sd * always_valid_sigmas(reports as f64, alpha);
    let verdict = match difference.value {
        value if value > shows => Verdict::Higher,
        value if value < -shows => Verdict::Lower,
        _ => Verdict::Open,
    };
    Judged { verdict, shows }
}

/// Half the width of the band, in standard deviations of the estimate from `n` reports.
fn always_valid_sigmas(n: f64, alpha: f64) -> f64 {
    let log = -2.0 * alpha.ln();
    // The choice of rho that the paper gives for a band that is tightest at one size (its equation 9).
    let rho_squared = (log + (log + 1.0).ln()) / TIGHTEST_AT_REPORTS;
    let scaled = n * rho_squared;
    (2.0 * (scaled + 1.0) / scaled.max(f64::MIN_POSITIVE) * ((scaled + 1.0).sqrt() / alpha).ln()).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::contrast::{tests::counts, Shares};
    use vitrine::rng::Seeded;
    use vitrine::sync::mechanism::SubsetSelection;

    #[test]
    fn looking_every_day_does_not_find_what_is_not_there() {
        let mechanism = SubsetSelection::new(4, 1.0).unwrap();
        let (mut coins, runs) = (Seeded::new(17), 200);
        let (mut fooled, mut fooled_by_95) = (0, 0);
        for _ in 0..runs {
            let mut sum = crate::store::counts::Counts::none(4);
            let (mut always, mut naive) = (false, false);
            for _ in 0..60 {
                sum = sum.plus(&counts(&mechanism, &[0.3, 0.2, 0.3, 0.2], 300, &mut coins));
                let found = Shares::of(&mechanism, &sum).unwrap().contrast(&[0.0, -2.0, 0.0, 2.0]);
                always |= judge(found, sum.reports, 1).verdict != Verdict::Open;
                naive |= found.low() > 0.0 || found.high() < 0.0;
            }
            fooled += u32::from(always);
            fooled_by_95 += u32::from(naive);
        }
        assert!(fooled * 20 <= runs, "{fooled} of {runs}");
        assert!(fooled_by_95 * 5 > runs, "the reason for all this: {fooled_by_95} of {runs}");
    }

    #[test]
    fn what_is_there_is_found() {
        let mechanism = SubsetSelection::new(3, 1.0).unwrap();
        let sum = counts(&mechanism, &[0.25, 0.4, 0.35], 20_000, &mut Seeded::new(4));
        let found = Shares::of(&mechanism, &sum).unwrap().contrast(&[-1.0, 0.0, 1.0]);
        assert_eq!(judge(found, sum.reports, 1).verdict, Verdict::Higher, "{found:?}");
        assert_eq!(judge(Measured { value: -found.value, ..found }, sum.reports, 1).verdict, Verdict::Lower);
        assert_eq!(judge(found, 10, 1).verdict, Verdict::Open, "ten reports decide nothing");
    }
}
