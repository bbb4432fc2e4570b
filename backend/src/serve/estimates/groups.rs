//! What several answers say together: pages with friction, stages of the funnel, which ranking was preferred.

use super::value::ValueEstimate;
use crate::estimate::contrast::{Measured, Shares};
use crate::estimate::control::{watch, Control, DayRate, BASELINE_DAYS};
use crate::estimate::experiment::Difference;
use crate::estimate::verdict::judge;
use crate::estimate::window::{total, DayRange};
use crate::store::counts::Day;
use serde::Serialize;
use vitrine::sync::mechanism::SubsetSelection;

/// A number of one week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeekPoint {
    /// The days.
    pub days: DayRange,
    /// The number.
    pub measured: Measured,
}

/// A share of one week, told or kept back as [`ValueEstimate`] is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekShare {
    /// The days.
    pub days: DayRange,
    /// The share; none while too few devices stand behind it.
    pub estimate: Option<f64>,
    /// Lower end of the 95 % interval; 0 without an estimate.
    pub low: f64,
    /// Upper end of the 95 % interval; without an estimate rounded up to a whole percent.
    pub high: f64,
}

/// Which of two interleaved rankings shoppers chose from: answers `loss`, `tie`, `win` of the new one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preference {
    /// Share of wins less share of losses.
    pub difference: Difference,
    /// The same week by week.
    pub weeks: Vec<WeekPoint>,
}

/// How many devices met friction on a type of page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Friction {
    /// Their share.
    pub share: ValueEstimate,
    /// The same week by week.
    pub weeks: Vec<WeekShare>,
    /// The band it should stay in; none while too little is known.
    pub control: Option<Control>,
}

/// How many devices came so far with the item they were asked about, or further.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stage {
    /// Their share.
    pub share: ValueEstimate,
    /// The same week by week.
    pub weeks: Vec<WeekShare>,
}

fn shares_by_week(weeks: &[(DayRange, Shares)], measure: impl Fn(&Shares) -> Measured) -> Vec<WeekShare> {
    let told = |(days, shares): &(DayRange, Shares)| {
        let ValueEstimate { estimate, low, high, .. } =
            ValueEstimate::told(String::new(), measure(shares), shares.reports);
        WeekShare { days: *days, estimate, low, high }
    };
    weeks.iter().map(told).collect()
}

fn by_week(weeks: &[(DayRange, Shares)], measure: impl Fn(&Shares) -> Measured) -> Vec<WeekPoint> {
    weeks.iter().map(|(days, shares)| WeekPoint { days: *days, measured: measure(shares) }).collect()
}

/// The preference, if the domain has losses and wins.
pub fn preference(domain: &[String], shares: &Shares, weeks: &[(DayRange, Shares)]) -> Option<Preference> {
    let weight = |answer: &String| match answer.as_str() {
        "win" => 1.0,
        "loss" => -1.0,
        _ => 0.0,
    };
    let weights: Vec<f64> = domain.iter().map(weight).collect();
    let complete = weights.contains(&1.0) && weights.contains(&-1.0);
    let measured = shares.contrast(&weights);
    let difference = Difference { measured, judged: judge(measured, shares.reports, 1) };
    complete.then(|| Preference { difference, weeks: by_week(weeks, |shares| shares.contrast(&weights)) })
}

/// Friction by page: answers are `page:level`, the first level of a page is none at all.
pub fn friction(
    domain: &[String],
    mechanism: &SubsetSelection,
    days: &[Day],
    range: DayRange,
    weeks: &[(DayRange, Shares)],
) -> Vec<Friction> {
    let answers: Vec<(&str, &str)> =
        domain.iter().map(|answer| answer.split_once(':').unwrap_or((answer, ""))).collect();
    let mut pages: Vec<&str> = answers.iter().map(|&(page, _)| page).collect();
    pages.dedup();
    let is_friction = |page: &str, place: usize| {
        let first = answers.iter().position(|&(other, _)| other == page);
        answers.get(place).is_some_and(|&(other, _)| other == page) && first != Some(place)
    };
    let inside: Vec<&Day> = days.iter().filter(|day| (range.first..=range.last).contains(&day.epoch_day)).collect();
    let Some(first_day) = inside.first().map(|day| day.epoch_day) else { return Vec::new() };
    let baseline = DayRange { first: first_day, last: first_day + BASELINE_DAYS - 1 };
    let usual = Shares::of(mechanism, &total(days, domain.len(), baseline));
    let all = Shares::of(mechanism, &total(days, domain.len(), range));
    let daily: Vec<(u32, Shares)> =
        inside.iter().filter_map(|day| Some((day.epoch_day, Shares::of(mechanism, &day.counts)?))).collect();
    let of_page = |page: &str| {
        let measure = |shares: &Shares| shares.group(|place| is_friction(page, place));
        let (all, usual) = (all.as_ref()?, usual.as_ref()?);
        let rates: Vec<DayRate> =
            daily.iter().map(|(epoch_day, shares)| DayRate { epoch_day: *epoch_day, rate: measure(shares) }).collect();
        Some(Friction {
            share: ValueEstimate::told(page.to_owned(), measure(all), all.reports),
            weeks: shares_by_week(weeks, measure),
            control: watch(&rates, measure(usual), baseline.last + 1),
        })
    };
    pages.into_iter().filter_map(of_page).collect()
}

/// The stages of `stage:category` answers, in their order; each holds those who came further too.
pub fn stages(domain: &[String], shares: &Shares, weeks: &[(DayRange, Shares)]) -> Vec<Stage> {
    let stage_of: Vec<Option<&str>> =
        domain.iter().map(|answer| answer.split_once(':').map(|(stage, _)| stage)).collect();
    let mut stages: Vec<&str> = stage_of.iter().filter_map(|stage| *stage).collect();
    stages.dedup();
    let of_stage = |(place, stage): (usize, &&str)| {
        let further = stages.get(place..).unwrap_or_default();
        let reached = |answer: usize| stage_of.get(answer).copied().flatten().is_some_and(|s| further.contains(&s));
        let share = ValueEstimate::told((*stage).to_owned(), shares.group(reached), shares.reports);
        Stage { share, weeks: shares_by_week(weeks, |shares| shares.group(reached)) }
    };
    stages.iter().enumerate().map(of_stage).collect()
}
