//! What may leave the device: consent, mechanism, budget, report, wire. Only this room makes bytes for a transport.

pub mod consent;
pub mod ledger;
pub mod manifest;
pub mod mechanism;
pub mod outbox;
pub mod question;
pub mod report;
pub mod wire;
