//! `rank.interleave`: whose picks this shopper chose more of in the last week, Vitrine's or the server's: `loss`, `tie` or `win`.

use super::{position, Metric, Sight};
use crate::rng::Coins;
use crate::sync::manifest::MetricSpec;

/// The row of this metric.
pub const METRIC: Metric = Metric { code: 4, name: "rank.interleave", answer };

fn answer(sight: Sight<'_>, spec: &MetricSpec, _: &mut dyn Coins) -> Option<u32> {
    let (ours, theirs) = sight.duel;
    let outcome = match ours.cmp(&theirs) {
        std::cmp::Ordering::Less => "loss",
        std::cmp::Ordering::Equal => "tie",
        std::cmp::Ordering::Greater => "win",
    };
    position(spec, outcome)
}
