//! Whatever comes over the boundary gives a permutation or an error, never a panic.
#![no_main]

#[path = "../../src/wasm/columns.rs"]
mod columns;
#[path = "../src/rank.rs"]
mod rank;

pub use vitrine::{event, item};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    rank::run(data);
});
