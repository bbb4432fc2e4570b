//! An item that came into view: no interest by itself; the history only counts how often it was passed over.

use super::Signal;
use crate::event::EventKind;

/// Half visible for a second, or named in a list event.
pub const SEEN: Signal = Signal { event: EventKind::ViewItemList, strength: 0.0, action: None };
