//! The funnel: how many came so far or further, and how that goes over time.

use super::{folded_answers, small_plot, weekly_shares};
use crate::serve::dashboard::axis::Axis;
use crate::serve::dashboard::bars::{rows, scale};
use crate::serve::dashboard::numbers::escaped;
use crate::serve::dashboard::words::Words;
use crate::serve::estimates::metric::MetricEstimates;

pub fn reading(words: &Words, metric: &MetricEstimates) -> String {
    let axis = Axis::up_to(metric.stages.iter().map(|stage| stage.share.high).fold(0.0, f64::max));
    let bars = rows(words, &axis, metric.stages.iter().map(|stage| &stage.share));
    let plots: String = if metric.weeks.len() < 2 {
        String::new()
    } else {
        let one = |stage: &crate::serve::estimates::groups::Stage| {
            let name = escaped(&words.named(&stage.share.value));
            let drawn = weekly_shares(words, &stage.weeks, &name);
            if drawn.is_empty() {
                return drawn;
            }
            small_plot(&name, &drawn, "")
        };
        let drawn: String = metric.stages.iter().map(one).collect();
        format!(r#"<h3>{}</h3><div class="plots">{drawn}</div>"#, words.week_by_week)
    };
    format!("{}{bars}{plots}{}", scale(&axis), folded_answers(words, &metric.values))
}
