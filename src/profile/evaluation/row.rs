//! What became of what was shown in one place of one visit, in numbers. No item has a name here.

use crate::pack::{Fields, Record};

/// Who put an item where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The list was not measured.
    Whole,
    /// Vitrine, in a list made by turns.
    Ours,
    /// The server, in such a list.
    Server,
}

/// Sides of a slot.
pub const SIDES: u8 = 3;
/// Places: the slots, with each side of each.
pub const PLACES: u8 = 6 * SIDES;

/// The number of a place.
pub const fn place(slot: u8, side: Side) -> u8 {
    slot * SIDES + side as u8
}

/// The numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row {
    /// When the visit began, seconds since 1970.
    pub start_s: u32,
    /// The place, see [`place`].
    pub place: u32,
    /// Lists ranked; those made by turns stand in the row of our picks.
    pub lists: u32,
    /// Different items shown: those that came in sight, in a visit in which that is noticed, else all that were ranked to be shown.
    pub shown: u32,
    /// Of these, how many were turned to: chosen from a list, or their page was opened.
    pub clicked: u32,
    /// How many were put in the cart.
    pub carted: u32,
    /// How many were bought.
    pub bought: u32,
    /// To how many of them the shopper did anything at all after they were shown.
    pub hits: u32,
    /// Different items of the visit that the shopper did anything to, shown or not.
    pub touched: u32,
}

impl Row {
    /// True for a row of a slot's side.
    pub fn is_of(&self, slot: u8, side: Side) -> bool {
        self.place == u32::from(place(slot, side))
    }

    /// Adds the counts of another row.
    pub fn add(&mut self, other: &Self) {
        for (own, others) in self.numbers().into_iter().zip({ *other }.numbers()).skip(2) {
            *own = own.saturating_add(*others);
        }
    }

    /// Writes the row.
    pub fn write(mut self, to: &mut Record) {
        for number in self.numbers() {
            to.int(*number);
        }
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(from: &mut Fields<'_>) -> Self {
        let mut row = Self::default();
        for number in row.numbers() {
            *number = from.u32();
        }
        row
    }

    #[inline(never)]
    fn numbers(&mut self) -> [&mut u32; 9] {
        let Self { start_s, place, lists, shown, clicked, carted, bought, hits, touched } = self;
        [start_s, place, lists, shown, clicked, carted, bought, hits, touched]
    }
}
