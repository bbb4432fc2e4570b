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
    }
}
