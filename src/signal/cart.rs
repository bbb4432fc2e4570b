//! Wish list and cart: intent, and its withdrawal.

use super::{Action, Signal};
use crate::event::EventKind;

/// Put on the wish list.
pub const WISHED: Signal = Signal { event: EventKind::AddToWishlist, strength: 2.0, action: Some(Action::Wished) };
/// Put in the cart.
pub const CARTED: Signal = Signal { event: EventKind::AddToCart, strength: 3.0, action: Some(Action::Carted) };
/// Taken out again: most of the interest stays, the intent goes.
pub const REMOVED: Signal = Signal { event: EventKind::RemoveFromCart, strength: -1.5, action: None };
