//! What the shopper has just seen or has already bought: shown once more it takes the place of something else.

use super::{Feature, Subject, Value};
use crate::profile::history::Seen;
use crate::rank::columns::Column;

/// For so long after a purchase nobody is offered the same again.
const DAYS: u32 = 3;

/// 1 for what was looked at in this visit and for what was bought in the last days; 0 for what is bought again and again, and for
/// every purchase of a shopper who buys things again. Weighs negatively. What was bought longer ago speaks for itself
/// (`seen_before`): many come back for it.
pub const FEATURE: Feature = Feature {
    code: "had_enough",
    personal: true,
    value: Value::Column(Column::HadEnough),
    subject: |_, _| Subject::Nothing,
};

/// The value for an item of the history, in a visit that began at `visit_s`; `rebuys` when the shopper bought anything twice.
pub fn value(seen: &Seen, visit_s: u32, now_s: u32, rebuys: bool) -> f32 {
    let is_recent = if seen.bought > 0 {
        !rebuys && now_s.saturating_sub(seen.bought_s.1) < DAYS * 86_400
    } else {
        seen.at_s >= visit_s
    };
    f32::from(u8::from(is_recent))
}
