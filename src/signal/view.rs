//! An item's own page was shown: the unit of evidence.

use super::{Action, Signal};
use crate::event::EventKind;

/// A product page view.
pub const VIEWED: Signal = Signal { event: EventKind::ViewItem, strength: 1.0, action: Some(Action::Viewed) };
