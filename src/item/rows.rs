//! A list of candidates in bytes: `[2, [field names], [[values], ...]]` in MessagePack (docs/candidates.md). One look at every byte;
//! what a field is, is settled once for the list and not for every item.

use super::{Facts, ItemTable, Row};

/// The version in front.
const VERSION: u64 = 2;
/// Longest id taken, in bytes; an item with a longer one has none.
const MAX_ID_BYTES: usize = 512;
/// Longest text taken, in bytes: 256 characters of any script.
const MAX_TEXT_BYTES: usize = 1024;
/// Items taken; more are left out.
const MAX_CANDIDATES: usize = super::MAX_ITEMS / 2;

/// The row of an item that cannot be taken.
const NO_ROW: Row = super::NO_ROW;

/// What a value is.
#[derive(Clone, Copy)]
enum Field {
    Id,
    Name,
    Brand,
    Category(usize),
    Variant,
    Price,
    Discount,
    Popularity,
    Artefact,
    Other,
}

impl Field {
    fn of(name: &str) -> Self {
        match name {
            "item_id" => Self::Id,
            "item_name" => Self::Name,
            "item_brand" => Self::Brand,
            "item_category" => Self::Category(0),
            "item_category2" => Self::Category(1),
            "item_category3" => Self::Category(2),
            "item_category4" => Self::Category(3),
            "item_category5" => Self::Category(4),
            "item_variant" => Self::Variant,
            "price" => Self::Price,
            "discount" => Self::Discount,
            "popularity" => Self::Popularity,
            "artefact" => Self::Artefact,
            _ => Self::Other,
        }
    }
}

/// How many items the bytes say they hold, at most as many as are taken; 0 for what is no list.
pub fn count(bytes: &[u8]) -> usize {
    Cursor { rest: bytes }.heading().map_or(0, |(_, count)| count.min(MAX_CANDIDATES))
}

/// Registers the items of a list and gives row and offset of each; those before the fault for damaged bytes.
pub fn register(bytes: &[u8], items: &mut ItemTable) -> Vec<u32> {
    let mut cursor = Cursor { rest: bytes };
    let Some((fields, count)) = cursor.heading() else { return Vec::new() };
    let mut found = Vec::with_capacity(count.min(MAX_CANDIDATES) * 2);
    for _ in 0..count.min(MAX_CANDIDATES) {
        let offset = bytes.len() - cursor.rest.len();
        let Some(facts) = cursor.facts(&fields) else { break };
        let is_item = !facts.id.is_empty() && facts.id.len() <= MAX_ID_BYTES;
        found.push(if is_item { items.register(&facts) } else { NO_ROW });
        found.push(offset as u32);
    }
    found
}

/// What has not been read yet.
struct Cursor<'a> {
    rest: &'a [u8],
}

/// A value: a number, or bytes of whatever kind.
enum Value<'a> {
    Nothing,
    Number(f64),
    Text(&'a [u8]),
    Bytes(&'a [u8]),
    Array(usize),
}

impl<'a> Cursor<'a> {
    /// Version and field names; gives the fields and the number of items, which are next.
    fn heading(&mut self) -> Option<(Vec<Field>, usize)> {
        let (Value::Array(3), Value::Number(version), Value::Array(names)) =
            (self.value()?, self.value()?, self.value()?)
        else {
            return None;
        };
        let mut fields = Vec::new();
        for _ in 0..names.min(self.rest.len()) {
            fields.push(match self.value()? {
                Value::Text(name) => Field::of(std::str::from_utf8(name).ok()?),
                _ => return None,
            });
        }
        match self.value()? {
            Value::Array(count) if version == VERSION as f64 => Some((fields, count)),
            _ => None,
        }
    }

    #[inline(always)]
    fn facts(&mut self, fields: &[Field]) -> Option<Facts<'a>> {
        let Value::Array(count) = self.value()? else { return None };
        let mut facts = Facts::of("");
        for at in 0..count {
            let field = fields.get(at).copied().unwrap_or(Field::Other);
            match (field, self.value()?) {
                (Field::Artefact, Value::Bytes(bytes)) => facts.artefact = bytes,
                (_, Value::Number(number)) => match field {
                    Field::Price => facts.price = number as f32,
                    Field::Discount => facts.discount = number as f32,
                    Field::Popularity => facts.popularity = number as f32,
                    _ => {}
                },
                (_, Value::Text(bytes)) if bytes.len() <= MAX_TEXT_BYTES => {
                    let Ok(text) = std::str::from_utf8(bytes) else { continue };
                    match field {
                        Field::Id => facts.id = text,
                        Field::Name => facts.name = text,
                        Field::Brand => facts.brand = text,
                        Field::Variant => facts.variant = text,
                        Field::Category(level) => {
                            facts.categories.get_mut(level).into_iter().for_each(|slot| *slot = text);
                        }
                        _ => {}
                    }
                }
                (_, Value::Array(count)) => self.skip(count)?,
                _ => {}
            }
        }
        Some(facts)
    }

    /// Passes over values of any depth.
    fn skip(&mut self, count: usize) -> Option<()> {
        let mut missing = count;
        while missing > 0 {
            // Every value takes a byte at least; hostile counts end here.
            missing = missing.checked_sub(1).filter(|&missing| missing < self.rest.len() + 1)?;
            if let Value::Array(more) = self.value()? {
                missing = missing.checked_add(more)?;
            }
        }
        Some(())
    }

    #[inline(always)]
    fn value(&mut self) -> Option<Value<'a>> {
        let (&marker, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match marker {
            0x00..=0x7F => Value::Number(f64::from(marker)),
            0x90..=0x9F => Value::Array(usize::from(marker & 15)),
            0xA0..=0xBF => Value::Text(self.take(usize::from(marker & 31))?),
            0xC0 | 0xC2 | 0xC3 => Value::Nothing,
            0xC4..=0xC6 => {
                let length = self.uint(1 << (marker - 0xC4))?;
                Value::Bytes(self.take(length)?)
            }
            0xCA => Value::Number(f64::from(f32::from_be_bytes(*self.take(4)?.first_chunk()?))),
            0xCB => Value::Number(f64::from_be_bytes(*self.take(8)?.first_chunk()?)),
            0xCC..=0xCE => Value::Number(self.uint(1 << (marker - 0xCC))? as f64),
            0xD0..=0xD3 => {
                // Negative: nothing that is wanted here.
                self.take(1 << (marker - 0xD0))?;
                Value::Nothing
            }
            0xD9..=0xDB => {
                let length = self.uint(1 << (marker - 0xD9))?;
                Value::Text(self.take(length)?)
            }
            0xDC | 0xDD => Value::Array(self.uint(2 << (marker - 0xDC))?),
            0xE0..=0xFF => Value::Nothing,
            _ => return None,
        })
    }

    #[inline(always)]
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    #[inline(always)]
    fn uint(&mut self, width: usize) -> Option<usize> {
        Some(self.take(width)?.iter().fold(0, |value, &byte| value << 8 | usize::from(byte)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Packed, Record};
    use proptest::prelude::*;

    fn list() -> Vec<u8> {
        let names = ["item_id", "price", "stock", "item_category2", "artefact"].map(Packed::text);
        let row = |id: &str, price: f64| {
            Record::default()
                .text(id)
                .number(price)
                .list([Packed::int(3), Packed::nil()].into_iter())
                .text("Mug")
                .bytes(&[])
                .end()
        };
        let rows = [row("a", 2.5), row("b", 0.0), row("", 1.0), row("a", 3.0)];
        Record::default().int(2u64).list(names.into_iter()).list(rows.into_iter()).end().into_bytes()
    }

    #[test]
    fn items_get_their_rows_and_say_where_they_stand() {
        let (bytes, mut items) = (list(), ItemTable::default());
        assert_eq!(count(&bytes), 4);
        let found = register(&bytes, &mut items);
        assert_eq!(found.chunks(2).map(|pair| pair[0]).collect::<Vec<_>>(), [0, 1, NO_ROW, 0]);
        assert!(found.chunks(2).all(|pair| bytes[pair[1] as usize] == 0x95), "each begins with its array of five");
        let item = items.get(0).unwrap();
        assert!((item.log_price - 3.0_f32.ln()).abs() < 1e-6, "the last word counts");
        assert_eq!(items.label(item.categories[1]), Some("Mug"));
    }

    #[test]
    fn what_is_cut_off_gives_what_came_before() {
        let bytes = list();
        for end in 0..bytes.len() {
            let found = register(&bytes[..end], &mut ItemTable::default());
            assert!(found.len() < 8, "{end}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80), at in 0usize..60) {
            let _ = register(&bytes, &mut ItemTable::default());
            let mut damaged = list();
            damaged.splice(at.min(damaged.len()).., bytes);
            let _ = (count(&damaged), register(&damaged, &mut ItemTable::default()));
        }
    }
}
