//! What is remembered as plain numbers, eight bytes each: a format whose code is as small as what it keeps.

/// Numbers being written.
#[derive(Debug, Default)]
pub struct Numbers(Vec<u8>);

impl Numbers {
    /// Adds a number.
    #[inline(never)]
    pub fn put(&mut self, number: impl Into<u64>) -> &mut Self {
        self.add(number.into());
        self
    }

    /// Adds each of some things, and before them how many there are.
    pub fn list<T>(&mut self, of: &[T], write: fn(&T, &mut Self)) {
        self.add(of.len() as u64);
        for each in of {
            write(each, self);
        }
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    #[inline(never)]
    fn add(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }
}

/// Numbers being read. What is missing is 0, and is remembered: one check at the end instead of one a number.
#[derive(Debug)]
pub struct Reading<'a> {
    rest: &'a [u8],
    fit: bool,
}

impl<'a> Reading<'a> {
    /// The numbers in some bytes.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, fit: true }
    }

    /// The next number.
    #[inline(never)]
    pub fn next(&mut self) -> u64 {
        let split = self.rest.split_first_chunk();
        self.fit &= split.is_some();
        let (number, rest) = split.map_or((0, self.rest), |(number, rest)| (u64::from_le_bytes(*number), rest));
        self.rest = rest;
        number
    }

    /// The next number, below 2^32.
    pub fn small(&mut self) -> u32 {
        let number = u32::try_from(self.next());
        self.fit &= number.is_ok();
        number.unwrap_or_default()
    }

    /// The next number as a truth value.
    pub fn truth(&mut self) -> bool {
        self.next() == 1
    }

    /// Things behind their number, which may be `most`.
    pub fn list<T>(&mut self, most: usize, read: fn(&mut Self) -> T) -> Vec<T> {
        let count = self.next() as usize;
        self.fit &= count <= most;
        let mut list = Vec::new();
        while list.len() < count && self.fit {
            list.push(read(self));
        }
        list
    }

    /// Remembers whether something else fitted.
    pub fn require(&mut self, fits: bool) {
        self.fit &= fits;
    }

    /// True when everything was there and nothing is left over.
    pub const fn end(&self) -> bool {
        self.fit && self.rest.is_empty()
    }
}
