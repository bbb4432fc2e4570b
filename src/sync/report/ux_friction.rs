//! `ux.friction`: how much friction this shopper met in the last week on one type of page, drawn at random from those they saw; one report
//! is one value. Answers are written `page:level`.

use super::{position, Metric, Sight};
use crate::friction::{OTHER_PAGE, PAGES};
use crate::profile::kind::Kind;
use crate::rng::Coins;
use crate::sync::ledger::WINDOW_DAYS;
use crate::sync::manifest::MetricSpec;
use crate::time::{seconds, DAY_MS};

/// The levels, in their order; the first one is none at all.
pub const LEVELS: [&str; 4] = ["none", "low", "middle", "high"];

/// From so much on it is middle, and high. A friction weighs 1 when it happens and a half a week later.
const STEPS: [f64; 2] = [1.5, 4.0];

/// The row of this metric.
pub const METRIC: Metric = Metric { code: 2, name: "ux.friction", answer };

/// Every answer there is, in the order of the domain.
pub fn domain() -> Vec<String> {
    PAGES.iter().flat_map(|page| LEVELS.map(|level| format!("{page}:{level}"))).collect()
}

fn answer(sight: Sight<'_>, spec: &MetricSpec, coins: &mut dyn Coins) -> Option<u32> {
    let since_s = seconds(sight.now_ms - WINDOW_DAYS * DAY_MS);
    let mut answers = Vec::new();
    for page in PAGES {
        let mut level = None;
        for kind in [Kind::Page, Kind::FrictionPage] {
            if let Some(tally) = sight.profile.tallies.named(kind, page).filter(|tally| tally.at_s >= since_s) {
                let score = tally.score_at(sight.now_ms);
                let met = kind == Kind::FrictionPage;
                level = Some(if met { 1 + STEPS.iter().filter(|step| score >= **step).count() } else { 0 });
            }
        }
        answers.extend(level.map(|level| (page, level)));
    }
    let drawn = coins.below(answers.len() as u64) as usize;
    // A shop that does not say the types of its pages has one.
    let (page, level) = answers.get(drawn).copied().unwrap_or((OTHER_PAGE, 0));
    position(spec, &[page, ":", LEVELS.get(level)?].concat())
}
