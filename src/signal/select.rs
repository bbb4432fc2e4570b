//! An item chosen from a list. Weaker than a view of its page, which follows when the page is really shown.

use super::{Action, Signal};
use crate::event::EventKind;

/// A click on a card.
pub const SELECTED: Signal = Signal { event: EventKind::SelectItem, strength: 0.3, action: Some(Action::Selected) };
