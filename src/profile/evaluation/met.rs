//! What has to be known of an item while a visit lasts, so that a click finds the list it goes back to: a short hash of its name, where it
//! stood, and what was done to it.

use super::row::PLACES;
use crate::key::Key;

/// It came in sight.
pub const SEEN: u8 = 1;
/// It was chosen from a list, or its page was opened.
pub const CLICKED: u8 = 2;
/// It was put on the wish list.
pub const WISHED: u8 = 4;
/// It was put in the cart.
pub const CARTED: u8 = 8;
/// It was bought.
pub const BOUGHT: u8 = 16;

/// The place of what was met, shown or not.
pub const ANYWHERE: u8 = PLACES;
/// The item of a note that says how many lists there were in a place.
pub const LISTS: u32 = 0;

/// Notes kept of what was shown, and of everything.
const MAX_SHOWN: usize = 224;
const MAX: usize = 320;

/// A note: an item in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met {
    /// A part of its stable name, or [`LISTS`].
    pub item: u32,
    /// Where it was shown, see [`super::row::place`], or [`ANYWHERE`].
    pub place: u8,
    /// What was done to it since; of [`LISTS`] how many.
    pub did: u8,
}

/// The part of an item's stable name that is kept.
pub fn short(item: Key) -> u32 {
    ((item ^ item >> 32) as u32).max(1)
}

/// Adds a note; false when there is no room for it. What was only seen gives way to what was touched.
pub fn push(to: &mut Vec<Met>, met: Met) -> bool {
    let room = if met.place == ANYWHERE { MAX } else { MAX_SHOWN };
    if to.len() >= room {
        let seen = to.iter().position(|kept| kept.place == ANYWHERE && kept.did == SEEN);
        match seen.filter(|_| met.place == ANYWHERE && met.did != SEEN) {
            Some(seen) => drop(to.remove(seen)),
            None => return false,
        }
    }
    to.push(met);
    true
}

/// Notes as bytes, six each.
pub fn write(notes: &[Met]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for met in notes {
        bytes.extend_from_slice(&met.item.to_le_bytes());
        bytes.extend_from_slice(&[met.place, met.did]);
    }
    bytes
}

/// Reads what [`write`] wrote; none for anything else.
pub fn read(mut bytes: &[u8]) -> Option<Vec<Met>> {
    let mut notes = Vec::new();
    while let Some(([a, b, c, d, place, did], rest)) = bytes.split_first_chunk() {
        notes.push(Met { item: u32::from_le_bytes([*a, *b, *c, *d]), place: *place, did: *did });
        bytes = rest;
    }
    (bytes.is_empty() && notes.len() <= MAX).then_some(notes)
}
