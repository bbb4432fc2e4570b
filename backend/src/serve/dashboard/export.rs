//! The estimates as a table, for a spreadsheet. Estimates that are not told are empty here too.

use super::date::iso;
use crate::serve::estimates::metric::{MetricEstimates, WeekEstimates};
use crate::serve::estimates::Estimates;
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    metric: &'a str,
    manifest: &'a str,
    first_day: String,
    last_day: String,
    reports: u64,
    answer: &'a str,
    estimate: Option<f64>,
    low: f64,
    high: f64,
}

/// One line per metric, week and answer.
///
/// # Errors
/// Never in practice: it writes into memory.
pub fn csv(estimates: &Estimates) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for metric in &estimates.metrics {
        for week in &metric.weeks {
            for line in lines(metric, week) {
                table.serialize(line)?;
            }
        }
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

fn lines<'a>(metric: &'a MetricEstimates, week: &'a WeekEstimates) -> impl Iterator<Item = Line<'a>> {
    let ends = week.low.iter().zip(&week.high);
    metric.domain.iter().zip(&week.estimate).zip(ends).map(|((answer, estimate), (low, high))| Line {
        metric: &metric.metric,
        manifest: &metric.manifest,
        first_day: iso(week.days.first),
        last_day: iso(week.days.last),
        reports: week.reports,
        answer: plain(answer),
        estimate: *estimate,
        low: *low,
        high: *high,
    })
}

/// A spreadsheet takes text that begins so for a formula, and a feed's category may begin so.
fn plain(answer: &str) -> &str {
    answer.trim_start_matches(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_no_formula() {
        assert_eq!(plain("=HYPERLINK(1)"), "HYPERLINK(1)");
        assert_eq!(plain("Mugs"), "Mugs");
    }
}
