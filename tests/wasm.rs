//! `src/web` and `src/wasm` in a real browser (headless Chromium, by wasm-bindgen-test), and the master replay once more.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod browser;
#[path = "replay/mod.rs"]
mod recorded;

use recorded::{replay, VECTOR};
use serde_json::Value;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_recorded_list_of_calls_gives_the_recorded_bytes_here_too() {
    let vector: Value = serde_json::from_str(VECTOR).unwrap();
    let gave = replay(vector["calls"].as_array().unwrap());
    for (step, (got, recorded)) in gave.iter().zip(vector["gave"].as_array().unwrap()).enumerate() {
        assert_eq!(got, recorded, "step {step}");
    }
}
