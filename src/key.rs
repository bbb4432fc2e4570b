//! Stable 64-bit names of things: equal in every session, on every machine, and small in a snapshot.

/// A stable name; 0 means "nothing".
pub type Key = u64;

/// FNV-1a over `kind`, a separator and `text` (Fowler, Noll, Vo). At a million names a collision has odds of 1 in 37 million.
pub fn key(kind: &str, text: &str) -> Key {
    let hashed = |hash: u64, bytes: &[u8]| {
        bytes.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
    };
    let hash = hashed(hashed(hashed(0xCBF2_9CE4_8422_2325, kind.as_bytes()), &[0x1F]), text.as_bytes());
    // 0 is taken for "nothing".
    hash.max(1)
}

/// Room for the articles and labels of a page: growing while a shopper clicks would make one event in ten wait for it.
const FIRST_SLOTS: usize = 256;

/// Positions by key: open addressing over keys that are hashes already. One small type instead of a tree per value type.
#[derive(Debug, Clone, Default)]
pub struct KeyIndex {
    /// A power of two of slots; key 0 is a free one.
    slots: Vec<(Key, u32)>,
    len: usize,
}

impl KeyIndex {
    /// The position kept under a key.
    pub fn get(&self, key: Key) -> Option<u32> {
        match self.slots.get(self.slot_of(key)?) {
            Some(&(found, position)) if found == key && key != 0 => Some(position),
            _ => None,
        }
    }

    /// Keeps `position` under a key that has none, and gives the position that is kept in the end.
    pub fn insert(&mut self, key: Key, position: u32) -> u32 {
        if key == 0 {
            return position;
        }
        if (self.len + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let slot = self.slot_of(key).and_then(|at| self.slots.get_mut(at));
        match slot {
            Some((found, kept)) if *found == key => *kept,
            Some(free) => {
                *free = (key, position);
                self.len += 1;
                position
            }
            // Never: `grow` keeps a quarter of the slots free.
            None => position,
        }
    }

    /// The slot that holds a key, or the free one where it belongs.
    fn slot_of(&self, key: Key) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        // FNV's low bits are its weakest; a multiplication brings the high ones down (Knuth).
        let start = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize;
        (0..self.slots.len()).map(|step| (start + step) & mask).find(|&at| {
            let found = self.slots.get(at).map_or(0, |slot| slot.0);
            found == key || found == 0
        })
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); (self.slots.len() * 2).max(FIRST_SLOTS)];
        let old = std::mem::replace(&mut self.slots, larger);
        self.len = 0;
        old.into_iter().filter(|slot| slot.0 != 0).for_each(|(key, position)| {
            self.insert(key, position);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_do_not_mix() {
        assert_ne!(key("brand", "x"), key("category", "x"));
        assert_ne!(key("a", "bc"), key("ab", "c"));
    }

    #[test]
    fn an_index_finds_what_was_put_in() {
        let mut index = KeyIndex::default();
        assert_eq!(index.get(5), None);
        for i in 0..1_000u32 {
            assert_eq!(index.insert(key("n", &i.to_string()), i), i);
        }
        assert_eq!(index.insert(key("n", "7"), 99), 7, "the first position stays");
        assert!((0..1_000).all(|i| index.get(key("n", &i.to_string())) == Some(i)));
        assert_eq!(index.get(key("n", "1000")), None);
        assert_eq!((index.insert(0, 3), index.get(0)), (3, None), "nothing is never kept");
    }

    #[test]
    fn names_are_stable() {
        assert_eq!(key("item", "22423"), key("item", "22423"));
        assert_eq!(key("item", "22423"), 8_545_653_940_746_002_250, "changing this loses every stored profile");
    }
}
