//! When somebody comes: hours and weekdays, and how often it takes until that is a habit.

use super::{Evidence, Finding, Reading};
use crate::profile::kind::Kind;

/// Found when a third of all evidence is of hours from `from` to before `to`, local time, over midnight if need be.
pub fn daypart(reading: &Reading<'_>, from: u32, to: u32) -> Option<Finding> {
    part_of(reading, Kind::Hour, &|hour| (from..to).contains(&hour) || (from..to).contains(&(hour + 24)), 1.0 / 3.0)
}

/// Found when the numbered tallies that `which` names have at least `least` of all evidence of their kind, from five cases on
/// three days: one visit is no habit.
pub fn part_of(reading: &Reading<'_>, kind: Kind, which: &dyn Fn(u32) -> bool, least: f64) -> Option<Finding> {
    let (mut part, mut all, mut times, mut at_s) = (0.0, 0.0, 0, 0);
    let mut cases = 0;
    for tally in reading.profile.tallies.of(kind) {
        let score = tally.score_at(reading.now_ms);
        all += score;
        cases += tally.times;
        if tally.label.parse().is_ok_and(which) {
            part += score;
            times += tally.times;
            at_s = at_s.max(tally.at_s);
        }
    }
    (cases >= 5 && reading.profile.visits.days >= 3 && part >= least * all)
        .then(|| Finding::new(part / all, Evidence::Share(times, cases), at_s))
}
