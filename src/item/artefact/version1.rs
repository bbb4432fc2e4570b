//! Reads artefacts of version 1: profiles remember them for the items seen before the shop moved on.
//!
//! Layout, little endian: version `u8`, build id `u32`, index `u24`, popularity `u8`, neighbour count `u8`, the neighbours'
//! indices `u24` each, then their weights, 4 bits each in even steps, low half first.

use super::{ItemArtefact, Neighbour, MAX_NEIGHBOURS};

/// The first byte.
pub const VERSION: u8 = 1;
const HEAD_BYTES: usize = 10;

/// The artefact, or nothing for bytes no encoder wrote.
pub fn decode(bytes: &[u8]) -> Option<ItemArtefact> {
    let (&[_, b0, b1, b2, b3, i0, i1, i2, popularity, count], rest) = bytes.split_first_chunk::<HEAD_BYTES>()?;
    let count = usize::from(count);
    if count > MAX_NEIGHBOURS || rest.len() != count * 3 + count.div_ceil(2) {
        return None;
    }
    let (indices, weights) = rest.split_at_checked(count * 3)?;
    let halves = weights.iter().flat_map(|w| [w & 15, w >> 4]);
    let neighbours = indices
        .chunks_exact(3)
        .zip(halves)
        .map(|(index, weight)| Neighbour { index: read_u24(index), weight: f32::from(weight) / 15.0 })
        .collect();
    Some(ItemArtefact {
        build: u32::from_le_bytes([b0, b1, b2, b3]),
        index: u32::from_le_bytes([i0, i1, i2, 0]),
        popularity: f32::from(popularity) / 255.0,
        neighbours,
        ..ItemArtefact::default()
    })
}

fn read_u24(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |value, &byte| value << 8 | u32::from(byte))
}
