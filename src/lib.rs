//! Vitrine personalises a web shop inside the shopper's own browser.
//!
//! Evidence flows one way: events become signals, signals become a profile, the profile orders candidates and shapes the page,
//! and nothing leaves but noised aggregates. Everything outside `web` and `wasm` is pure: time and randomness are arguments,
//! effects are return values. ARCHITECTURE.md walks through the rooms.

#![cfg_attr(lean, feature(optimize_attribute))]

pub mod decide;
pub mod engine;
pub mod error;
pub mod event;
pub mod friction;
pub mod item;
pub mod key;
pub mod lanes;
pub mod look;
pub mod order;
pub mod pack;
pub mod profile;
pub mod rank;
pub mod rng;
pub mod seal;
pub mod signal;
pub mod sync;
pub mod text;
pub mod time;
pub mod value;

#[cfg(target_arch = "wasm32")]
pub mod wasm;
#[cfg(target_arch = "wasm32")]
pub mod web;
