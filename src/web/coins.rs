//! Coins for privacy from the platform's cryptographic generator (`crypto.getRandomValues`), in the page and in Node alike.

use crate::rng::Coins;
use js_sys::{global, Reflect};
use wasm_bindgen::JsCast;
use web_sys::Crypto;

const BUFFER_BYTES: usize = 512;

/// A buffered tap on the platform's generator.
pub struct PlatformCoins {
    crypto: Crypto,
    buffer: [u8; BUFFER_BYTES],
    used: usize,
}

impl PlatformCoins {
    /// None where there is no cryptographic generator: then nothing is randomised, and so nothing is sent.
    pub fn new() -> Option<Self> {
        let crypto = Reflect::get(&global(), &"crypto".into()).ok().filter(|value| value.is_object())?.unchecked_into();
        let mut coins = Self { crypto, buffer: [0; BUFFER_BYTES], used: 0 };
        coins.refill()?;
        Some(coins)
    }

    fn refill(&mut self) -> Option<()> {
        self.used = 0;
        self.crypto.get_random_values_with_u8_array(&mut self.buffer).ok().map(drop)
    }
}

impl Coins for PlatformCoins {
    fn next_u64(&mut self) -> u64 {
        if self.used + 8 > BUFFER_BYTES {
            // It worked in `new`; the platform's generator does not fail later on.
            let _ = self.refill();
        }
        let coin = self.buffer.get(self.used..self.used + 8).and_then(|bytes| bytes.first_chunk()).copied();
        self.used += 8;
        u64::from_le_bytes(coin.unwrap_or_default())
    }
}
