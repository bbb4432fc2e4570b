//! What the fuzzer runs, one file a target; `tests/fuzz.rs` replays it with its corpus.

// A fuzzer reports by panicking.
#![allow(clippy::panic, clippy::indexing_slicing)]

#[path = "../../src/wasm/columns.rs"]
mod columns;
mod input;

pub mod artefact;
pub mod candidates;
pub mod rank;
pub mod records;
pub mod search;

// Where the columns look for them.
#[allow(unused_imports)]
pub use vitrine::{event, item};
