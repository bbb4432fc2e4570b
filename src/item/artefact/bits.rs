//! Numbers of a few bits behind one another, lowest bit first, and ascending numbers as Rice codes (Rice, Plaunt 1971).
//!
//! A Rice code with parameter `k` writes a gap as `gap >> k` zeros, a one, and the low `k` bits. Gaps of sorted random
//! numbers are close to geometrically distributed, for which such codes are nearly the shortest.

/// Longest run of zeros that is written or read.
const MAX_ZEROS: u32 = 31;
/// Bits of the parameter.
const PARAMETER_BITS: u32 = 5;
/// Largest parameter: with gaps of 24 bits no run is longer than [`MAX_ZEROS`].
const MAX_PARAMETER: u32 = 19;

/// Bytes that grow by bits.
pub struct BitWriter {
    bytes: Vec<u8>,
    pending: u64,
    have: u32,
}

impl BitWriter {
    /// Goes on behind whole bytes.
    pub const fn after(bytes: Vec<u8>) -> Self {
        Self { bytes, pending: 0, have: 0 }
    }

    /// Writes the low `count` bits of `value`, at most 32.
    pub fn put(&mut self, value: u32, count: u32) {
        self.pending |= (u64::from(value) & ((1 << count) - 1)) << self.have;
        self.have += count;
        while self.have >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.have -= 8;
        }
    }

    /// Writes the Rice parameter that suits `gaps`, and gives it.
    pub fn put_parameter(&mut self, gaps: &mut dyn Iterator<Item = u32>) -> u32 {
        let mut bits = [0_u64; MAX_PARAMETER as usize + 1];
        for gap in gaps {
            for (parameter, sum) in (0..).zip(&mut bits) {
                let zeros = gap >> parameter;
                *sum += if zeros > MAX_ZEROS { 1 << 32 } else { u64::from(zeros + 1 + parameter) };
            }
        }
        let best = (0..).zip(bits).min_by_key(|&(_, sum)| sum).map_or(0, |(parameter, _)| parameter);
        self.put(best, PARAMETER_BITS);
        best
    }

    /// Writes one gap.
    pub fn put_gap(&mut self, gap: u32, parameter: u32) {
        self.put(0, gap >> parameter);
        self.put(1, 1);
        self.put(gap, parameter);
    }

    /// The bytes, the last one filled up with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        if self.have > 0 {
            self.bytes.push(self.pending as u8);
        }
        self.bytes
    }
}

/// Bits of bytes from outside: every read may find nothing left.
pub struct BitReader<'a> {
    rest: &'a [u8],
    ready: u64,
    have: u32,
}

impl<'a> BitReader<'a> {
    /// Starts at the first bit.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, ready: 0, have: 0 }
    }

    /// Sees to 32 bits at least while there are any. Eight bytes at a time: those that do not fit are only looked at, and come again.
    #[inline(always)]
    fn fill(&mut self) {
        if self.have >= 32 {
            return;
        }
        if let Some(eight) = self.rest.first_chunk() {
            self.ready |= u64::from_le_bytes(*eight) << self.have;
            let whole = (63 - self.have) >> 3;
            self.have += whole << 3;
            self.rest = self.rest.get(whole as usize..).unwrap_or_default();
            return;
        }
        while self.have <= 56 {
            let Some((&byte, rest)) = self.rest.split_first() else { break };
            self.ready |= u64::from(byte) << self.have;
            self.have += 8;
            self.rest = rest;
        }
    }

    /// The next `count` bits, at most 32.
    #[inline(always)]
    pub fn take(&mut self, count: u32) -> Option<u32> {
        self.fill();
        self.have = self.have.checked_sub(count)?;
        let value = self.ready & ((1 << count) - 1);
        self.ready >>= count;
        Some(value as u32)
    }

    /// A Rice parameter.
    pub fn take_parameter(&mut self) -> Option<u32> {
        self.take(PARAMETER_BITS).filter(|&parameter| parameter <= MAX_PARAMETER)
    }

    /// One gap.
    #[inline(always)]
    pub fn take_gap(&mut self, parameter: u32) -> Option<u32> {
        self.fill();
        let zeros = self.ready.trailing_zeros();
        if zeros > MAX_ZEROS {
            return None;
        }
        self.take(zeros + 1)?;
        Some(zeros << parameter | self.take(parameter)?)
    }

    /// Nothing if everything was read but zeros that fill up the last byte.
    pub fn end(mut self) -> Option<()> {
        self.fill();
        (self.rest.is_empty() && self.have < 8 && self.ready == 0).then_some(())
    }
}
