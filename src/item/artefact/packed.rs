//! Version 2 of the packed artefact, the one that is written.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version |
//! | 4 | build id, little endian |
//! | 3 | index, little endian |
//! | 1 | popularity, 0 to 255 |
//! | 1 | trend, -127 to 127 |
//! | 2 | from the lowest bit: neighbours of either kind (6 bits), terms (4), price bucket (4), vector length (2) |
//! | 0, 16, 32 or 64 | vector, signed bytes |
//! | rest | bits: the neighbours, then the terms, then zeros up to the next byte |
//!
//! Neighbours and terms are ascending numbers and written as gaps ([`super::bits`]), which takes 8 bits for an index among
//! 3,700 items and 11 among 40,000 where fixed width takes 12 to 24. Most co-visitation neighbours are sequence rules too,
//! so the two lists are one: each index carries two bits that say in which lists it is, and 4 bits of weight for each.

use super::bits::{BitReader, BitWriter};
use super::level::{weight_level, weight_of_level, IDF_STEPS};
use super::{ItemArtefact, Neighbour, Term, MAX_INDEX, MAX_NEIGHBOURS, MAX_PRICE_BUCKET, MAX_TERMS};

/// The first byte.
pub const VERSION: u8 = 2;
/// Dimensions a vector can have.
pub const VECTOR_LENGTHS: [usize; 4] = [0, 16, 32, 64];
const HEAD_BYTES: usize = 12;
/// Indices in the two lists together: six bits.
const MAX_JOINT: usize = 63;

/// An index and its levels in the two lists; 0 where it is not in one.
type Joint = (u32, [u8; 2]);

/// The packed bytes.
pub fn encode(artefact: &ItemArtefact) -> Vec<u8> {
    let joint = join(artefact);
    let mut terms: Vec<(u32, u8)> = Vec::new();
    for term in &artefact.terms {
        let hash = u32::from(term.hash);
        if let (Err(at), true) = (terms.binary_search_by_key(&hash, |&(hash, _)| hash), terms.len() < MAX_TERMS) {
            terms.insert(at, (hash, term.idf.clamp(1, IDF_STEPS)));
        }
    }
    let length = VECTOR_LENGTHS.iter().position(|&length| length == artefact.vector.len()).unwrap_or_default();
    let counts =
        joint.len() | terms.len() << 6 | usize::from(artefact.price_bucket.min(MAX_PRICE_BUCKET)) << 10 | length << 14;

    let mut out = Vec::with_capacity(128);
    out.push(VERSION);
    out.extend_from_slice(&artefact.build.to_le_bytes());
    out.extend(artefact.index.min(MAX_INDEX).to_le_bytes().iter().take(3));
    // NaN becomes 0: `as` saturates.
    out.push((artefact.popularity.clamp(0.0, 1.0) * 255.0 + 0.5) as u8);
    out.push((artefact.trend.clamp(-1.0, 1.0) * 127.0).round_ties_even() as i8 as u8);
    out.extend_from_slice(&(counts as u16).to_le_bytes());
    if length > 0 {
        out.extend(artefact.vector.iter().map(|&component| component as u8));
    }

    let mut bits = BitWriter::after(out);
    let parameter = bits.put_parameter(&mut Gaps { next: 0, numbers: &mut joint.iter().map(|(index, _)| *index) });
    let mut next = 0;
    for (index, levels) in joint {
        bits.put_gap(index - next, parameter);
        next = index + 1;
        put_levels(&mut bits, levels);
    }
    let parameter = bits.put_parameter(&mut Gaps { next: 0, numbers: &mut terms.iter().map(|(hash, _)| *hash) });
    let mut next = 0;
    for (hash, idf) in terms {
        bits.put_gap(hash - next, parameter);
        next = hash + 1;
        bits.put(u32::from(idf), 4);
    }
    bits.finish()
}

/// Reads the artefact into the place of another one; nothing for bytes no encoder wrote.
#[cfg_attr(lean, optimize(speed))]
pub fn decode(bytes: &[u8], artefact: &mut ItemArtefact) -> Option<()> {
    let (&[_, b0, b1, b2, b3, i0, i1, i2, popularity, trend, c0, c1], rest) =
        bytes.split_first_chunk::<HEAD_BYTES>()?;
    let counts = usize::from(u16::from_le_bytes([c0, c1]));
    artefact.build = u32::from_le_bytes([b0, b1, b2, b3]);
    artefact.index = u32::from_le_bytes([i0, i1, i2, 0]);
    artefact.popularity = f32::from(popularity) / 255.0;
    artefact.trend = f32::from((trend as i8).max(-127)) / 127.0;
    artefact.price_bucket = (counts >> 10 & 15) as u8;
    let (vector, rest) = rest.split_at_checked(*VECTOR_LENGTHS.get(counts >> 14)?)?;
    artefact.vector.clear();
    artefact.vector.extend_from_slice(bytemuck::cast_slice(vector));
    artefact.scale_vector();
    artefact.neighbours.clear();
    artefact.sequence.clear();
    artefact.terms.clear();

    let mut bits = BitReader::new(rest);
    let parameter = bits.take_parameter()?;
    let mut next = 0;
    for _ in 0..counts & 63 {
        let index = next + bits.take_gap(parameter)?;
        next = index + 1;
        let lists = bits.take(2)?;
        if index > MAX_INDEX || lists == 0 {
            return None;
        }
        for (bit, list) in [(1, &mut artefact.neighbours), (2, &mut artefact.sequence)] {
            if lists & bit != 0 {
                let level = bits.take(4).filter(|&level| level > 0)?;
                list.push(Neighbour { index, weight: weight_of_level(level as u8) });
            }
        }
    }
    if artefact.neighbours.len().max(artefact.sequence.len()) > MAX_NEIGHBOURS {
        return None;
    }
    let parameter = bits.take_parameter()?;
    let mut next = 0;
    for _ in 0..counts >> 6 & 15 {
        let hash = next + bits.take_gap(parameter)?;
        next = hash + 1;
        let idf = bits.take(4).filter(|&idf| idf > 0)? as u8;
        artefact.terms.push(Term { hash: u16::try_from(hash).ok()?, idf });
    }
    bits.end()
}

/// The two lists as one, by index.
fn join(artefact: &ItemArtefact) -> Vec<Joint> {
    let mut joint: Vec<Joint> = Vec::with_capacity(MAX_JOINT);
    for (list, neighbours) in [&artefact.neighbours, &artefact.sequence].into_iter().enumerate() {
        for neighbour in neighbours.iter().take(MAX_NEIGHBOURS) {
            let (index, level) = (neighbour.index.min(MAX_INDEX), weight_level(neighbour.weight));
            let at = match joint.binary_search_by_key(&index, |&(index, _)| index) {
                Ok(at) => at,
                Err(_) if joint.len() >= MAX_JOINT => continue,
                Err(at) => {
                    joint.insert(at, (index, [0; 2]));
                    at
                }
            };
            let slot = joint.get_mut(at).and_then(|(_, levels)| levels.get_mut(list));
            if let Some(empty) = slot.filter(|level| **level == 0) {
                *empty = level;
            }
        }
    }
    joint
}

fn put_levels(bits: &mut BitWriter, levels: [u8; 2]) {
    let [together, after] = levels.map(u32::from);
    bits.put(u32::from(together > 0) | u32::from(after > 0) << 1, 2);
    for level in [together, after].into_iter().filter(|&level| level > 0) {
        bits.put(level, 4);
    }
}

/// What lies between ascending numbers.
struct Gaps<'a> {
    next: u32,
    numbers: &'a mut dyn Iterator<Item = u32>,
}

impl Iterator for Gaps<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let number = self.numbers.next()?;
        let gap = number - self.next;
        self.next = number + 1;
        Some(gap)
    }
}
