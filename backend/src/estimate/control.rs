//! The band that a rate should stay in, and the first day it did not: an exponentially weighted moving average (Roberts 1959).
//!
//! A day's rate is mostly noise; the average over the days, the nearer the heavier, is not, and sees a small change that lasts
//! sooner than any single day does. The first four weeks say what is usual.

use super::contrast::Measured;
use serde::Serialize;

/// Days that say what is usual.
pub const BASELINE_DAYS: u32 = 28;
/// Fewer days with reports than this say nothing yet.
const FEWEST_BASELINE_DAYS: usize = 14;
/// What a new day weighs.
const WEIGHT: f64 = 0.2;
/// Half the width of the band in standard deviations: a shop with eight such rates has a false alarm in some years.
const SIGMAS: f64 = 3.7;
/// A rate that came back into its band so long ago is no news.
const NEWS_DAYS: u32 = 7;

/// The rate of one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayRate {
    /// Days since 1970.
    pub epoch_day: u32,
    /// The rate.
    pub rate: Measured,
}

/// One day of the average and its band.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Watched {
    /// Days since 1970.
    pub epoch_day: u32,
    /// The average.
    pub average: f64,
    /// Lower end of the band.
    pub low: f64,
    /// Upper end of the band.
    pub high: f64,
}

impl Watched {
    /// True when the average has left the band.
    pub fn is_outside(&self) -> bool {
        self.average < self.low || self.average > self.high
    }
}

/// A rate that left its band and is out of it, or was within the last week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Warning {
    /// The first day outside, of the last time.
    pub since_day: u32,
    /// What was usual.
    pub usual: f64,
    /// The average now.
    pub now: f64,
}

/// A rate under watch.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Control {
    /// What is usual.
    pub usual: f64,
    /// The days after those that said so.
    pub days: Vec<Watched>,
    /// If there is something to look at.
    pub warning: Option<Warning>,
}

/// Watches days in order. `usual` is the rate over the days before `first_watched_day`, all together; none while these are too few.
pub fn watch(days: &[DayRate], usual: Measured, first_watched_day: u32) -> Option<Control> {
    let (before, after) = days.split_at(days.partition_point(|day| day.epoch_day < first_watched_day));
    if before.len() < FEWEST_BASELINE_DAYS || after.is_empty() {
        return None;
    }
    let (mut average, mut variance) = (usual.value, 0.0);
    let watched: Vec<Watched> = after
        .iter()
        .map(|day| {
            average = WEIGHT * day.rate.value + (1.0 - WEIGHT) * average;
            variance = (WEIGHT * day.rate.sd).powi(2) + (1.0 - WEIGHT).powi(2) * variance;
            let half = SIGMAS * (variance + usual.sd * usual.sd).sqrt();
            Watched { epoch_day: day.epoch_day, average, low: usual.value - half, high: usual.value + half }
        })
        .collect();
    Some(Control { usual: usual.value, warning: warning(&watched, usual.value), days: watched })
}

fn warning(days: &[Watched], usual: f64) -> Option<Warning> {
    let newest = days.last()?;
    let last_outside = days.iter().rposition(Watched::is_outside)?;
    if newest.epoch_day.saturating_sub(days.get(last_outside)?.epoch_day) >= NEWS_DAYS {
        return None;
    }
    let run = days.iter().take(last_outside + 1).rev().take_while(|day| day.is_outside());
    Some(Warning { since_day: run.last()?.epoch_day, usual, now: newest.average })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::contrast::{tests::counts, Shares};
    use crate::store::counts::Counts;
    use vitrine::rng::Seeded;
    use vitrine::sync::mechanism::SubsetSelection;

    /// Eight weeks of a rate of two answers; from `changes_on` it is another. 1,000 devices report a day.
    fn eight_weeks(rate: f64, then: f64, changes_on: u32, coins: &mut Seeded) -> Option<Control> {
        let mechanism = SubsetSelection::new(2, 1.0).unwrap();
        let (mut days, mut baseline) = (Vec::new(), Counts::none(2));
        for epoch_day in 0..56 {
            let share = if epoch_day < changes_on { rate } else { then };
            let counts = counts(&mechanism, &[1.0 - share, share], 1_000, coins);
            if epoch_day < BASELINE_DAYS {
                baseline = baseline.plus(&counts);
            }
            days.push(DayRate { epoch_day, rate: Shares::of(&mechanism, &counts).unwrap().share(1) });
        }
        watch(&days, Shares::of(&mechanism, &baseline).unwrap().share(1), BASELINE_DAYS)
    }

    #[test]
    fn a_rate_that_stays_gives_no_warning() {
        let mut coins = Seeded::new(31);
        let warnings = (0..60).filter(|_| eight_weeks(0.1, 0.1, 0, &mut coins).unwrap().warning.is_some()).count();
        assert!(warnings <= 1, "{warnings} of 60");
    }

    #[test]
    fn a_rate_that_rises_is_noticed_within_days() {
        let mut coins = Seeded::new(32);
        let mut late = 0;
        for _ in 0..20 {
            let warning = eight_weeks(0.1, 0.2, 40, &mut coins).unwrap().warning;
            // Before the change a warning would be about noise.
            late +=
                u32::from(warning.is_none_or(|warning| !(38..48).contains(&warning.since_day) || warning.now < 0.12));
        }
        assert!(late <= 1, "{late} of 20");
    }

    #[test]
    fn what_is_usual_takes_two_weeks_to_know() {
        let rate = Measured { value: 0.1, sd: 0.01 };
        let days: Vec<DayRate> = (0..13).chain([40]).map(|epoch_day| DayRate { epoch_day, rate }).collect();
        assert!(watch(&days, rate, BASELINE_DAYS).is_none());
        let enough: Vec<DayRate> = (0..14).chain([40]).map(|epoch_day| DayRate { epoch_day, rate }).collect();
        assert_eq!(watch(&enough, rate, BASELINE_DAYS).unwrap().warning, None);
    }
}
