//! `interest.top`: the category this shopper looks at most, of those the manifest names, or "none".

use super::{position, Metric, Sight};
use crate::profile::kind::Kind;
use crate::rng::Coins;
use crate::sync::manifest::MetricSpec;

/// The answer of shoppers without an interest that the manifest names.
pub const NONE: &str = "none";

/// The row of this metric.
pub const METRIC: Metric = Metric { code: 1, name: "interest.top", answer };

fn answer(sight: Sight<'_>, spec: &MetricSpec, _: &mut dyn Coins) -> Option<u32> {
    let ranked = sight.profile.tallies.ranked(Kind::Category, sight.now_ms);
    ranked.into_iter().find_map(|(interest, _)| position(spec, &interest.label)).or_else(|| position(spec, NONE))
}
