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
pub const KIND: Kind =
    Kind { name: "thrashing", find, uses: |what| matches!(what, What::Turn | What::Page), silences: 1 };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    let is_page = matches!(last.what, What::Page);
    if !is_page && !matches!(last.what, What::Turn) {
        return None;
    }
    let (within_ms, needed) = if is_page { (TO_AND_FRO_MS, PAGES) } else { (TURNING_MS, TURNS) };
    let (mut count, mut other) = (0, None);
    for trace in past.iter().rev() {
        if trace.what != last.what || last.at_ms - trace.at_ms > within_ms {
            continue;
        }
        // Comparing goes from one list to many articles: only two pages, by turns, are a back and forth.
        let is_expected = match (count % 2, other) {
            _ if !is_page => true,
            (0, _) => trace.of == last.of,
            (_, None) => trace.of != last.of,
            (_, Some(other)) => trace.of == other,
        };
        if !is_expected {
            return None;
        }
        if count % 2 == 1 {
            other = Some(trace.of);
        }
        count += 1;
        if count == needed {
            return Some(last.of);
        }
    }
    None
}
