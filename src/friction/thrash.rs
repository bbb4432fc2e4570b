//! Thrashing: up and down the same page, or to and fro between two, without settling.

use super::{Kind, Trace, What};

/// Turns of half a window and more. Somebody who reads turns now and then, somebody who compares two or three times.
const TURNS: usize = 5;
/// Within this time.
const TURNING_MS: f64 = 15_000.0;
/// Pages in a row that are only two: there and back, twice.
const PAGES: usize = 5;
/// Within this time: less than ten seconds a page is no reading.
const TO_AND_FRO_MS: f64 = 40_000.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "thrashing", find, uses: |what| matches!(what, What::Turn | What::Page) };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    let found = match last.what {
        What::Turn => recent(past, last, TURNING_MS).count() >= TURNS,
        What::Page => {
            let pages = || recent(past, last, TO_AND_FRO_MS).rev().take(PAGES).map(|trace| trace.of);
            let returns = pages().zip(pages().skip(2)).all(|(page, before)| page == before);
            // Comparing goes from one list to many articles: only two pages are a back and forth.
            returns && pages().count() == PAGES && pages().nth(1) != Some(last.of)
        }
        _ => false,
    };
    found.then_some(last.of)
}

/// What happened of the same sort within a time.
fn recent(past: &[Trace], last: Trace, within_ms: f64) -> impl DoubleEndedIterator<Item = &Trace> {
    past.iter().filter(move |trace| trace.what == last.what && last.at_ms - trace.at_ms <= within_ms)
}
