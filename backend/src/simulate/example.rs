//! A manifest with every kind of metric, for a simulation without a shop.

use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};
use vitrine::sync::report::{look_mode, ux_friction};

const CATEGORIES: [&str; 8] = ["Bags", "Candles", "Clocks", "Kitchen", "Lights", "Mugs", "Paper", "Toys"];

/// The manifest.
pub fn manifest() -> Manifest {
    let product = |one: &[&str], other: &[&str]| -> Vec<String> {
        one.iter().flat_map(|first| other.iter().map(move |second| format!("{first}:{second}"))).collect()
    };
    let with_none = |answers: Vec<String>| answers.into_iter().chain(["none".to_owned()]).collect();
    let metrics = [
        (
            1,
            "interest.top",
            with_none(CATEGORIES.map(str::to_owned).to_vec()),
            90,
            "Which category do you look at most?",
        ),
        (2, "ux.friction", ux_friction::domain(), 0, "How much friction did you meet on one page of this week?"),
        (
            3,
            "item.funnel",
            with_none(product(&["seen", "wished", "carted", "bought"], &CATEGORIES)),
            0,
            "How far did you come with one article of this week?",
        ),
        (
            4,
            "rank.interleave",
            ["loss", "tie", "win"].map(str::to_owned).to_vec(),
            0,
            "From which of two mixed orders did you choose more?",
        ),
        (5, "look.mode", look_mode::domain(), 90, "Which look have you chosen?"),
        (
            16,
            "exp.free-delivery",
            with_none(product(&["control", "banner"], &["left", "bought"])),
            0,
            "Did you see the banner about free delivery, and did you buy?",
        ),
    ];
    let spec = |(metric, name, domain, memo_days, meaning): (u16, &str, Vec<String>, u16, &str)| MetricSpec {
        metric,
        name: name.to_owned(),
        epsilon: 1.0,
        domain,
        memo_days,
        meaning: meaning.to_owned(),
    };
    Manifest { version: VERSION, metrics: metrics.into_iter().map(spec).collect() }
}
