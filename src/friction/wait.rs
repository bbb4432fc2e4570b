//! Long waits: the page says that it is busy, for longer than a shopper's patience.

use super::{Kind, Trace, What};

/// So long a page may be busy. At ten seconds attention is gone (Nielsen); help has to come before that.
const PATIENCE_MS: f64 = 5_000.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "long_wait", find, uses: |what| matches!(what, What::Busy), silences: 1 };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    let since = past.iter().find(|trace| matches!(trace.what, What::Busy))?;
    (matches!(last.what, What::Busy) && last.at_ms - since.at_ms >= PATIENCE_MS).then_some(since.of)
}
