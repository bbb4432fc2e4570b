//! Positions by number, for tables in which most look-ups find nothing: 65,536 bits in front of the hash turn nearly all of them
//! away after one load.

use bytemuck::Pod;

const FILTER_BITS: u32 = 16;
const FILTER_WORDS: usize = 1 << (FILTER_BITS - 5);
/// The longest list that is sifted: an artefact names no more neighbours, and fewer words.
pub const SIFTED: usize = crate::item::artefact::MAX_NEIGHBOURS;

/// Positions from 0 on, by number.
#[derive(Debug)]
pub struct Sparse {
    filter: Box<[u32; FILTER_WORDS]>,
    /// A power of two of slots, at most a quarter of them taken; the position plus one, 0 for a free one.
    slots: Vec<(u32, u32)>,
    len: u32,
}

impl Default for Sparse {
    fn default() -> Self {
        Self { filter: Box::new([0; FILTER_WORDS]), slots: Vec::new(), len: 0 }
    }
}

impl Sparse {
    /// The position of a number.
    #[inline(always)]
    pub fn get(&self, number: u32) -> Option<usize> {
        if self.bit(number) == 0 {
            None
        } else {
            self.find(number)
        }
    }

    /// Those of a list that may be here, by the sixteen bits of each from `shift` on; more than [`SIFTED`] are not looked at. All are held
    /// against the filter without a branch, for nobody can foresee which ones pass: 6 % of a whole ranking (Chromium, November 2026).
    #[inline(always)]
    pub fn sift<'a, T: Pod>(&self, list: &[T], shift: u32, passed: &'a mut [u32; SIFTED]) -> &'a [T] {
        let count = self.pass(bytemuck::try_cast_slice(list).unwrap_or_default(), shift, passed);
        bytemuck::try_cast_slice(passed.get(..count).unwrap_or_default()).unwrap_or_default()
    }

    #[inline(always)]
    fn pass(&self, list: &[u32], shift: u32, passed: &mut [u32; SIFTED]) -> usize {
        let mut count = 0;
        for &of in list.iter().take(SIFTED) {
            if let Some(slot) = passed.get_mut(count % SIFTED) {
                *slot = of;
            }
            count += self.bit(of >> shift) as usize;
        }
        count
    }

    /// 1 for a number that may be here.
    #[inline(always)]
    fn bit(&self, number: u32) -> u32 {
        let word = self.filter.get((number as usize & 0xFFFF) >> 5).copied().unwrap_or_default();
        word >> (number & 31) & 1
    }

    /// The same without the filter.
    #[cfg_attr(lean, optimize(speed))]
    pub fn find(&self, number: u32) -> Option<usize> {
        match self.slots.get(self.slot_of(number)?) {
            Some(&(_, place)) if place > 0 => Some(place as usize - 1),
            _ => None,
        }
    }

    /// The position of a number, which is the next one if it is new.
    pub fn insert(&mut self, number: u32) -> usize {
        if (self.len as usize + 1) * 4 > self.slots.len() {
            let larger = vec![(0, 0); (self.slots.len() * 2).max(64)];
            for (number, place) in std::mem::replace(&mut self.slots, larger) {
                if place > 0 {
                    self.put(number, place);
                }
            }
        }
        if let Some(place) = self.find(number) {
            return place;
        }
        if let Some(word) = self.filter.get_mut((number as usize & 0xFFFF) >> 5) {
            *word |= 1 << (number & 31);
        }
        self.len += 1;
        self.put(number, self.len);
        self.len as usize - 1
    }

    fn put(&mut self, number: u32, place: u32) {
        if let Some(slot) = self.slot_of(number).and_then(|at| self.slots.get_mut(at)) {
            *slot = (number, place);
        }
    }

    /// The slot that holds a number, or the free one where it belongs.
    #[inline(always)]
    fn slot_of(&self, number: u32) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (number.wrapping_mul(0x9E37_79B9) >> 12) as usize & mask;
        // Ends: most slots are free.
        while self.slots.get(at).is_some_and(|&(found, place)| found != number && place != 0) {
            at = (at + 1) & mask;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_nothing_else() {
        let mut sparse = Sparse::default();
        assert_eq!(sparse.get(0), None);
        // Apart by multiples of the filter's width, so that the filter lets all of them through.
        let number = |at: u32| at / 7 * 65_536 + at % 7;
        for at in 0..3_000 {
            assert_eq!(sparse.insert(number(at)), at as usize);
        }
        for at in 0..3_000 {
            assert_eq!((sparse.insert(number(at)), sparse.get(number(at))), (at as usize, Some(at as usize)));
        }
        assert!((0..100).all(|at| sparse.get(7 + at).is_none() && sparse.get(900 * 65_536 + at).is_none()));
    }
}
