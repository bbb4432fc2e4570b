//! What the shopper has just seen or has already bought: shown once more it takes the place of something else.

use super::{Feature, Subject, Value};
use crate::profile::history::Seen;
use crate::rank::columns::Column;

/// Days after which half of having bought it is forgotten.
const HALF_LIFE_DAYS: f32 = 14.0;
/// What a purchase of now counts: somebody may want another one, too.
const BOUGHT: f32 = 0.3;

/// 1 for what was looked at in this visit, less for what was bought, fading; 0 for what is bought again and again, and for every
/// purchase of a shopper who buys things again. Weighs negatively.
pub const FEATURE: Feature = Feature {
    code: "had_enough",
    personal: true,
    value: Value::Column(Column::HadEnough),
    subject: |_, _| Subject::Nothing,
};

/// The value for an item of the history, in a visit that began at `visit_s`; `rebuys` when the shopper bought anything twice.
pub fn value(seen: &Seen, visit_s: u32, now_s: u32, rebuys: bool) -> f32 {
    if seen.bought > 0 {
        let days = now_s.saturating_sub(seen.bought_s.1) as f32 / 86_400.0;
        return if rebuys {
            0.0
        } else {
            BOUGHT * libm::exp(f64::from(-days / HALF_LIFE_DAYS) * std::f64::consts::LN_2) as f32
        };
    }
    if seen.at_s >= visit_s {
        1.0
    } else {
        0.0
    }
}
