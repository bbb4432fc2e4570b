//! The chart: one row per answer, the estimate as a bar, its 95 % interval as a whisker.

use super::axis::Axis;
use super::words::{escaped, percent};
use crate::serve::estimates::ValueEstimate;
use vitrine::sync::report::interest_top::NONE;

/// The line of numbers above the rows.
pub fn scale(axis: &Axis) -> String {
    format!(r#"<div class="row scale" aria-hidden="true"><svg height="16">{}</svg></div>"#, axis.numbers())
}

/// The rows of one chart.
pub fn rows<'a>(axis: &Axis, values: impl IntoIterator<Item = &'a ValueEstimate>) -> String {
    let rows: String = values.into_iter().map(|value| row(axis, value)).collect();
    format!("<ul>{rows}</ul>")
}

/// One answer. What too few devices stand behind keeps its place and its interval, without a number.
fn row(axis: &Axis, value: &ValueEstimate) -> String {
    let (kind, drawn, said) = if value.enough {
        ("", bar(axis, value), numbers(value))
    } else {
        (" few", band(axis, value), "too few to say".to_owned())
    };
    let name = if value.value == NONE { "none of these".to_owned() } else { escaped(&value.value) };
    let grid = axis.grid();
    format!(
        r#"<li class="row{kind}"><span class="name" title="{name}">{name}</span><svg height="22" aria-hidden="true">{grid}{drawn}</svg><span class="said">{said}</span></li>"#
    )
}

fn bar(axis: &Axis, value: &ValueEstimate) -> String {
    let [low, middle, high] = [value.low, value.estimate, value.high].map(|share| axis.place(share));
    format!(
        r#"<rect class="bar" y="4" height="14" rx="3" width="{middle:.2}%"/><line class="whisker" x1="{low:.2}%" x2="{high:.2}%" y1="11" y2="11"/><line class="whisker" x1="{low:.2}%" x2="{low:.2}%" y1="7" y2="15"/><line class="whisker" x1="{high:.2}%" x2="{high:.2}%" y1="7" y2="15"/>"#
    )
}

fn band(axis: &Axis, value: &ValueEstimate) -> String {
    let [low, high] = [value.low, value.high].map(|share| axis.place(share));
    format!(r#"<rect class="band" x="{low:.2}%" y="8" height="6" rx="3" width="{:.2}%"/>"#, (high - low).max(0.5))
}

fn numbers(value: &ValueEstimate) -> String {
    let within = |share: f64| share.clamp(0.0, 1.0);
    format!(
        "<b>{}</b> <small>{:.1} to {}</small>",
        percent(within(value.estimate)),
        within(value.low) * 100.0,
        percent(within(value.high))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(enough: bool) -> ValueEstimate {
        ValueEstimate { value: "Mugs & <cups>".into(), count: 9, estimate: 0.2, low: -0.1, high: 0.3, enough }
    }

    #[test]
    fn a_row_says_its_interval_inside_what_is_possible() {
        let html = row(&Axis::up_to(0.3), &value(true));
        assert!(html.contains("<b>20.0 %</b> <small>0.0 to 30.0 %</small>"), "{html}");
        assert!(html.contains("Mugs &amp; &lt;cups&gt;") && !html.contains("<cups>"));
    }

    #[test]
    fn too_few_devices_get_no_number() {
        let html = row(&Axis::up_to(0.3), &value(false));
        assert!(html.contains("too few to say") && !html.contains("20.0"), "{html}");
    }
}
