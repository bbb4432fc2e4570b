//! Which of two interleaved rankings shoppers chose from.

use super::{all_answers, small_plot, weekly_difference};
use crate::estimate::verdict::Verdict;
use crate::serve::dashboard::numbers::points;
use crate::serve::dashboard::words::Words;
use crate::serve::estimates::groups::Preference;
use crate::serve::estimates::metric::MetricEstimates;

pub fn reading(words: &Words, metric: &MetricEstimates, preference: &Preference) -> String {
    let (measured, judged) = (preference.difference.measured, preference.difference.judged);
    let size = points(measured.value.abs());
    let size = size.trim_start_matches('+');
    let verdict = match judged.verdict {
        Verdict::Higher => (words.new_preferred)(size),
        Verdict::Lower => (words.old_preferred)(size),
        Verdict::Open => (words.preference_open)(points(judged.shows).trim_start_matches('+')),
    };
    let over_time = if metric.weeks.len() < 2 {
        String::new()
    } else {
        let drawn = weekly_difference(words, &preference.weeks, words.preference_plot);
        format!(r#"<div class="plots wide">{}</div>"#, small_plot(words.preference_plot, &drawn, ""))
    };
    format!(
        r#"<p class="verdict">{verdict} <small>{}</small></p><p class="note">{}</p>{}{over_time}"#,
        (words.between)(&points(measured.low()), &points(measured.high())),
        words.verdict_note,
        all_answers(words, &metric.values),
    )
}
