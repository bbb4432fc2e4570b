//! One card per metric. Kinds of metric have their own reading; every card ends with all answers.

mod experiment;
mod friction;
mod preference;
mod shares;
mod stages;

use super::axis::Axis;
use super::bars::{rows, scale};
use super::numbers::{escaped, thousands};
use super::plot::{plot, Point, Scale};
use super::words::Words;
use crate::serve::estimates::groups::{WeekPoint, WeekShare};
use crate::serve::estimates::metric::MetricEstimates;
use crate::serve::estimates::value::ValueEstimate;
use vitrine::sync::mechanism::SubsetSelection;

/// The card of a metric.
pub fn card(words: &Words, metric: &MetricEstimates) -> String {
    let told = if metric.reports == 0 {
        format!(r#"<p class="empty">{}</p>"#, words.no_report)
    } else {
        reading(words, metric)
    };
    format!(
        r#"<section><h2>{title}</h2>{facts}{told}<footer><p>{asked}</p><p>{noise}</p></footer></section>"#,
        title = title(words, metric),
        facts = facts(words, metric),
        asked = escaped(&(words.what_is_asked)(&metric.question)),
        noise = noise(words, metric),
    )
}

fn reading(words: &Words, metric: &MetricEstimates) -> String {
    if metric.metric.starts_with("exp.") {
        return experiment::reading(words, metric);
    }
    if let Some(preference) = &metric.preference {
        return preference::reading(words, metric, preference);
    }
    if !metric.friction.is_empty() {
        return friction::reading(words, metric);
    }
    if !metric.stages.is_empty() {
        return stages::reading(words, metric);
    }
    shares::reading(words, metric)
}

fn title(words: &Words, metric: &MetricEstimates) -> String {
    let earlier = if metric.current { String::new() } else { format!(" <small>{}</small>", words.earlier_list) };
    format!("{}{earlier}", escaped(&(words.metric)(&metric.metric)))
}

fn facts(words: &Words, metric: &MetricEstimates) -> String {
    let newest = if metric.keeps_noise { format!(" <small>{}</small>", words.newest_week) } else { String::new() };
    format!(
        "<dl><div><dt>{}</dt><dd>{}{newest}</dd></div><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>ε = {}</dd></div></dl>",
        words.reports,
        thousands(metric.reports),
        words.answers,
        metric.domain.len(),
        words.privacy_loss,
        metric.epsilon,
    )
}

fn noise(words: &Words, metric: &MetricEstimates) -> String {
    let answers = metric.domain.len();
    let Ok(mechanism) = SubsetSelection::new(u32::try_from(answers).unwrap_or(u32::MAX), metric.epsilon) else {
        return String::new();
    };
    let said = (words.noise)(mechanism.omega(), answers, mechanism.probabilities().0 * 100.0);
    let kept = if metric.keeps_noise { words.keeps_noise } else { "" };
    format!("{said} {kept}")
}

/// Every answer: what can be told by size, then the rest by name.
fn all_answers(words: &Words, values: &[ValueEstimate]) -> String {
    let mut told: Vec<&ValueEstimate> = values.iter().filter(|value| value.estimate.is_some()).collect();
    told.sort_by(|a, b| b.estimate.unwrap_or_default().total_cmp(&a.estimate.unwrap_or_default()));
    // In the order of the domain: an order by estimate would say what is not to be said.
    let few: Vec<&ValueEstimate> = values.iter().filter(|value| value.estimate.is_none()).collect();
    let axis = Axis::up_to(told.iter().map(|value| value.high).fold(0.0, f64::max).max(if told.is_empty() {
        1.0
    } else {
        0.0
    }));
    let chart = if told.is_empty() {
        format!(r#"<p class="empty">{}</p>"#, words.no_answer_stands_out)
    } else {
        format!("{}{}", scale(&axis), rows(words, &axis, told))
    };
    if few.is_empty() {
        return chart;
    }
    let (summary, hidden) = ((words.too_few)(few.len(), values.len()), rows(words, &axis, few));
    format!("{chart}<details><summary>{summary}</summary>{hidden}</details>")
}

/// A folded list of all answers, for cards whose reading says something else first.
fn folded_answers(words: &Words, values: &[ValueEstimate]) -> String {
    format!("<details><summary>{}</summary>{}</details>", words.all_answers, all_answers(words, values))
}

/// A small plot with a title and a line below it.
fn small_plot(title: &str, drawn: &str, said: &str) -> String {
    format!(r#"<figure><figcaption>{title}</figcaption>{drawn}<p>{said}</p></figure>"#)
}

/// Shares week by week, inside their 95 % intervals; what is not told leaves a gap.
fn weekly_shares(words: &Words, weeks: &[WeekShare], label: &str) -> String {
    let point = |week: &WeekShare| Point {
        epoch_day: week.days.last,
        line: week.estimate,
        low: week.low.max(0.0),
        high: week.high,
        is_alarm: false,
    };
    let points: Vec<Point> = weeks.iter().map(point).collect();
    if points.iter().all(|point| point.line.is_none()) {
        return String::new();
    }
    plot(words, &points, Scale::Shares, None, label)
}

/// A difference week by week, inside its 95 % interval.
fn weekly_difference(words: &Words, weeks: &[WeekPoint], label: &str) -> String {
    let point = |week: &WeekPoint| Point {
        epoch_day: week.days.last,
        line: Some(week.measured.value),
        low: week.measured.low(),
        high: week.measured.high(),
        is_alarm: false,
    };
    let points: Vec<Point> = weeks.iter().map(point).collect();
    plot(words, &points, Scale::Differences, Some(0.0), label)
}
