//! All that is known of one metric.

use super::groups::{friction, preference, stages, Friction, Preference, Stage};
use super::value::ValueEstimate;
use crate::estimate::contrast::Shares;
use crate::estimate::experiment::{findings, Findings};
use crate::estimate::window::{total, weeks, DayRange, Week, WEEK_DAYS};
use crate::serve::known::KnownManifest;
use crate::store::counts::Day;
use serde::Serialize;
use vitrine::sync::manifest::MetricSpec;

/// One metric under one manifest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MetricEstimates {
    /// Name of the metric.
    pub metric: String,
    /// What devices are asked, in the words shoppers get.
    pub question: Asked,
    /// Privacy loss of one report.
    pub epsilon: f64,
    /// Hash of the manifest, hexadecimal.
    pub manifest: String,
    /// True for the manifest that devices get now.
    pub current: bool,
    /// True when a device repeats the same noise each week: then more weeks are not more knowledge, and `values` are of the newest.
    pub keeps_noise: bool,
    /// Every possible answer.
    pub domain: Vec<String>,
    /// The days that `values` are about.
    pub days: DayRange,
    /// How many reports these days have.
    pub reports: u64,
    /// One per answer, in the order of the domain.
    pub values: Vec<ValueEstimate>,
    /// Week by week, the oldest first.
    pub weeks: Vec<WeekEstimates>,
    /// Of `exp.*`: the arms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experiment: Option<Findings>,
    /// Of `rank.interleave`: which ranking shoppers preferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preference: Option<Preference>,
    /// Of `ux.friction`: each type of page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub friction: Vec<Friction>,
    /// Of `item.funnel`: each stage.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
}

/// A question in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// In English.
    pub en: String,
    /// In simplified Chinese.
    #[serde(rename = "zh-CN")]
    pub zh: String,
}

/// One week, in columns: one number per answer, in the order of the domain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekEstimates {
    /// The days.
    pub days: DayRange,
    /// How many reports they have.
    pub reports: u64,
    /// See [`ValueEstimate::estimate`].
    pub estimate: Vec<Option<f64>>,
    /// See [`ValueEstimate::low`].
    pub low: Vec<f64>,
    /// See [`ValueEstimate::high`].
    pub high: Vec<f64>,
}

/// A metric's counters as statements; none for a domain that no mechanism takes, which no manifest that loads has.
pub fn estimates(
    spec: &MetricSpec,
    known: &KnownManifest,
    days: &[Day],
    last_day: u32,
    week_count: u32,
) -> Option<MetricEstimates> {
    let mechanism = spec.mechanism().ok()?;
    let keeps_noise = spec.memo_days > 0;
    let pooled_weeks = if keeps_noise { 1 } else { week_count };
    let range = DayRange { first: last_day.saturating_sub(pooled_weeks * WEEK_DAYS - 1), last: last_day };
    let counts = total(days, spec.domain.len(), range);
    let shares = Shares::of(&mechanism, &counts);
    let weeks = weeks(days, spec.domain.len(), last_day, week_count);
    let by_week: Vec<(DayRange, Shares)> =
        weeks.iter().filter_map(|week| Some((week.days, Shares::of(&mechanism, &week.counts)?))).collect();
    let values = (0..).zip(&spec.domain).map(|(place, value)| ValueEstimate::of(value, place, shares.as_ref()));
    let of_kind = |kind: &str| shares.as_ref().filter(|_| spec.name == kind);
    Some(MetricEstimates {
        metric: spec.name.clone(),
        question: Asked { en: spec.question.en.clone(), zh: spec.question.zh.clone() },
        epsilon: spec.epsilon,
        manifest: known.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        current: false,
        keeps_noise,
        domain: spec.domain.clone(),
        days: range,
        reports: counts.reports,
        values: values.collect(),
        weeks: weeks.iter().map(|week| of_week(spec, week, &mechanism)).collect(),
        experiment: shares
            .as_ref()
            .filter(|_| spec.name.starts_with("exp."))
            .and_then(|shares| findings(&spec.domain, shares)),
        preference: of_kind("rank.interleave").and_then(|shares| preference(&spec.domain, shares, &by_week)),
        friction: of_kind("ux.friction")
            .map(|_| friction(&spec.domain, &mechanism, days, range, &by_week))
            .unwrap_or_default(),
        stages: of_kind("item.funnel").map(|shares| stages(&spec.domain, shares, &by_week)).unwrap_or_default(),
    })
}

fn of_week(spec: &MetricSpec, week: &Week, mechanism: &vitrine::sync::mechanism::SubsetSelection) -> WeekEstimates {
    let shares = Shares::of(mechanism, &week.counts);
    let values: Vec<ValueEstimate> =
        (0..spec.domain.len()).map(|place| ValueEstimate::of("", place, shares.as_ref())).collect();
    WeekEstimates {
        days: week.days,
        reports: week.counts.reports,
        estimate: values.iter().map(|value| value.estimate).collect(),
        low: values.iter().map(|value| value.low).collect(),
        high: values.iter().map(|value| value.high).collect(),
    }
}
