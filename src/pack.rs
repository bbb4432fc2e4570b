//! MessagePack records: what is stored and sent. A record is a positional array, written field by field and read back in order.
//!
//! By hand, in bytes: through serde the same snapshot costs the engine three times as much code (ARCHITECTURE.md, Departures).
//! The bytes are ordinary MessagePack; `tests/pack.rs` has `rmp-serde` write and read them.

mod fields;
mod shape;

pub use fields::{Fields, Unpacked};

/// One value, packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Vec<u8>);

impl Packed {
    /// Nothing.
    pub fn nil() -> Self {
        Self(vec![0xC0])
    }

    /// A whole number.
    pub fn int(value: u64) -> Self {
        Record::default().int(value).only()
    }

    /// Any number.
    pub fn number(value: f64) -> Self {
        Record::default().number(value).only()
    }

    /// Text.
    pub fn text(value: &str) -> Self {
        Record::default().text(value).only()
    }

    /// An array.
    pub fn list(values: impl Iterator<Item = Self>) -> Self {
        Record::default().each(&mut { values }).end()
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// A record in the making.
#[derive(Debug, Default)]
pub struct Record {
    bytes: Vec<u8>,
    count: u32,
}

impl Record {
    /// Adds a whole number.
    pub fn int(&mut self, value: impl Into<u64>) -> &mut Self {
        self.whole(value.into())
    }

    /// Adds any number.
    #[inline(never)]
    pub fn number(&mut self, value: f64) -> &mut Self {
        self.head(&[0xCB]).tail(&value.to_be_bytes())
    }

    /// Adds text.
    #[inline(never)]
    pub fn text(&mut self, value: &str) -> &mut Self {
        match value.len() {
            length @ 0..=31 => self.head(&[0xA0 | length as u8]),
            length => self.sized(length, [0xD9, 0xDA, 0xDB]),
        }
        .tail(value.as_bytes())
    }

    /// Adds bytes.
    #[inline(never)]
    pub fn bytes(&mut self, value: &[u8]) -> &mut Self {
        self.sized(value.len(), [0xC4, 0xC5, 0xC6]).tail(value)
    }

    /// Adds a truth value.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.head(&[0xC2 | u8::from(value)])
    }

    /// Adds a value of any kind.
    pub fn value(&mut self, value: &Packed) -> &mut Self {
        self.head(&value.0)
    }

    /// Adds an array.
    pub fn list(&mut self, values: impl Iterator<Item = Packed>) -> &mut Self {
        self.value(&Packed::list(values))
    }

    /// The array.
    #[inline(never)]
    pub fn end(&mut self) -> Packed {
        let count = self.count;
        let mut whole = Self::default();
        match count {
            0..=15 => whole.head(&[0x90 | count as u8]),
            _ => whole.sized(count as usize, [0xDC, 0xDC, 0xDD]),
        };
        whole.tail(&self.bytes);
        Packed(whole.bytes)
    }

    /// The one value that was added, without an array around it.
    fn only(&mut self) -> Packed {
        Packed(std::mem::take(&mut self.bytes))
    }

    // Through `dyn`, so that the gathering is compiled once and not per caller.
    fn each(&mut self, values: &mut dyn Iterator<Item = Packed>) -> &mut Self {
        for value in values {
            self.value(&value);
        }
        self
    }

    #[inline(never)]
    fn whole(&mut self, value: u64) -> &mut Self {
        let bytes = value.to_be_bytes();
        let (marker, from) = match value {
            0..=0x7F => return self.head(&[value as u8]),
            0x80..=0xFF => (0xCC, 7),
            0x100..=0xFFFF => (0xCD, 6),
            0x1_0000..=0xFFFF_FFFF => (0xCE, 4),
            _ => (0xCF, 0),
        };
        self.head(&[marker]).tail(bytes.get(from..).unwrap_or_default())
    }

    /// The head of something of a length: markers for lengths of one, two and four bytes.
    fn sized(&mut self, length: usize, [one, two, four]: [u8; 3]) -> &mut Self {
        let length = length as u32;
        let [_, _, high, low] = length.to_be_bytes();
        match length {
            0..=0xFF if one != two => self.head(&[one, low]),
            0..=0xFFFF => self.head(&[two, high, low]),
            _ => self.head(&[four]).tail(&length.to_be_bytes()),
        }
    }

    fn head(&mut self, bytes: &[u8]) -> &mut Self {
        self.count += 1;
        self.tail(bytes)
    }

    #[inline(never)]
    fn tail(&mut self, bytes: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(bytes);
        self
    }
}

#[cfg(test)]
mod tests;
