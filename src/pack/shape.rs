//! How long a MessagePack value is, read from its heads alone.

/// What the first bytes of a value say about it.
#[derive(Debug)]
pub struct Head {
    /// Bytes of the head, up to the payload or the first element.
    pub length: usize,
    /// Bytes of the payload behind it.
    payload: usize,
    /// Values behind it: elements of an array, keys and values of a map.
    pub items: usize,
    marker: u8,
}

impl Head {
    /// The head at the beginning of some bytes; none when it is cut off or no head at all.
    #[inline(never)]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let &marker = bytes.first()?;
        // The bytes of a length that stands behind the marker, and that length.
        let size = |width: usize| {
            let digits = bytes.get(1..=width)?;
            Some((1 + width, digits.iter().fold(0, |size, &byte| size << 8 | usize::from(byte))))
        };
        let (small, large) = (usize::from(marker & 15), usize::from(marker & 31));
        let (length, payload, items) = match marker {
            0..=0x7F | 0xC0 | 0xC2 | 0xC3 | 0xE0..=0xFF => (1, 0, 0),
            0x80..=0x8F => (1, 0, 2 * small),
            0x90..=0x9F => (1, 0, small),
            0xA0..=0xBF => (1, large, 0),
            0xC1 => return None,
            0xC4 | 0xD9 => blob(size(1)?),
            0xC5 | 0xDA => blob(size(2)?),
            0xC6 | 0xDB => blob(size(4)?),
            // Extensions carry a type behind their length.
            0xC7..=0xC9 => {
                let (length, payload) = size(1 << (marker - 0xC7))?;
                (length + 1, payload, 0)
            }
            0xCC | 0xD0 => (1, 1, 0),
            0xCD | 0xD1 => (1, 2, 0),
            0xCA | 0xCE | 0xD2 => (1, 4, 0),
            0xCB | 0xCF | 0xD3 => (1, 8, 0),
            0xD4..=0xD8 => (2, 1 << (marker - 0xD4), 0),
            0xDC..=0xDF => {
                let (length, items) = size(if marker & 1 == 0 { 2 } else { 4 })?;
                (length, 0, if marker >= 0xDE { 2 * items } else { items })
            }
        };
        Some(Self { length, payload, items, marker })
    }

    /// True for an array.
    pub const fn is_array(&self) -> bool {
        matches!(self.marker, 0x90..=0x9F | 0xDC | 0xDD)
    }

    /// True for a map.
    pub const fn is_map(&self) -> bool {
        matches!(self.marker, 0x80..=0x8F | 0xDE | 0xDF)
    }
}

const fn blob((length, payload): (usize, usize)) -> (usize, usize, usize) {
    (length, payload, 0)
}

/// Bytes of the value that some bytes begin with; none when it is cut off. Without recursion: depth costs nothing.
pub fn length_of_value(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut missing) = (0usize, 1usize);
    while missing > 0 {
        let head = Head::of(bytes.get(at..)?)?;
        at = at.checked_add(head.length)?.checked_add(head.payload)?;
        missing = missing - 1 + head.items;
        // Every value that is still to come takes a byte at least; hostile counts end here.
        if missing > bytes.len().checked_sub(at)? {
            return None;
        }
    }
    Some(at)
}
