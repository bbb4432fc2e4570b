//! The profile as bytes: magic, version, checksum, MessagePack. What is damaged or from the future is refused, never guessed at.

use super::device::Device;
use super::evaluation::Evaluation;
use super::history::History;
use super::kind::Kind;
use super::leaning::Leaning;
use super::limits::Limits;
use super::price::PriceTaste;
use super::purchases::Purchases;
use super::statement::Statements;
use super::tally::Tallies;
use super::visits::Visits;
use super::Profile;
use crate::error::{Error, ErrorKind, Result};
use crate::key::key;
use crate::pack::{Packed, Record, Unpacked};
use crate::time::seconds;

/// Version written; every version from 1 on can be read.
pub const VERSION: u16 = 4;

const MAGIC: [u8; 4] = *b"VTRN";
const HEAD_BYTES: usize = 14;

impl Profile {
    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        let body = write(self).into_bytes();
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
            1 => Unpacked::of(body).and_then(read_v1).ok_or_else(corrupt),
            2..=VERSION => Unpacked::of(body).and_then(|value| read(value, version)).ok_or_else(corrupt),
            _ => Err(Error::new(ErrorKind::SnapshotFromFuture, "profile snapshot")),
        }
    }
}

fn write(profile: &Profile) -> Packed {
    Record::default()
        .value(&profile.tallies.write())
        .value(&profile.history.write())
        .value(&profile.price.write())
        .value(&profile.purchases.write())
        .value(&profile.visits.write())
        .value(&profile.device.write())
        .value(&profile.statements.write())
        .value(&profile.limits.write())
        .text(&profile.channels.0)
        .text(&profile.channels.1)
        .value(&profile.leaning.write())
        .value(&profile.evaluation.write())
        .end()
}

fn read(value: Unpacked<'_>, version: u16) -> Option<Profile> {
    let mut fields = value.fields();
    let profile = Profile {
        tallies: Tallies::read(fields.any())?,
        history: History::read(fields.any())?,
        price: PriceTaste::read(fields.any())?,
        purchases: Purchases::read(fields.any())?,
        visits: Visits::read(fields.any())?,
        device: Device::read(fields.any())?,
        statements: Statements::read(fields.any())?,
        limits: Limits::read(fields.any())?,
        channels: (fields.text(), fields.text()),
        // Version 2 had neither, version 3 not the second.
        leaning: if version < 3 { Leaning::default() } else { Leaning::read(fields.any())? },
        evaluation: if version < 4 { Evaluation::default() } else { Evaluation::read(fields.any())? },
    };
    fields.end().then_some(profile)
}

/// Version 1: interests in categories and brands, history, price, names of orders, time of the last event.
fn read_v1(value: Unpacked<'_>) -> Option<Profile> {
    let (mut fields, mut profile) = (value.fields(), Profile::default());
    for interest in fields.list() {
        let mut interest = interest.fields();
        let kind = if interest.u64() == 0 { Kind::Category } else { Kind::Brand };
        let (_key, label) = (interest.u64(), interest.text());
        profile.tallies.take_v1(kind, &label, interest.number(), interest.number());
        fields.require(interest.end());
    }
    profile.history = History::read_v1(fields.any())?;
    profile.price = PriceTaste::read(fields.any())?;
    let orders: Vec<u64> = fields.list().filter_map(Unpacked::int).collect();
    let last_event_ms = fields.number();
    profile.purchases.take_v1(&orders, last_event_ms);
    if last_event_ms > 0.0 {
        profile.visits.note(seconds(last_event_ms));
    }
    fields.end().then_some(profile)
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
            let artefact = ItemArtefact { build: 7, index: i, popularity: 0.5, neighbours, ..Default::default() };
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
                artefact: &artefact.encode(),
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
        let body = write(&Profile::default()).into_bytes();
        let mut bytes = MAGIC.to_vec();
        bytes.extend(99u16.to_le_bytes());
        bytes.extend(checksum(99, &body).to_le_bytes());
        bytes.extend(body);
        assert_eq!(Profile::decode(&bytes).unwrap_err().kind(), ErrorKind::SnapshotFromFuture);
    }
}
