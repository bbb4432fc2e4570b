//! The catalogue file: a header that can be checked before the rest is believed, then the catalogue, both in MessagePack.

use super::item::Catalogue;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;

const MAGIC: &str = "vitrine-catalogue";
/// Version of the layout; a reader refuses any other.
pub const VERSION: u16 = 2;

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    magic: String,
    version: u16,
    build: u32,
    items: u32,
    body_sha256: [u8; 32],
}

/// Why a catalogue file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// The file cannot be opened or read.
    #[error("cannot read the catalogue {path}: {cause}; `vitrine-backend catalog` builds it")]
    Unreadable {
        /// Which file.
        path: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The file is something else.
    #[error("not a catalogue of vitrine-backend")]
    NotACatalogue,
    /// The file was written by another version.
    #[error("catalogue of version {found}, this program reads version {VERSION}: build it again")]
    Version {
        /// The version in the file.
        found: u16,
    },
    /// The file is cut off or changed.
    #[error("the catalogue is damaged: build it again")]
    Damaged,
    /// The catalogue cannot be written as MessagePack.
    #[error("the catalogue cannot be encoded: {0}")]
    Encode(rmp_serde::encode::Error),
}

/// The bytes of a catalogue file; the same catalogue gives the same bytes.
///
/// # Errors
/// [`FileError::Encode`] when the catalogue has more than 2^32 items.
pub fn encode(catalogue: &Catalogue) -> Result<Vec<u8>, FileError> {
    let body = rmp_serde::to_vec(catalogue).map_err(FileError::Encode)?;
    let header = Header {
        magic: MAGIC.to_owned(),
        version: VERSION,
        build: catalogue.build,
        items: u32::try_from(catalogue.items.len()).unwrap_or(u32::MAX),
        body_sha256: Sha256::digest(&body).into(),
    };
    let mut bytes = rmp_serde::to_vec(&header).map_err(FileError::Encode)?;
    bytes.extend_from_slice(&body);
    Ok(bytes)
}

/// Reads the bytes of a catalogue file.
///
/// # Errors
/// Bytes of something else, of another version, or damaged ones.
pub fn decode(bytes: &[u8]) -> Result<Catalogue, FileError> {
    let mut rest = bytes;
    // The layout after the magic may be another one in another version: look at these two first.
    let (magic, version) = peek(bytes).ok_or(FileError::NotACatalogue)?;
    if magic != MAGIC {
        return Err(FileError::NotACatalogue);
    }
    if version != VERSION {
        return Err(FileError::Version { found: version });
    }
    let header: Header = rmp_serde::from_read(&mut rest).map_err(|_| FileError::Damaged)?;
    if <[u8; 32]>::from(Sha256::digest(rest)) != header.body_sha256 {
        return Err(FileError::Damaged);
    }
    rmp_serde::from_slice(rest).map_err(|_| FileError::Damaged)
}

/// Reads a catalogue file.
///
/// # Errors
/// See [`decode`], and [`FileError::Unreadable`].
pub fn read(path: &Path) -> Result<Catalogue, FileError> {
    let bytes =
        std::fs::read(path).map_err(|cause| FileError::Unreadable { path: path.display().to_string(), cause })?;
    decode(&bytes)
}

fn peek(bytes: &[u8]) -> Option<(String, u16)> {
    let (&array, mut rest) = bytes.split_first()?;
    // A MessagePack array of up to 15 places.
    if array & 0xf0 != 0x90 {
        return None;
    }
    let magic = rmp_serde::from_read(&mut rest).ok()?;
    let version = rmp_serde::from_read(&mut rest).ok()?;
    Some((magic, version))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::item::{CatalogueItem, Neighbour};

    fn two_items() -> Catalogue {
        let item = |id: &str, other| CatalogueItem {
            item_id: id.to_owned(),
            price: Some(2.5),
            neighbours: vec![Neighbour { index: other, weight: 0.25 }],
            ..CatalogueItem::default()
        };
        Catalogue { build: 7, currency: "GBP".to_owned(), items: vec![item("a", 1), item("b", 0)] }
    }

    #[test]
    fn what_goes_in_comes_out() {
        assert_eq!(decode(&encode(&two_items()).unwrap()).unwrap(), two_items());
    }

    #[test]
    fn every_truncation_and_extension_is_refused() {
        let bytes = encode(&two_items()).unwrap();
        for end in 0..bytes.len() {
            assert!(decode(&bytes[..end]).is_err(), "{end} bytes");
        }
        assert!(matches!(decode(&[&bytes[..], &[0]].concat()), Err(FileError::Damaged)));
    }

    #[test]
    fn every_changed_byte_is_refused_or_harmless() {
        let bytes = encode(&two_items()).unwrap();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            assert!(decode(&changed).is_err() || decode(&changed).unwrap() == two_items(), "byte {place}");
        }
    }

    #[test]
    fn another_version_and_another_file_are_told_apart() {
        let newer = rmp_serde::to_vec(&(MAGIC, 3_u16, "another layout")).unwrap();
        assert!(matches!(decode(&newer), Err(FileError::Version { found: 3 })));
        assert!(matches!(decode(b"item_id,item_name"), Err(FileError::NotACatalogue)));
        assert!(matches!(decode(b""), Err(FileError::NotACatalogue)));
    }

    #[test]
    fn a_missing_file_is_named() {
        let message = read(Path::new("/nowhere/catalogue.bin")).unwrap_err().to_string();
        assert!(message.contains("/nowhere/catalogue.bin"), "{message}");
    }
}
