//! What the bytes of an input are taken for.

/// Reads bytes from the front; what is missing is 0.
pub struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    /// One byte.
    pub fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// A number of bytes and the bytes.
    pub fn bytes(&mut self) -> &'a [u8] {
        let count = usize::from(self.byte()) << 8 | usize::from(self.byte());
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// A number of bytes, eight of which are a number.
    pub fn numbers(&mut self) -> Vec<f64> {
        self.bytes().chunks_exact(8).map(|eight| f64::from_le_bytes(eight.try_into().unwrap_or_default())).collect()
    }

    /// A number of bytes, two of which are an index.
    pub fn indices(&mut self) -> Vec<u32> {
        self.bytes()
            .chunks_exact(2)
            .map(|two| u32::from(u16::from_le_bytes(two.try_into().unwrap_or_default())))
            .collect()
    }
}
