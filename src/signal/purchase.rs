//! Orders and returns: the strongest evidence there is.

use super::{Action, Signal};
use crate::event::EventKind;

/// Bought.
pub const PURCHASED: Signal = Signal { event: EventKind::Purchase, strength: 5.0, action: Some(Action::Purchased) };
/// Returned: takes back what the purchase said.
pub const REFUNDED: Signal = Signal { event: EventKind::Refund, strength: -5.0, action: None };
