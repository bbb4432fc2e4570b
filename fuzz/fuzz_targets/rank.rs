//! See `src/rank.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    vitrine_fuzz::rank::run(data);
});
