//! Error loops: the same thing is tried over and over, and refused each time.

use super::{Kind, Trace, What};

/// Refusals that are a loop: the first teaches, the second is a slip, the third is being stuck.
const REFUSALS: usize = 3;
/// Within this time.
const WITHIN_MS: f64 = 120_000.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "error_loop", find, uses: |what| matches!(what, What::Refusal), silences: 1 };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    let alike = |trace: &&Trace| {
        matches!(trace.what, What::Refusal) && trace.of == last.of && last.at_ms - trace.at_ms <= WITHIN_MS
    };
    (matches!(last.what, What::Refusal) && past.iter().filter(alike).count() >= REFUSALS).then_some(last.of)
}
