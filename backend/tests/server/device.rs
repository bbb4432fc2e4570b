//! A device: draws reports with the SDK's own randomiser and encoder.

use std::time::{SystemTime, UNIX_EPOCH};
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::manifest::Manifest;
use vitrine::sync::wire::Report;

/// Draws the report of a device whose true answer is at `answer` in the domain of `interest.top`.
pub fn report(manifest: &Manifest, answer: u32, coins: &mut Seeded) -> Report {
    let spec = manifest.metric(1).unwrap();
    let bits = spec.mechanism().unwrap().randomise(answer, coins).unwrap();
    let mut nonce = [0; 16];
    for byte in &mut nonce {
        *byte = coins.below(256) as u8;
    }
    Report { metric: 1, manifest_hash: manifest.hash(), epoch_day: today(), nonce, bits }
}

pub fn today() -> u32 {
    (SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() / 86_400) as u32
}
