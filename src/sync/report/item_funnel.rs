//! `item.funnel`: how far this shopper came with one item of the last week, and of which category it is; the item is drawn at random
//! from all of them, for one report is one value. Answers are written `stage:category`, or "none".

use super::{position, Metric, Sight};
use crate::key::key;
use crate::profile::history::Seen;
use crate::rng::Coins;
use crate::signal::Action;
use crate::sync::ledger::WINDOW_DAYS;
use crate::sync::manifest::MetricSpec;
use crate::time::{seconds, DAY_MS};

/// The stages, in their order.
pub const STAGES: [&str; 4] = ["seen", "wished", "carted", "bought"];

/// The answer of shoppers who had nothing to do with an item of a category that the manifest names.
pub const NONE: &str = "none";

/// The row of this metric.
pub const METRIC: Metric = Metric { code: 3, name: "item.funnel", answer };

const fn stage(action: Action) -> &'static str {
    let [seen, wished, carted, bought] = STAGES;
    match action {
        Action::Selected | Action::Viewed => seen,
        Action::Wished => wished,
        Action::Carted => carted,
        Action::Purchased => bought,
    }
}

fn answer(sight: Sight<'_>, spec: &MetricSpec, coins: &mut dyn Coins) -> Option<u32> {
    let since_s = seconds(sight.now_ms - WINDOW_DAYS * DAY_MS);
    // The profile keeps names of categories as numbers: the domain's are turned into such, once.
    let declared: Vec<(&str, u64, u32)> = (0..)
        .zip(&spec.domain)
        .filter_map(|(at, answer)| answer.split_once(':').map(|(stage, label)| (stage, key("category", label), at)))
        .collect();
    let of_item = |seen: &Seen| {
        // The narrowest category that the manifest names.
        seen.categories.iter().rev().filter(|category| **category != 0).find_map(|category| {
            let fits = |(at, name, _): &&(&str, u64, u32)| *at == stage(seen.action) && name == category;
            declared.iter().find(fits).map(|(_, _, at)| *at)
        })
    };
    let recent = sight.profile.history.newest_first().filter(|seen| seen.at_s >= since_s);
    let answers: Vec<u32> = recent.filter_map(of_item).collect();
    let drawn = coins.below(answers.len() as u64) as usize;
    answers.get(drawn).copied().or_else(|| position(spec, NONE))
}
