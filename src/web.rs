//! The browser: where events come from, where looks and profiles go. Only here are a DOM, a database, a network and timers.
//!
//! Handlers borrow the engine, return, and only then run effects; nothing here calls the shop's code.

mod apply;
mod capture;
mod coins;
mod config;
pub mod decisions;
mod delivery;
mod facts;
mod keeping;
mod kept;
mod landing;
mod look_store;
mod object;
mod page;
mod persist;
mod reading;
mod reflect;
mod sealed;
mod signals;
mod store;
mod tabs;
mod transport;

pub use capture::{Capture, Noticed};
pub use coins::PlatformCoins;
pub use config::{Config, SyncConfig};
pub use delivery::{fetch_manifest, flush};
pub use facts::{read as device_facts, subtags};
pub use landing::Landing;
pub use object::from_js;
pub use page::Page;
pub use persist::{begin as persist_begin, soon as persist_soon};
pub use sealed::Sealer;
pub use store::{made, Change, Store, StoreError};
