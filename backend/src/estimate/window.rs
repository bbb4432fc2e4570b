//! Days into weeks, counted back from the last day: the newest week is always a whole one.

use crate::store::counts::{Counts, Day};
use serde::Serialize;

/// A device reports a metric once in so many days.
pub const WEEK_DAYS: u32 = 7;

/// The reports of one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// The days.
    pub days: DayRange,
    /// What was reported for them.
    pub counts: Counts,
}

/// Days since 1970, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DayRange {
    /// The first day.
    pub first: u32,
    /// The last day.
    pub last: u32,
}

/// The last `weeks` weeks up to `last_day`, the oldest first; leading weeks without reports are left out.
pub fn weeks(days: &[Day], domain: usize, last_day: u32, weeks: u32) -> Vec<Week> {
    let week = |back: u32| {
        let last = last_day.saturating_sub(back * WEEK_DAYS);
        let range = DayRange { first: last.saturating_sub(WEEK_DAYS - 1), last };
        Week { days: range, counts: total(days, domain, range) }
    };
    (0..weeks).rev().map(week).skip_while(|week| week.counts.reports == 0).collect()
}

/// Everything reported for these days.
pub fn total(days: &[Day], domain: usize, range: DayRange) -> Counts {
    days.iter()
        .filter(|day| (range.first..=range.last).contains(&day.epoch_day))
        .fold(Counts::none(domain), |sum, day| sum.plus(&day.counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_end_with_the_last_day_and_lose_nothing() {
        let day = |epoch_day| Day { epoch_day, counts: Counts { reports: 1, values: vec![1, 0] } };
        let days: Vec<Day> = (80..=100).map(day).collect();
        let found = weeks(&days, 2, 100, 12);
        let seen: Vec<_> = found.iter().map(|week| (week.days.first, week.days.last, week.counts.reports)).collect();
        assert_eq!(seen, [(80, 86, 7), (87, 93, 7), (94, 100, 7)]);
        assert_eq!(weeks(&days, 2, 103, 1)[0].counts, Counts { reports: 4, values: vec![4, 0] });
        assert!(weeks(&[], 2, 100, 4).is_empty());
    }
}
