//! Abandoned forms: a form was begun by hand, and the page is left without sending it.

use super::{is_field, Kind, Trace, What};

/// Fields written in that make it begun: one may be a search or an idle try.
const FIELDS: usize = 2;
/// What was written longer ago is forgotten.
const WITHIN_MS: f64 = 1_800_000.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "form_abandoned", find, uses: is_field, silences: 1 };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    if !matches!(last.what, What::Leave) {
        return None;
    }
    let fields_of = |form: u32| {
        let written = |trace: &&Trace| {
            matches!(trace.what, What::Field(_, true)) && trace.of == form && last.at_ms - trace.at_ms <= WITHIN_MS
        };
        past.iter().filter(written).count()
    };
    past.iter().map(|trace| trace.of).find(|form| fields_of(*form) >= FIELDS)
}
