//! Plain shares: the largest week by week, then all.

use super::{all_answers, small_plot};
use crate::serve::dashboard::bars::numbers;
use crate::serve::dashboard::numbers::escaped;
use crate::serve::dashboard::plot::{plot, Point, Scale};
use crate::serve::dashboard::words::Words;
use crate::serve::estimates::metric::MetricEstimates;

/// As many plots as people compare at a glance.
const PLOTTED: usize = 6;

pub fn reading(words: &Words, metric: &MetricEstimates) -> String {
    format!("{}{}", plots(words, metric), all_answers(words, &metric.values))
}

/// The largest answers over time; nothing while there is one week only.
pub fn plots(words: &Words, metric: &MetricEstimates) -> String {
    if metric.weeks.len() < 2 {
        return String::new();
    }
    let mut told: Vec<(usize, f64)> =
        metric.values.iter().enumerate().filter_map(|(place, value)| Some((place, value.estimate?))).collect();
    told.sort_by(|a, b| b.1.total_cmp(&a.1));
    let drawn: String =
        told.iter().take(PLOTTED).filter_map(|&(place, estimate)| one(words, metric, place, estimate)).collect();
    format!(r#"<h3>{}</h3><div class="plots">{drawn}</div><h3>{}</h3>"#, words.week_by_week, words.all_answers)
}

fn one(words: &Words, metric: &MetricEstimates, place: usize, estimate: f64) -> Option<String> {
    let point = |week: &crate::serve::estimates::metric::WeekEstimates| {
        let (low, high) = (week.low.get(place)?.max(0.0), *week.high.get(place)?);
        Some(Point { epoch_day: week.days.last, line: *week.estimate.get(place)?, low, high, is_alarm: false })
    };
    let points: Vec<Point> = metric.weeks.iter().filter_map(point).collect();
    let value = metric.values.get(place)?;
    let name = escaped(&words.named(&value.value));
    let said = numbers(words, value, estimate);
    Some(small_plot(&name, &plot(words, &points, Scale::Shares, None, &name), &said))
}
