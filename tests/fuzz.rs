//! What the fuzzer runs (`fuzz/`), replayed with its corpus and with random bytes, on the stable compiler.

// The fuzzer's own code, which may panic: that is how it reports.
#[allow(clippy::panic, clippy::indexing_slicing)]
#[path = "../fuzz/src/rank.rs"]
mod rank;

#[path = "../src/wasm/columns.rs"]
mod columns;

use proptest::prelude::*;
use vitrine::{event, item};

#[test]
fn the_corpus_gives_permutations() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/rank");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 4, "{files:?}");
    let personal = files.iter().filter(|file| rank::run(&std::fs::read(file).unwrap())).count();
    assert!(personal >= 3, "most of them get as far as a personal order");
}

proptest! {
    #[test]
    fn random_bytes_give_a_permutation(data in prop::collection::vec(any::<u8>(), 0..2_000)) {
        rank::run(&data);
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
    }
}
