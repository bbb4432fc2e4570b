//! Every item's packed artefact in one file: a small shop's pages load it once, and lists then carry ids alone.
//!
//! Layout, little endian: `VTRA`, version `u8`, build id `u32`, number of items `u32`; then for each item the length of its
//! id in bytes `u8`, the id, the length of its artefact `u16`, the artefact as [`super::ItemArtefact::encode`] gives it.

use crate::error::{Error, ErrorKind, Result};

const MAGIC: &[u8; 4] = b"VTRA";
const VERSION: u8 = 1;

/// The slices of a whole artefact, still packed: most of a catalogue is never looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole<'a> {
    /// Id of the catalogue build.
    pub build: u32,
    /// Ids with the packed artefacts, in the order of the catalogue.
    pub items: Vec<(&'a str, &'a [u8])>,
}

impl Whole<'_> {
    /// The file's bytes. Items whose id has more than 255 bytes are left out: the engine takes ids up to 128.
    pub fn encode(&self) -> Vec<u8> {
        let fitting = || self.items.iter().filter(|(id, packed)| id.len() <= 255 && packed.len() <= 0xFFFF);
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        out.extend_from_slice(&self.build.to_le_bytes());
        out.extend_from_slice(&(fitting().count() as u32).to_le_bytes());
        for (id, packed) in fitting() {
            out.push(id.len() as u8);
            out.extend_from_slice(id.as_bytes());
            out.extend_from_slice(&(packed.len() as u16).to_le_bytes());
            out.extend_from_slice(packed);
        }
        out
    }
}

impl<'a> Whole<'a> {
    /// Finds the slices; each is checked when it is decoded.
    ///
    /// # Errors
    /// [`ErrorKind::ArtefactCorrupt`] for another file or version, and for missing or surplus bytes.
    pub fn decode(bytes: &'a [u8]) -> Result<Self> {
        read(bytes).ok_or_else(|| Error::new(ErrorKind::ArtefactCorrupt, "whole artefact"))
    }
}

fn read(bytes: &[u8]) -> Option<Whole<'_>> {
    let (head, mut rest) = bytes.split_first_chunk::<13>()?;
    let (magic, numbers) = head.split_first_chunk::<4>()?;
    let &[version, b0, b1, b2, b3, n0, n1, n2, n3] = numbers.first_chunk()?;
    if magic != MAGIC || version != VERSION {
        return None;
    }
    // Not reserved: the number is only believed item by item.
    let mut items = Vec::new();
    for _ in 0..u32::from_le_bytes([n0, n1, n2, n3]) {
        let (&length, after) = rest.split_first()?;
        let (id, after) = after.split_at_checked(usize::from(length))?;
        let (&length, after) = after.split_first_chunk::<2>()?;
        let (packed, after) = after.split_at_checked(usize::from(u16::from_le_bytes(length)))?;
        items.push((std::str::from_utf8(id).ok()?, packed));
        rest = after;
    }
    rest.is_empty().then_some(Whole { build: u32::from_le_bytes([b0, b1, b2, b3]), items })
}

#[cfg(test)]
mod tests {
    use super::super::ItemArtefact;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_goes_in_comes_out_and_every_truncation_and_extension_is_refused() {
        let packed = ItemArtefact { build: 7, index: 1, ..ItemArtefact::default() }.encode();
        let whole = Whole { build: 7, items: vec![("85123A", &packed), ("茶杯", &[]), ("", &packed)] };
        let bytes = whole.encode();
        assert_eq!(Whole::decode(&bytes).unwrap(), whole);
        for end in 0..bytes.len() {
            assert!(Whole::decode(&bytes[..end]).is_err(), "{end} bytes");
        }
        assert!(Whole::decode(&[&bytes[..], &[0]].concat()).is_err());
        let long = "x".repeat(256);
        assert!(Whole { build: 7, items: vec![(&long, &packed)] }.encode().len() == 13);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = Whole::decode(&bytes);
            let _ = Whole::decode(&[&b"VTRA\x01\0\0\0\0\xFF\xFF\xFF\xFF"[..], &bytes].concat());
        }
    }
}
