//! See `src/search.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    vitrine_fuzz::search::run(data);
});
