//! `interest.top`: the category this shopper looks at most, of those the manifest names, or "none".

use super::Metric;
use crate::profile::kind::Kind;
use crate::profile::Profile;
use crate::sync::manifest::MetricSpec;

/// The answer of shoppers without an interest that the manifest names.
pub const NONE: &str = "none";

/// The row of this metric.
pub const METRIC: Metric = Metric { code: 1, name: "interest.top", answer };

fn answer(profile: &Profile, spec: &MetricSpec, now_ms: f64) -> Option<u32> {
    let position = |label: &str| spec.domain.iter().position(|answer| answer == label);
    let top = profile
        .tallies
        .ranked(Kind::Category, now_ms)
        .into_iter()
        .find_map(|(interest, _)| position(&interest.label))
        .or_else(|| position(NONE))?;
    u32::try_from(top).ok()
}
