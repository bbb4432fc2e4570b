//! What the fuzzer runs (`fuzz/`), replayed with its corpus and with random bytes, without the fuzzer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use targets::{artefact, candidates, rank, records, search};
use vitrine::{event, item};

/// Runs a target on its corpus; gives how many inputs got as far as the target is about.
#[allow(clippy::unwrap_used)] // A test, with its work in a function.
fn replay(target: &str, run: fn(&[u8]) -> bool) -> usize {
    let folder = format!("{}/fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| run(&std::fs::read(file).unwrap())).count()
}

#[test]
fn the_corpus_holds_and_reaches_what_it_is_for() {
    assert!(replay("rank", rank::run) >= 3, "most of them get as far as a personal order");
    assert!(replay("search", search::run) >= 2, "something is found");
    assert!(replay("artefact", artefact::run) >= 2, "items are read");
    assert!(replay("candidates", candidates::run) >= 2, "lists are read");
    assert!(replay("records", records::run) >= 8, "records are read");
}

proptest! {
    #[test]
    fn random_bytes_do_no_harm(data in prop::collection::vec(any::<u8>(), 0..2_000)) {
        for run in [rank::run, search::run, artefact::run, candidates::run, records::run] {
            run(&data);
        }
    }

    /// Random lengths rarely meet; here every part has some bytes, and texts some signs.
    #[test]
    fn random_parts_give_a_permutation(
        parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 6), text in "(\\PC|\u{1e}|\u{1f}){0,120}",
        numbers in prop::collection::vec(prop_oneof![9 => 0.0..9.0, 1 => any::<f64>()], 0..80),
    ) {
        let numbers: Vec<u8> = numbers.into_iter().flat_map(f64::to_le_bytes).collect();
        let mut data = Vec::new();
        for part in [text.as_bytes(), &numbers].into_iter().chain(parts.iter().map(Vec::as_slice)) {
            data.extend((part.len() as u16).to_be_bytes());
            data.extend(part);
        }
        rank::run(&data);
        search::run(&data);
    }
}
