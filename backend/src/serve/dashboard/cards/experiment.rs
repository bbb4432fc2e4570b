//! An experiment: the rate of each arm, and a verdict in words.

use super::{all_answers, folded_answers};
use crate::estimate::experiment::{Arm, Findings};
use crate::estimate::verdict::Verdict;
use crate::serve::dashboard::axis::Axis;
use crate::serve::dashboard::bars::{rows, scale};
use crate::serve::dashboard::numbers::{escaped, points};
use crate::serve::dashboard::words::Words;
use crate::serve::estimates::metric::MetricEstimates;
use crate::serve::estimates::value::ValueEstimate;

pub fn reading(words: &Words, metric: &MetricEstimates) -> String {
    match &metric.experiment {
        Some(findings) => {
            format!("{}{}{}", verdicts(words, findings), rates(words, findings), folded_answers(words, &metric.values))
        }
        None => format!(r#"<p class="verdict">{}</p>{}"#, words.too_early, all_answers(words, &metric.values)),
    }
}

fn verdicts(words: &Words, findings: &Findings) -> String {
    let first = findings.arms.first().map_or_else(String::new, |arm| escaped(&words.named(&arm.name)));
    let said: String = findings.arms.iter().filter_map(|arm| verdict(words, arm, &first)).collect();
    format!(r#"{said}<p class="note">{}</p>"#, words.verdict_note)
}

fn verdict(words: &Words, arm: &Arm, first: &str) -> Option<String> {
    let difference = arm.difference?;
    let (name, measured) = (escaped(&words.named(&arm.name)), difference.measured);
    let size = points(measured.value.abs());
    let (size, shows) = (size.trim_start_matches('+'), points(difference.judged.shows));
    let sentence = match difference.judged.verdict {
        Verdict::Higher => (words.arm_better)(&name, first, size),
        Verdict::Lower => (words.arm_worse)(&name, first, size),
        Verdict::Open => (words.arm_open)(&name, first, shows.trim_start_matches('+')),
    };
    let interval = (words.between)(&points(measured.low()), &points(measured.high()));
    Some(format!(r#"<p class="verdict">{sentence} <small>{interval}</small></p>"#))
}

fn rates(words: &Words, findings: &Findings) -> String {
    let rate = |arm: &Arm| ValueEstimate {
        value: arm.name.clone(),
        estimate: Some(arm.rate.value),
        low: arm.rate.low(),
        high: arm.rate.high(),
    };
    let rates: Vec<ValueEstimate> = findings.arms.iter().map(rate).collect();
    let axis = Axis::up_to(rates.iter().map(|rate| rate.high).fold(0.0, f64::max));
    let title = (words.goal_rate)(&escaped(&words.named(&findings.goal)));
    format!("<h3>{title}</h3>{}{}", scale(&axis), rows(words, &axis, &rates))
}
