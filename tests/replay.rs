//! The master test, natively: a recorded list of calls gives the recorded bytes. `tests/wasm.rs` replays the same list in the
//! browser. After a deliberate change: `VITRINE_BLESS=1 cargo test --test replay`, and say in the commit why the bytes moved.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "replay/mod.rs"]
mod recorded;

use recorded::{replay, VECTOR};
use serde_json::Value;
use vitrine::error::ErrorKind;
use vitrine::profile::Profile;

#[test]
fn a_recorded_list_of_calls_gives_the_recorded_bytes() {
    let mut vector: Value = serde_json::from_str(VECTOR).unwrap();
    let gave = replay(vector["calls"].as_array().unwrap());
    if std::env::var_os("VITRINE_BLESS").is_some() {
        vector["gave"] = Value::Array(gave);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/replay-1.json");
        std::fs::write(path, serde_json::to_string(&vector).unwrap() + "\n").unwrap();
        return;
    }
    for (step, (got, recorded)) in gave.iter().zip(vector["gave"].as_array().unwrap()).enumerate() {
        assert_eq!(got, recorded, "step {step}");
    }
    assert_eq!(gave.len(), vector["gave"].as_array().unwrap().len());
}

#[test]
fn the_snapshot_from_the_future_is_one() {
    let newer = include_bytes!("vectors/snapshot-from-the-future.bin");
    assert_eq!(Profile::decode(newer).unwrap_err().kind(), ErrorKind::SnapshotFromFuture);
}

#[test]
fn a_replay_depends_on_nothing_but_the_list() {
    let vector: Value = serde_json::from_str(VECTOR).unwrap();
    let calls = vector["calls"].as_array().unwrap();
    assert_eq!(replay(calls), replay(calls));
}
