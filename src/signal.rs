//! From events to evidence: how much each kind of event says about the items in it. One file a signal, one row here.

pub mod arrival;
mod cart;
mod impression;
pub mod intake;
mod opinion;
mod purchase;
mod select;
mod view;

use crate::event::EventKind;

/// What an event says about each of its items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signal {
    /// The event that carries it.
    pub event: EventKind,
    /// Evidence of interest in the item's category, brand and price, in views: a view of its page is 1.
    pub strength: f32,
    /// What the history remembers about the item, if anything.
    pub action: Option<Action>,
}

/// The strongest thing a shopper did with an item; later ones outrank earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Chose it from a list.
    Selected,
    /// Looked at its page.
    Viewed,
    /// Put it on the wish list.
    Wished,
    /// Put it in the cart.
    Carted,
    /// Bought it.
    Purchased,
}

impl Action {
    const ALL: [Self; 5] = [Self::Selected, Self::Viewed, Self::Wished, Self::Carted, Self::Purchased];

    /// The action with a number, as it stands in snapshots.
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The number in snapshots, see [`Self::from_number`].
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// The name in exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Selected => "selected",
            Self::Viewed => "viewed",
            Self::Wished => "wished",
            Self::Carted => "carted",
            Self::Purchased => "purchased",
        }
    }
}

/// Every signal there is. Events without a row are understood and counted, but say nothing about an interest.
pub const SIGNALS: &[Signal] = &[
    impression::SEEN,
    select::SELECTED,
    view::VIEWED,
    cart::WISHED,
    opinion::FAVOURED,
    opinion::REVIEWED,
    opinion::SHARED,
    cart::CARTED,
    cart::REMOVED,
    purchase::PURCHASED,
    purchase::REFUNDED,
];

/// The signal of an event.
pub fn of(event: EventKind) -> Option<&'static Signal> {
    SIGNALS.iter().find(|signal| signal.event == event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_to_the_order_the_stronger() {
        let strength = |event| of(event).unwrap().strength;
        let path = [
            EventKind::SelectItem,
            EventKind::ViewItem,
            EventKind::AddToWishlist,
            EventKind::AddToCart,
            EventKind::Purchase,
        ];
        assert!(path.windows(2).all(|pair| strength(pair[0]) < strength(pair[1])));
        assert!(strength(EventKind::RemoveFromCart) < 0.0 && strength(EventKind::Refund) < 0.0);
    }

    #[test]
    fn an_event_has_one_signal_at_most() {
        for (position, signal) in SIGNALS.iter().enumerate() {
            assert!(SIGNALS.iter().skip(position + 1).all(|other| other.event != signal.event));
        }
    }
}
