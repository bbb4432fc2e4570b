//! The real server as a process of its own, on a free port, with a real SQLite file, spoken to over HTTP.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod balanced;
mod candidates;
mod device;
mod estimates;
mod guards;
mod killed;
mod pages;
mod postgres;
mod reports;
mod restart;
mod shop;
mod simulated;
