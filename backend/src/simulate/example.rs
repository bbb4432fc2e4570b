//! A manifest with every kind of metric, for a simulation without a shop.

use vitrine::sync::manifest::{Manifest, MetricSpec, VERSION};
use vitrine::sync::question::Question;
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
            ("Which category do you look at most?", "您最常看哪个分类？"),
        ),
        (
            2,
            "ux.friction",
            ux_friction::domain(),
            0,
            ("How much friction did you meet on one page of this week?", "本周的某一个页面让您用得有多不顺？"),
        ),
        (
            3,
            "item.funnel",
            with_none(product(&["seen", "wished", "carted", "bought"], &CATEGORIES)),
            0,
            ("How far did you come with one article of this week?", "本周的某一件商品，您走到了哪一步？"),
        ),
        (
            4,
            "rank.interleave",
            ["loss", "tie", "win"].map(str::to_owned).to_vec(),
            0,
            ("From which of two mixed orders did you choose more?", "两种交替的排序，您从哪一种里选得更多？"),
        ),
        (5, "look.mode", look_mode::domain(), 90, ("Which look have you chosen?", "您选了哪种外观？")),
        (
            16,
            "exp.free-delivery",
            with_none(product(&["control", "banner"], &["left", "bought"])),
            0,
            ("Did you see the banner about free delivery, and did you buy?", "您看到免运费的横幅了吗？您买了吗？"),
        ),
    ];
    let spec = |(metric, name, domain, memo_days, (en, zh)): (u16, &str, Vec<String>, u16, (&str, &str))| MetricSpec {
        metric,
        name: name.to_owned(),
        epsilon: 1.0,
        domain,
        memo_days,
        question: Question::new(en, zh),
    };
    Manifest { version: VERSION, metrics: metrics.into_iter().map(spec).collect() }
}
