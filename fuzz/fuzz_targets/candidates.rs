//! See `src/candidates.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    vitrine_fuzz::candidates::run(data);
});
