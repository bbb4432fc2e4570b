//! See `src/artefact.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    vitrine_fuzz::artefact::run(data);
});
