//! What a shopper says about an item without buying it.

use super::{Action, Signal};
use crate::event::EventKind;

/// Marked as a favourite: a wish list by another name.
pub const FAVOURED: Signal = Signal { event: EventKind::Favourite, strength: 2.0, action: Some(Action::Wished) };
/// Reviewed: the shopper has it, and cares enough to write.
pub const REVIEWED: Signal = Signal { event: EventKind::Review, strength: 1.0, action: Some(Action::Viewed) };
/// Shared with somebody.
pub const SHARED: Signal = Signal { event: EventKind::Share, strength: 1.5, action: Some(Action::Viewed) };
