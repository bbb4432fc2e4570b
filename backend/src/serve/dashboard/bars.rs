//! Bars: one row per answer, the estimate as a bar, its 95 % interval as a whisker.

use super::axis::Axis;
use super::numbers::{escaped, percent};
use super::words::Words;
use crate::serve::estimates::value::ValueEstimate;

/// The line of numbers above the rows.
pub fn scale(axis: &Axis) -> String {
    format!(r#"<div class="row scale" aria-hidden="true"><svg height="16">{}</svg></div>"#, axis.numbers())
}

/// The rows of one chart.
pub fn rows<'a>(words: &Words, axis: &Axis, values: impl IntoIterator<Item = &'a ValueEstimate>) -> String {
    let rows: String = values.into_iter().map(|value| row(words, axis, value)).collect();
    format!("<ul>{rows}</ul>")
}

/// One answer. What too few devices stand behind keeps its place and the end of its interval, without a number.
fn row(words: &Words, axis: &Axis, value: &ValueEstimate) -> String {
    let (kind, drawn, said) = match value.estimate {
        Some(estimate) => ("", bar(axis, value, estimate), numbers(words, value, estimate)),
        None => (" few", band(axis, value), (words.below)(&format!("{:.0} %", value.high * 100.0))),
    };
    let (name, grid) = (escaped(&words.named(&value.value)), axis.grid());
    format!(
        r#"<li class="row{kind}"><span class="name" title="{name}">{name}</span><svg height="22" aria-hidden="true">{grid}{drawn}</svg><span class="said">{said}</span></li>"#
    )
}

fn bar(axis: &Axis, value: &ValueEstimate, estimate: f64) -> String {
    let [low, middle, high] = [value.low, estimate, value.high].map(|share| axis.place(share));
    format!(
        r#"<rect class="bar" y="4" height="14" rx="3" width="{middle:.2}%"/><line class="whisker" x1="{low:.2}%" x2="{high:.2}%" y1="11" y2="11"/><line class="whisker" x1="{low:.2}%" x2="{low:.2}%" y1="7" y2="15"/><line class="whisker" x1="{high:.2}%" x2="{high:.2}%" y1="7" y2="15"/>"#
    )
}

fn band(axis: &Axis, value: &ValueEstimate) -> String {
    format!(r#"<rect class="band" y="8" height="6" rx="3" width="{:.2}%"/>"#, axis.place(value.high).max(0.5))
}

/// The estimate and its interval, inside what is possible.
pub fn numbers(words: &Words, value: &ValueEstimate, estimate: f64) -> String {
    let within = |share: f64| share.clamp(0.0, 1.0);
    let low = format!("{:.1}", within(value.low) * 100.0);
    format!(
        "<b>{}</b> <small>{}</small>",
        percent(within(estimate)),
        (words.between)(&low, &percent(within(value.high)))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::dashboard::words;

    fn value(estimate: Option<f64>) -> ValueEstimate {
        ValueEstimate { value: "Mugs & <cups>".into(), estimate, low: -0.1, high: 0.3 }
    }

    #[test]
    fn a_row_says_its_interval_inside_what_is_possible() {
        let html = row(words::of("en"), &Axis::up_to(0.3), &value(Some(0.2)));
        assert!(html.contains("<b>20.0 %</b> <small>0.0 to 30.0 %</small>"), "{html}");
        assert!(html.contains("Mugs &amp; &lt;cups&gt;") && !html.contains("<cups>"));
    }

    #[test]
    fn too_few_devices_get_no_number() {
        let html = row(words::of("en"), &Axis::up_to(0.3), &value(None));
        assert!(html.contains("below 30 %") && !html.contains("class=\"bar\""), "{html}");
    }
}
