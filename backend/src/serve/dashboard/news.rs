//! What is worth a look, before everything else.

use super::date::civil;
use super::numbers::{escaped, percent};
use super::words::Words;
use crate::serve::estimates::groups::Friction;
use crate::serve::estimates::Estimates;

/// The warnings, or a sentence that there are none.
pub fn news(words: &Words, found: &Estimates) -> String {
    let watched: Vec<&Friction> =
        found.metrics.iter().flat_map(|metric| &metric.friction).filter(|page| page.control.is_some()).collect();
    let warnings: String = watched.iter().filter_map(|page| warning(words, page)).collect();
    let (kind, said) = match (warnings.is_empty(), watched.is_empty()) {
        (false, _) => ("news alarm", format!("<ul>{warnings}</ul>")),
        (true, false) => ("news", format!("<p>{}</p>", words.no_warnings)),
        (true, true) => ("news", format!("<p>{}</p>", words.nothing_watched)),
    };
    format!(r#"<section class="{kind}"><h2>{}</h2>{said}</section>"#, words.warnings)
}

fn warning(words: &Words, page: &Friction) -> Option<String> {
    let warning = page.control.as_ref()?.warning?;
    let (_, month, day) = civil(warning.since_day);
    let name = escaped(&words.named(&page.share.value));
    let sentence = (words.warning)(&name, &(words.date)(month, day), &share(warning.usual), &share(warning.now));
    Some(format!("<li>{sentence}</li>"))
}

/// Unbiased estimates may lie below 0.
fn share(value: f64) -> String {
    percent(value.clamp(0.0, 1.0))
}
