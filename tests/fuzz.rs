//! What the fuzzer runs (`fuzz/`), replayed with its corpus and with random bytes, without the fuzzer.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use targets::{artefact, candidates, rank, records, search};
use vitrine::{event, item};

/// Runs a target on its corpus; gives how many inputs got as far as the target is about.
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

    /// Random lengths rarely meet; here every part has some bytes.
    #[test]
    fn random_parts_give_a_permutation(
        parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 9), text in "(\\PC|\u{1e}|\u{1f}){0,120}",
    ) {
        let mut data = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let part = if at == 0 { text.as_bytes() } else { part };
            data.extend((part.len() as u16).to_be_bytes());
            data.extend(part);
        }
        rank::run(&data);
        search::run(&data);
    }
}
