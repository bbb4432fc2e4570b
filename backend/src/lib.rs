//! Vitrine's reference server.
//!
//! [`catalogue`] turns a shop's feed and log into one file; [`serve`] answers with it, takes reports and draws what they say;
//! [`items`] prints it; [`tune`] fits the ranking to the shop's log and [`evaluate`] judges it there, both by [`recorded`] steps; [`metrics`] says
//! what devices are asked; [`store`] keeps the counters; [`estimate`] takes the noise out of them; [`simulate`] fills them with
//! reports whose truth is known. Nothing here knows a shopper: candidates are the same for everybody, reports carry no id.

pub mod catalogue;
pub mod estimate;
pub mod evaluate;
pub mod items;
pub mod metrics;
pub mod recorded;
pub mod serve;
pub mod simulate;
pub mod store;
pub mod tune;
