//! Lanes 1 and 2: events and items as joined strings and typed-array columns, as `js/engine/` writes them.

use crate::event::{Event, EventKind, Line};
use crate::item::{Facts, CATEGORY_LEVELS};

const FIELD: char = '\u{1f}';
/// What an item has among the numbers: the bytes of its nine texts and of its artefact, then price, popularity and discount.
pub const NUMBERS: usize = 13;

/// The items in the columns. What the columns do not reach is not said; lengths that fit no text leave the rest without any.
pub fn items<'a>(text: &'a [u8], artefacts: &'a [u8], numbers: &'a [f64]) -> impl Iterator<Item = Facts<'a>> {
    let mut text = std::str::from_utf8(text).unwrap_or_default();
    let mut artefacts = artefacts;
    numbers.chunks_exact(NUMBERS).map(move |numbers| {
        let mut numbers = numbers.iter().copied();
        let mut number = || numbers.next().unwrap_or(f64::NAN);
        let mut next = || {
            let (field, rest) = text.split_at_checked(number() as usize).unwrap_or_default();
            text = rest;
            field
        };
        let (id, name, brand) = (next(), next(), next());
        let mut categories = [""; CATEGORY_LEVELS];
        categories.iter_mut().for_each(|level| *level = next());
        let variant = next();
        let (artefact, rest) = artefacts.split_at_checked(number() as usize).unwrap_or_default();
        artefacts = rest;
        let [price, popularity, discount] = [number() as f32, number() as f32, number() as f32];
        Facts { id, name, brand, categories, variant, price, popularity, discount, artefact }
    })
}

/// The event in the arguments of `track`; none when its name is not known.
pub fn event(name: &str, rows: &[u32], quantities: &[f64], text: &str, value: f64, at_ms: f64) -> Option<Event> {
    let kind = EventKind::parse(name)?;
    let lines = rows.iter().zip(quantities).map(|(&row, &quantity)| Line { row, quantity: quantity as f32 }).collect();
    let mut fields = text.split(FIELD);
    let mut next = || fields.next().unwrap_or_default().to_owned();
    let (text, detail, currency) = (next(), next(), next());
    Some(Event { kind, lines, text, detail, value, currency, at_ms })
}
