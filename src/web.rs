//! The browser: where events come from, where looks and profiles go. Only here are a DOM, a database, a network and timers.
//!
//! Handlers borrow the engine, return, and only then run effects; nothing here calls the shop's code.

mod apply;
mod capture;
mod coins;
mod config;
mod delivery;
mod keeping;
mod kept;
mod look_store;
mod object;
mod page;
mod persist;
mod reflect;
mod sealed;
mod signals;
mod store;
mod tabs;
mod transport;

pub use coins::PlatformCoins;
pub use config::{Config, SyncConfig};
pub use delivery::{deliver, fetch_manifest};
pub use object::from_js;
pub use page::Page;
pub use persist::soon as persist_soon;
pub use sealed::Sealer;
pub use store::{made, Change, Store, StoreError};
