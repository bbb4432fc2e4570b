//! Friction by type of page: the share of devices, and the control band once it is known.

use super::{folded_answers, small_plot, weekly_shares};
use crate::estimate::control::{Control, Watched};
use crate::serve::dashboard::bars::numbers;
use crate::serve::dashboard::numbers::{escaped, percent};
use crate::serve::dashboard::plot::{plot, Point, Scale};
use crate::serve::dashboard::words::Words;
use crate::serve::estimates::groups::Friction;
use crate::serve::estimates::metric::MetricEstimates;

pub fn reading(words: &Words, metric: &MetricEstimates) -> String {
    let plots: String = metric.friction.iter().map(|page| one(words, page)).collect();
    format!(r#"<div class="plots">{plots}</div>{}"#, folded_answers(words, &metric.values))
}

fn one(words: &Words, page: &Friction) -> String {
    let name = escaped(&words.named(&page.share.value));
    let share = match page.share.estimate {
        Some(estimate) => numbers(words, &page.share, estimate),
        None => (words.below)(&format!("{:.0} %", page.share.high * 100.0)),
    };
    match &page.control {
        Some(control) => {
            // What is usual is a share like others: told where it can be.
            let usual = (words.usual)(&percent(control.usual.clamp(0.0, 1.0)));
            let share = if page.share.estimate.is_some() { format!("{share} · {usual}") } else { share };
            let mark = if control.warning.is_some() { r#" <span class="mark">!</span>"# } else { "" };
            small_plot(&format!("{name}{mark}"), &watched(words, control, &name), &share)
        }
        None => {
            let drawn = weekly_shares(words, &page.weeks, &name);
            small_plot(&name, &drawn, &format!("{share} · {}", words.not_watched_yet))
        }
    }
}

fn watched(words: &Words, control: &Control, label: &str) -> String {
    let point = |day: &Watched| Point {
        epoch_day: day.epoch_day,
        line: Some(day.average.max(0.0)),
        low: day.low.max(0.0),
        high: day.high,
        is_alarm: day.is_outside(),
    };
    let points: Vec<Point> = control.days.iter().map(point).collect();
    plot(words, &points, Scale::Shares, Some(control.usual.max(0.0)), label)
}
