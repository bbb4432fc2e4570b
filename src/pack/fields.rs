//! Reading: a value's bytes, and the fields of a record in order.

use super::shape::{length_of_value, Head};

/// One packed value to be read; its bytes are a whole value and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpacked<'a>(&'a [u8]);

impl<'a> Unpacked<'a> {
    /// The value in some bytes; none when they are not exactly one.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        (length_of_value(bytes)? == bytes.len()).then_some(Self(bytes))
    }

    /// The fields of a positional array, to be taken in order. What is no array has none, and does not end well.
    #[inline(never)]
    pub fn fields(self) -> Fields<'a> {
        let head = Head::of(self.0).filter(Head::is_array);
        let rest = head.as_ref().and_then(|head| self.0.get(head.length..)).unwrap_or_default();
        Fields { rest, left: head.as_ref().map_or(0, |head| head.items), fit: head.is_some() }
    }

    /// The keys and values of a map, by turns. What is no map has none.
    #[inline(never)]
    pub fn entries(self) -> Fields<'a> {
        let head = Head::of(self.0).filter(Head::is_map);
        let rest = head.as_ref().and_then(|head| self.0.get(head.length..)).unwrap_or_default();
        Fields { rest, left: head.as_ref().map_or(0, |head| head.items), fit: head.is_some() }
    }

    /// A whole number that is not negative.
    #[inline(never)]
    pub fn int(self) -> Option<u64> {
        let (&marker, payload) = self.0.split_first()?;
        match marker {
            0..=0x7F => Some(u64::from(marker)),
            0xCC..=0xCF => Some(payload.iter().fold(0, |value, &byte| value << 8 | u64::from(byte))),
            _ => None,
        }
    }

    /// A finite number of either kind.
    #[inline(never)]
    pub fn number(self) -> Option<f64> {
        let (&marker, payload) = self.0.split_first()?;
        let value = match marker {
            0xCA => f64::from(f32::from_be_bytes(*payload.first_chunk()?)),
            0xCB => f64::from_be_bytes(*payload.first_chunk()?),
            0xE0..=0xFF => f64::from(marker as i8),
            0xD0..=0xD3 => {
                let sign = payload.first().map_or(0, |&byte| i64::from(byte as i8 >> 7));
                payload.iter().fold(sign, |value, &byte| value << 8 | i64::from(byte)) as f64
            }
            _ => self.int()? as f64,
        };
        value.is_finite().then_some(value)
    }

    /// Text.
    #[inline(never)]
    pub fn text(self) -> Option<&'a str> {
        match self.0.first()? {
            0xA0..=0xBF | 0xD9..=0xDB => std::str::from_utf8(self.payload()?).ok(),
            _ => None,
        }
    }

    /// Bytes.
    #[inline(never)]
    pub fn bytes(self) -> Option<&'a [u8]> {
        match self.0.first()? {
            0xC4..=0xC6 => self.payload(),
            _ => None,
        }
    }

    /// A truth value.
    pub fn bool(self) -> Option<bool> {
        match self.0 {
            [0xC2] => Some(false),
            [0xC3] => Some(true),
            _ => None,
        }
    }

    fn payload(self) -> Option<&'a [u8]> {
        self.0.get(Head::of(self.0)?.length..)
    }
}

/// The fields of a record, taken in order. What is missing or of another kind is a default, and is remembered: at the end
/// [`Self::end`] tells whether everything fitted. One check instead of one per field keeps readers small.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    rest: &'a [u8],
    left: usize,
    fit: bool,
}

impl<'a> Fields<'a> {
    /// The next field, whatever it is.
    #[inline(never)]
    pub fn any(&mut self) -> Unpacked<'a> {
        self.next().unwrap_or_else(|| {
            self.fit = false;
            Unpacked(&[0xC0])
        })
    }

    /// The next field as a whole number.
    #[inline(never)]
    pub fn u64(&mut self) -> u64 {
        let value = self.any().int();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The next field as a whole number below 2^32.
    #[inline(never)]
    pub fn u32(&mut self) -> u32 {
        let value = u32::try_from(self.u64());
        self.fit &= value.is_ok();
        value.unwrap_or_default()
    }

    /// The next field as a whole number below 2^16.
    #[inline(never)]
    pub fn u16(&mut self) -> u16 {
        let value = u16::try_from(self.u64());
        self.fit &= value.is_ok();
        value.unwrap_or_default()
    }

    /// The next field as a finite number.
    #[inline(never)]
    pub fn number(&mut self) -> f64 {
        let value = self.any().number();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The next field as a truth value.
    #[inline(never)]
    pub fn bool(&mut self) -> bool {
        let value = self.any().bool();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The next field as text.
    #[inline(never)]
    pub fn text(&mut self) -> String {
        let value = self.any().text();
        self.fit &= value.is_some();
        value.unwrap_or_default().to_owned()
    }

    /// The next field as bytes.
    #[inline(never)]
    pub fn bytes(&mut self) -> &'a [u8] {
        let value = self.any().bytes();
        self.fit &= value.is_some();
        value.unwrap_or_default()
    }

    /// The elements of the next field, an array.
    #[inline(never)]
    pub fn list(&mut self) -> Self {
        let list = self.any().fields();
        self.fit &= list.fit;
        list
    }

    /// The elements of the next field, an array of texts.
    #[inline(never)]
    pub fn texts(&mut self) -> Vec<String> {
        let (mut list, mut texts) = (self.list(), Vec::new());
        while !list.is_empty() {
            texts.push(list.text());
        }
        self.fit &= list.fit;
        texts
    }

    /// True when no field is left.
    pub const fn is_empty(&self) -> bool {
        self.left == 0
    }

    /// Remembers whether something else about the record fitted.
    pub fn require(&mut self, fits: bool) {
        self.fit &= fits;
    }

    /// True when every field was there, was of its kind, and none is left over.
    pub const fn end(&self) -> bool {
        self.fit && self.left == 0
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Unpacked<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Unpacked<'a>> {
        self.left = self.left.checked_sub(1)?;
        let (value, rest) = self.rest.split_at_checked(length_of_value(self.rest)?)?;
        self.rest = rest;
        Some(Unpacked(value))
    }
}
