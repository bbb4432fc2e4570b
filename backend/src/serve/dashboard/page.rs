//! The page around the charts.

use super::axis::Axis;
use super::bars::{rows, scale};
use super::words::{escaped, thousands};
use crate::serve::estimates::{MetricEstimates, ValueEstimate};
use crate::serve::shelf::Shelf;
use vitrine::sync::mechanism::SubsetSelection;

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub fn page(shelf: &Shelf, metrics: &[MetricEstimates]) -> String {
    let sections: String = metrics.iter().map(section).collect();
    let body = if sections.is_empty() { "<p>This shop asks its devices nothing.</p>".to_owned() } else { sections };
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>What devices reported</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<header><h1>What devices reported</h1><p>Catalogue {build}, {items} items.</p></header>
{body}
</main>
</body>
</html>
"#,
        build = escaped(&shelf.build),
        items = thousands(shelf.items.len() as u64),
    )
}

fn section(metric: &MetricEstimates) -> String {
    let mut clear: Vec<&ValueEstimate> = metric.values.iter().filter(|value| value.enough).collect();
    clear.sort_by(|a, b| b.estimate.total_cmp(&a.estimate));
    // In the order of the domain: an order by estimate would say what is not to be said.
    let few: Vec<&ValueEstimate> = metric.values.iter().filter(|value| !value.enough).collect();
    let axis = Axis::up_to(metric.values.iter().map(|value| value.high).fold(0.0, f64::max));
    let (title, noise, scale) = (title(metric), noise(metric), scale(&axis));
    let chart = match (metric.reports, clear.is_empty()) {
        (0, _) => "<p class=\"empty\">No report has come in yet.</p>".to_owned(),
        (_, true) => "<p class=\"empty\">No answer stands out of the noise yet: it takes more reports.</p>".to_owned(),
        (_, false) => format!("{scale}{}", rows(&axis, clear.iter().copied())),
    };
    let hidden = if few.is_empty() || metric.reports == 0 {
        String::new()
    } else {
        let open = if clear.is_empty() { " open" } else { "" };
        let (count, rows) = (few.len(), rows(&axis, few.iter().copied()));
        format!(
            "<details{open}><summary>{count} of {} answers: too few to say</summary>{scale}{rows}</details>",
            metric.domain.len()
        )
    };
    format!(
        r#"<section>
<h2>{title}</h2>
<dl><div><dt>Reports</dt><dd>{reports}</dd></div><div><dt>Possible answers</dt><dd>{answers}</dd></div><div><dt>Privacy loss a report</dt><dd>ε = {epsilon}</dd></div></dl>
{chart}
{hidden}
<p class="noise">{noise}</p>
</section>"#,
        reports = thousands(metric.reports),
        answers = metric.domain.len(),
        epsilon = metric.epsilon,
    )
}

fn title(metric: &MetricEstimates) -> String {
    let name = escaped(&metric.metric);
    let words = match metric.metric.as_str() {
        "interest.top" => "The category a shopper looks at most",
        _ => "",
    };
    let earlier = if metric.current { "" } else { " <small>asked with an earlier list of answers</small>" };
    format!("{words} <code>{name}</code>{earlier}")
}

/// The one sentence about the noise.
fn noise(metric: &MetricEstimates) -> String {
    let answers = metric.domain.len();
    let Ok(mechanism) = SubsetSelection::new(u32::try_from(answers).unwrap_or(u32::MAX), metric.epsilon) else {
        return String::new();
    };
    format!(
        "Every device hides its answer before it leaves: a report names {} of the {answers} possible answers, the true one among \
         them only {:.0} times in 100, so that no single report tells what its shopper likes, while over many reports the noise \
         averages out to the bars, with the thin line spanning what is left of it (95 % interval).",
        mechanism.omega(),
        mechanism.probabilities().0 * 100.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    fn shelf() -> Shelf {
        Shelf::new(Catalogue { build: 1, currency: "GBP".into(), items: Vec::new() })
    }

    fn metric(reports: u64, values: Vec<ValueEstimate>) -> MetricEstimates {
        let domain = ["Bag", "Mug", "none"].map(String::from).to_vec();
        let (metric, manifest) = ("interest.top".into(), String::new());
        MetricEstimates { metric, epsilon: 1.0, manifest, current: true, domain, reports, values }
    }

    fn value(name: &str, estimate: f64, enough: bool) -> ValueEstimate {
        ValueEstimate { value: name.into(), count: 1, estimate, low: estimate - 0.01, high: estimate + 0.01, enough }
    }

    #[test]
    fn the_largest_come_first_and_the_uncertain_are_named_without_numbers() {
        let html = page(
            &shelf(),
            &[metric(12_345, vec![value("Bag", 0.2, true), value("Mug", 0.3, true), value("none", 0.06, false)])],
        );
        let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text}"));
        assert!(place(">Mug<") < place(">Bag<") && place(">Bag<") < place(">none of these<"));
        assert!(html.contains("12,345") && html.contains("1 of 3 answers: too few to say") && !html.contains("6.0 %"));
        assert!(html.contains("names 1 of the 3 possible answers"));
    }

    #[test]
    fn without_reports_it_says_so() {
        let html = page(&shelf(), &[metric(0, vec![value("Bag", 0.0, false)])]);
        assert!(html.contains("No report has come in yet") && !html.contains("<details"));
        assert!(page(&shelf(), &[]).contains("asks its devices nothing"));
    }

    #[test]
    fn nothing_comes_from_elsewhere() {
        let html = page(&shelf(), &[metric(1, Vec::new())]);
        assert!(!html.contains("http") && !html.contains("<script") && !html.contains("src="));
    }
}
