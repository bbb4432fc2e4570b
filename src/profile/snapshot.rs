//! The profile as bytes: magic, version, checksum, MessagePack. What is damaged or from the future is refused, never guessed at.

use super::history::History;
use super::interest::Interests;
use super::price::PriceTaste;
use super::Profile;
use crate::error::{Error, ErrorKind, Result};
use crate::key::key;
use crate::value::{fields, Value};

/// Version written; every version from 1 on can be read.
pub const VERSION: u16 = 1;

const MAGIC: [u8; 4] = *b"VTRN";
const HEAD_BYTES: usize = 14;

impl Profile {
    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        let body = write_v1(self).write();
        let mut bytes = Vec::with_capacity(HEAD_BYTES + body.len());
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&checksum(VERSION, &body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// Reads kept bytes.
    ///
    /// # Errors
    /// [`ErrorKind::SnapshotFromFuture`] for a newer version, [`ErrorKind::SnapshotCorrupt`] for anything else that is wrong.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let corrupt = || Error::new(ErrorKind::SnapshotCorrupt, "profile snapshot");
        let (head, body) = bytes.split_first_chunk::<HEAD_BYTES>().ok_or_else(corrupt)?;
        let (magic, rest) = head.split_first_chunk::<4>().ok_or_else(corrupt)?;
        let (version, sum) = rest.split_first_chunk::<2>().ok_or_else(corrupt)?;
        let version = u16::from_le_bytes(*version);
        let sum = sum.first_chunk().copied().map(u64::from_le_bytes).ok_or_else(corrupt)?;
        if *magic != MAGIC || sum != checksum(version, body) {
            return Err(corrupt());
        }
        match version {
            1 => Value::read(body).and_then(read_v1).ok_or_else(corrupt),
            _ => Err(Error::new(ErrorKind::SnapshotFromFuture, "profile snapshot")),
        }
    }
}

fn write_v1(profile: &Profile) -> Value {
    fields([
        profile.interests.write(),
        profile.history.write(),
        profile.price.write(),
        profile.orders.iter().map(|&order| Value::Int(order)).collect(),
        profile.last_event_ms.into(),
    ])
}

fn read_v1(value: Value) -> Option<Profile> {
    let mut fields = value.fields()?;
    let interests = Interests::read(fields.any()?)?;
    let history = History::read(fields.any()?)?;
    let price = PriceTaste::read(fields.any()?)?;
    let orders = fields.list(|order| if let Value::Int(key) = order { Some(key) } else { None })?;
    let last_event_ms = fields.number()?;
    fields.end(Profile { interests, history, price, orders, last_event_ms })
}

/// FNV-1a over the body: finds damage, not malice (the store's encryption is there for that).
fn checksum(version: u16, body: &[u8]) -> u64 {
    body.iter().fold(key("snapshot", "") ^ u64::from(version), |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, EventKind, Line};
    use crate::item::artefact::{ItemArtefact, Neighbour};
    use crate::item::{Facts, ItemTable};

    fn shopper(items: u32) -> Profile {
        let (mut table, mut profile) = (ItemTable::default(), Profile::default());
        for i in 0..items {
            let neighbours = (0..20).map(|n| Neighbour { index: i * 31 + n, weight: 0.5 }).collect();
            let artefact = Some(ItemArtefact { build: 7, index: i, popularity: 0.5, neighbours, ..Default::default() });
            let id = format!("item-{i}");
            let (department, category) = (format!("Department {}", i % 20), format!("Category {}", i % 300));
            let categories = [department.as_str(), category.as_str(), "", "", ""];
            let name = "A TITLE OF THE USUAL LENGTH IN RETAIL";
            let row = table.register(&Facts {
                id: &id,
                name,
                brand: "Brand",
                categories,
                price: 2.5,
                popularity: 0.1,
                artefact,
                ..Facts::of("")
            });
            let lines = vec![Line { row, quantity: 1.0 }];
            profile.observe(&Event::new(EventKind::ViewItem, lines, f64::from(i)), &table);
        }
        profile
    }

    #[test]
    fn a_heavy_shopper_stays_small() {
        let bytes = shopper(5_000).encode();
        assert!(bytes.len() <= 32 * 1024, "{} bytes", bytes.len());
    }

    #[test]
    fn what_is_kept_is_what_is_read() {
        let profile = shopper(50);
        assert_eq!(Profile::decode(&profile.encode()).unwrap(), profile);
    }

    #[test]
    fn every_flipped_byte_and_every_truncation_is_noticed() {
        let bytes = shopper(3).encode();
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x10;
            assert!(Profile::decode(&flipped).is_err(), "byte {at}");
            assert!(Profile::decode(&bytes[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_snapshot_from_the_future_says_so() {
        let body = write_v1(&Profile::default()).write();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(99u16.to_le_bytes());
        bytes.extend(checksum(99, &body).to_le_bytes());
        bytes.extend(body);
        assert_eq!(Profile::decode(&bytes).unwrap_err().kind(), ErrorKind::SnapshotFromFuture);
    }
}
