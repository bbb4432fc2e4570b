//! The packed artefact of one item: what the catalogue build knows about it, in about 80 bytes.
//!
//! Layout, little endian: version `u8`, build id `u32`, index `u24`, popularity `u8`, neighbour count `u8`, the neighbours'
//! indices `u24` each, then their weights, 4 bits each, low half first.

use crate::error::{Error, ErrorKind, Result};

const VERSION: u8 = 1;
const HEAD_BYTES: usize = 10;
/// Neighbours an artefact may carry; more than 20 bring nothing (QUALITY: "Neighbour lists of 10-20 are enough").
pub const MAX_NEIGHBOURS: usize = 32;
/// Indices are 24 bits wide.
pub const MAX_INDEX: u32 = (1 << 24) - 1;

/// An item that was often in the same session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Index of the other item in the same catalogue build.
    pub index: u32,
    /// Strength of co-visitation, 0 to 1; stored in 15 steps.
    pub weight: f32,
}

/// What the catalogue build knows about one item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemArtefact {
    /// Id of the catalogue build; indices of different builds must not be compared.
    pub build: u32,
    /// The item's own index in that build, at most [`MAX_INDEX`].
    pub index: u32,
    /// Popularity, 0 to 1 (the best seller); stored in 255 steps.
    pub popularity: f32,
    /// Co-visitation neighbours, strongest first, at most [`MAX_NEIGHBOURS`].
    pub neighbours: Vec<Neighbour>,
}

impl ItemArtefact {
    /// The packed bytes. Neighbours beyond [`MAX_NEIGHBOURS`] are left out, values outside their range are clamped.
    pub fn encode(&self) -> Vec<u8> {
        let count = self.neighbours.len().min(MAX_NEIGHBOURS);
        let mut out = Vec::with_capacity(HEAD_BYTES + count * 4);
        out.push(VERSION);
        out.extend_from_slice(&self.build.to_le_bytes());
        push_u24(&mut out, self.index);
        out.push(steps(self.popularity, 255));
        out.push(count as u8);
        for n in self.neighbours.iter().take(count) {
            push_u24(&mut out, n.index);
        }
        let mut weights = self.neighbours.iter().take(count).map(|n| steps(n.weight, 15).max(1));
        while let Some(low) = weights.next() {
            out.push(low | weights.next().unwrap_or(0) << 4);
        }
        out
    }

    /// The catalogue build of packed bytes, without reading the rest; none for bytes that are no artefact.
    pub fn build_of(bytes: &[u8]) -> Option<u32> {
        let (version, rest) = bytes.split_first()?;
        if *version == VERSION {
            rest.first_chunk().copied().map(u32::from_le_bytes)
        } else {
            None
        }
    }

    /// Reads packed bytes.
    ///
    /// # Errors
    /// [`ErrorKind::ArtefactCorrupt`] for another version, missing or surplus bytes, or too many neighbours.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let corrupt = || Error::new(ErrorKind::ArtefactCorrupt, "packed item artefact");
        let (head, rest) = bytes.split_first_chunk::<HEAD_BYTES>().ok_or_else(corrupt)?;
        let &[version, b0, b1, b2, b3, i0, i1, i2, popularity, count] = head;
        let count = usize::from(count);
        if version != VERSION || count > MAX_NEIGHBOURS || rest.len() != count * 3 + count.div_ceil(2) {
            return Err(corrupt());
        }
        let (indices, weights) = rest.split_at_checked(count * 3).ok_or_else(corrupt)?;
        let halves = weights.iter().flat_map(|w| [w & 15, w >> 4]);
        let neighbours = indices
            .chunks_exact(3)
            .zip(halves)
            .map(|(index, weight)| Neighbour { index: read_u24(index), weight: f32::from(weight) / 15.0 })
            .collect();
        Ok(Self {
            build: u32::from_le_bytes([b0, b1, b2, b3]),
            index: read_u24(&[i0, i1, i2]),
            popularity: f32::from(popularity) / 255.0,
            neighbours,
        })
    }
}

fn steps(value: f32, most: u8) -> u8 {
    // NaN becomes 0: `as` saturates.
    (value.clamp(0.0, 1.0) * f32::from(most) + 0.5) as u8
}

fn push_u24(out: &mut Vec<u8>, value: u32) {
    let [a, b, c, _] = value.min(MAX_INDEX).to_le_bytes();
    out.extend_from_slice(&[a, b, c]);
}

fn read_u24(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn twenty() -> ItemArtefact {
        let neighbours = (0..20).map(|i| Neighbour { index: i * 7, weight: (20 - i) as f32 / 20.0 }).collect();
        ItemArtefact { build: 0xDEAD_BEEF, index: 3_710, popularity: 0.5, neighbours }
    }

    #[test]
    fn twenty_neighbours_take_80_bytes() {
        assert_eq!(twenty().encode().len(), 80);
    }

    #[test]
    fn nothing_is_rounded_away_to_no_neighbour_at_all() {
        let faint = ItemArtefact { neighbours: vec![Neighbour { index: 1, weight: 0.001 }], ..Default::default() };
        let back = ItemArtefact::decode(&faint.encode()).unwrap();
        assert!(back.neighbours[0].weight > 0.0);
    }

    #[test]
    fn every_truncation_and_extension_is_refused() {
        let bytes = twenty().encode();
        for end in 0..bytes.len() {
            assert!(ItemArtefact::decode(&bytes[..end]).is_err(), "{end} bytes");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert!(ItemArtefact::decode(&longer).is_err());
    }

    proptest! {
        #[test]
        fn what_goes_in_comes_out(build: u32, index in 0..=MAX_INDEX, popularity in 0f32..=1.0,
                                  neighbours in prop::collection::vec((0..=MAX_INDEX, 0f32..=1.0), 0..=MAX_NEIGHBOURS)) {
            let neighbours = neighbours.into_iter().map(|(index, weight)| Neighbour { index, weight }).collect();
            let artefact = ItemArtefact { build, index, popularity, neighbours };
            let back = ItemArtefact::decode(&artefact.encode()).unwrap();
            prop_assert_eq!(back.build, build);
            prop_assert_eq!(back.index, index);
            prop_assert!((back.popularity - popularity).abs() <= 0.5 / 255.0 + f32::EPSILON);
            prop_assert_eq!(back.neighbours.len(), artefact.neighbours.len());
            for (a, b) in back.neighbours.iter().zip(&artefact.neighbours) {
                prop_assert_eq!(a.index, b.index);
                prop_assert!((a.weight - b.weight).abs() <= 1.0 / 15.0);
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = ItemArtefact::decode(&bytes);
        }
    }
}
