//! Things that are bought again and again, when it is time.

use super::{Feature, Subject, Value};
use crate::profile::history::Seen;
use crate::rank::columns::Column;

/// 1 when as many days have passed as usually between two purchases, falling to 0 on both sides and for all that was not bought twice.
pub const FEATURE: Feature = Feature {
    code: "rebuy_due",
    personal: true,
    value: Value::Column(Column::RebuyDue),
    subject: |_, _| Subject::Nothing,
};

/// The value for an item of the history.
pub fn value(seen: &Seen, now_s: u32) -> f32 {
    let Some(every) = seen.rebuy_days() else { return 0.0 };
    let since = f64::from(now_s.saturating_sub(seen.bought_s.1)) / 86_400.0;
    let off = libm::log((since + 1.0) / (every + 1.0));
    libm::exp(-off * off) as f32
}
