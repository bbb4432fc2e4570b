//! The page around the cards.

use super::cards::card;
use super::date::civil;
use super::news::news;
use super::numbers::{escaped, thousands};
use super::words::Words;
use crate::serve::estimates::metric::MetricEstimates;
use crate::serve::estimates::Estimates;

/// The page's only style; its hash stands in the policy.
pub const STYLE: &str = include_str!("style.css");

/// Periods to choose from, in weeks.
const PERIODS: [u32; 3] = [4, 12, 26];

/// The whole page; `build` names the catalogue.
pub fn page(words: &Words, found: &Estimates, build: &str) -> String {
    let mut metrics: Vec<&MetricEstimates> = found.metrics.iter().collect();
    // What nobody answered yet comes last.
    metrics.sort_by_key(|metric| (metric.reports == 0, !metric.current, order(&metric.metric)));
    let cards: String = metrics.iter().map(|metric| card(words, metric)).collect();
    let body = if cards.is_empty() { format!("<p>{}</p>", words.nothing_asked) } else { cards };
    format!(
        r#"<!doctype html>
<html lang="{code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<header><h1>{title}</h1><p>{summary}</p>{navigation}</header>
{news}
{body}
<section class="reading"><h2>{how}</h2><p>{reading}</p></section>
</main>
</body>
</html>
"#,
        code = words.code,
        title = words.title,
        summary = summary(words, found, build),
        navigation = navigation(words, found.weeks),
        news = news(words, found),
        how = words.how_to_read,
        reading = words.reading,
    )
}

/// Decisions first, then what goes wrong, then what is liked.
fn order(metric: &str) -> usize {
    const ORDER: [&str; 5] = ["rank.interleave", "ux.friction", "item.funnel", "interest.top", "look.mode"];
    if metric.starts_with("exp.") {
        return 0;
    }
    ORDER.iter().position(|name| *name == metric).map_or(ORDER.len() + 1, |place| place + 1)
}

fn summary(words: &Words, found: &Estimates, build: &str) -> String {
    let newest = |metric: &MetricEstimates| {
        metric.weeks.last().filter(|week| week.days.last == found.last_day).map_or(0, |week| week.reports)
    };
    let (_, month, day) = civil(found.last_day);
    let reports = thousands(found.metrics.iter().map(newest).sum());
    (words.summary)(&reports, &(words.date)(month, day), &escaped(build))
}

fn navigation(words: &Words, shown: u32) -> String {
    let code = words.code;
    let period = |weeks: u32| {
        let current = if weeks == shown { r#" aria-current="true""# } else { "" };
        format!(r#"<a href="?weeks={weeks}&amp;lang={code}"{current}>{}</a>"#, (words.weeks)(weeks))
    };
    let periods: String = PERIODS.into_iter().map(period).collect();
    let (tag, name) = words.other;
    format!(
        r#"<nav><span aria-label="{}" role="group">{periods}</span><span aria-label="{}" role="group"><a href="/dashboard/estimates.csv?weeks={shown}">CSV</a><a href="/v1/estimates?weeks={shown}">JSON</a></span><a href="?weeks={shown}&amp;lang={tag}" lang="{tag}" hreflang="{tag}">{name}</a></nav>"#,
        words.period, words.export,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::window::DayRange;
    use crate::serve::dashboard::words;
    use crate::serve::estimates::metric::Asked;
    use crate::serve::estimates::value::ValueEstimate;

    fn metric(reports: u64, values: Vec<ValueEstimate>) -> MetricEstimates {
        MetricEstimates {
            metric: "interest.top".into(),
            question: Asked { en: "Which <category>?".into(), zh: "哪个<分类>？".into() },
            epsilon: 1.0,
            manifest: String::new(),
            current: true,
            keeps_noise: true,
            domain: ["Bag", "Mug", "none"].map(String::from).to_vec(),
            days: DayRange { first: 20_773, last: 20_779 },
            reports,
            values,
            weeks: Vec::new(),
            experiment: None,
            preference: None,
            friction: Vec::new(),
            stages: Vec::new(),
        }
    }

    fn value(name: &str, estimate: f64, told: bool) -> ValueEstimate {
        let (value, low, high) = (name.into(), estimate - 0.01, estimate + 0.01);
        ValueEstimate { value, estimate: told.then_some(estimate), low, high }
    }

    fn html(language: &str, metrics: Vec<MetricEstimates>) -> String {
        page(words::of(language), &Estimates { last_day: 20_779, weeks: 12, metrics }, "<build>")
    }

    #[test]
    fn the_largest_come_first_and_the_uncertain_are_named_without_numbers() {
        let html = html(
            "en",
            vec![metric(12_345, vec![value("Bag", 0.2, true), value("Mug", 0.3, true), value("none", 0.06, false)])],
        );
        let place = |text: &str| html.find(text).unwrap_or_else(|| panic!("no {text}"));
        assert!(place(">Mug<") < place(">Bag<") && place(">Bag<") < place(">none of these<"));
        assert!(html.contains("12,345") && html.contains("1 of 3 answers: too few to say") && !html.contains("6.0 %"));
        assert!(html.contains("names 1 of the 3 possible answers"));
        assert!(html.contains("Which &lt;category&gt;?") && html.contains("&lt;build&gt;"));
    }

    #[test]
    fn without_reports_it_says_so() {
        let one = html("en", vec![metric(0, vec![value("Bag", 0.0, false)])]);
        assert!(one.contains("No report has come in yet") && !one.contains("<details"));
        assert!(html("en", Vec::new()).contains("asks its devices nothing"));
        assert!(html("zh-CN", Vec::new()).contains("没有向设备询问"));
    }

    #[test]
    fn nothing_comes_from_elsewhere() {
        let html = html("en", vec![metric(1, Vec::new())]);
        assert!(
            !html.contains("http") && !html.contains("<script") && !html.contains("src=") && !html.contains(" style=")
        );
    }
}
