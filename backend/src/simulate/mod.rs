//! `vitrine-backend simulate`: devices whose answers are known report for weeks, so that everybody can see whether the dashboard
//! finds the truth again.
//!
//! Noise, budget, memory of noise and bytes are the SDK's own ([`device`]); only the answers are invented ([`truth`]). What is
//! asked is the shop's manifest, or an [`example`] with every kind of metric.

pub mod device;
pub mod example;
pub mod run;
mod send;
pub mod truth;
