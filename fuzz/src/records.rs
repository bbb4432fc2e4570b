//! What is read back from storage, taken from a server or from another device: the first byte says which record the others are.

use vitrine::decide::memory::Memory;
use vitrine::engine::Engine;
use vitrine::key::key;
use vitrine::profile::retention::Retention;
use vitrine::profile::Profile;
use vitrine::rank::model::Model;
use vitrine::rank::{slot::Slot, Request};
use vitrine::sync::consent::{Consent, ConsentState};
use vitrine::sync::ledger::Ledger;
use vitrine::sync::manifest::Manifest;
use vitrine::sync::outbox::Outbox;
use vitrine::sync::wire::Report;

const NOW_MS: f64 = 1.7e12;
/// Start of the checksums (FNV-1a), and what each byte multiplies them with.
const FNV: (u64, u64) = (0xCBF2_9CE4_8422_2325, 0x0100_0000_01B3);

/// What could be read is written and read again as it was, and the engine goes on with it; true when it could be read.
pub fn run(data: &[u8]) -> bool {
    let Some((kind, body)) = data.split_first() else { return false };
    match kind % 8 {
        0 => profile(body),
        1 => profile(&snapshot(body)),
        2 => memory(body),
        3 => Model::read(body).is_ok(),
        4 => Manifest::decode(body).is_ok_and(|manifest| {
            assert_eq!(Manifest::decode(&manifest.encode()).map(|again| again.hash()), Ok(manifest.hash()));
            true
        }),
        5 => {
            let ledger = Ledger::decode(body, NOW_MS).encode();
            assert_eq!(Ledger::decode(&ledger, NOW_MS).encode(), ledger);
            true
        }
        6 => {
            let outbox = Outbox::decode(body).encode();
            assert_eq!(Outbox::decode(&outbox).encode(), outbox);
            true
        }
        _ => Report::decode(body).is_ok_and(|report| report.encode().is_ok_and(|bytes| bytes == body)),
    }
}

/// A body with the head it needs: version in its first byte.
fn snapshot(data: &[u8]) -> Vec<u8> {
    let (version, body) = data.split_first().unwrap_or((&1, &[]));
    let version = u16::from(*version);
    let sum = fnv(key("snapshot", "") ^ u64::from(version), body);
    [b"VTRN".as_slice(), &version.to_le_bytes(), &sum.to_le_bytes(), body].concat()
}

fn fnv(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(FNV.1))
}

fn profile(bytes: &[u8]) -> bool {
    let Ok(read) = Profile::decode(bytes) else { return false };
    let kept = read.encode();
    let again = Profile::decode(&kept).map(|again| again.encode());
    assert_eq!(again.as_ref(), Ok(&kept));
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());
    assert!(engine.restore(bytes).is_ok() && engine.import(&kept).is_ok());
    let rows: Vec<u32> = ["one", "two", "three"].iter().map(|id| engine.row_of(id)).collect();
    let request = Request {
        slot: Slot::Home,
        candidates: &rows,
        page_item: None,
        query: "",
        limit: 3,
        now_ms: NOW_MS,
        surprise: f32::NAN,
    };
    let mut order = engine.rank(&request, false).order;
    order.sort_unstable();
    assert_eq!(order, [0, 1, 2]);
    engine.tags(NOW_MS);
    engine.evaluation(NOW_MS);
    assert!(engine.fold(Some(&kept), &[bytes.to_vec()], NOW_MS).is_ok());
    true
}

fn memory(data: &[u8]) -> bool {
    let (version, body) = data.split_first().unwrap_or((&1, &[]));
    let bytes = [&[*version][..], &fnv(FNV.0, body).to_le_bytes(), body].concat();
    Memory::decode(&bytes).is_ok_and(|read| {
        let kept = read.encode();
        assert_eq!(Memory::decode(&kept).map(|again| again.encode()), Ok(kept));
        true
    })
}
