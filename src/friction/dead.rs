//! Dead clicks: something that looks as if it could be pressed was, and nothing happened at all.

use super::{is_press, Kind, Trace, What};

/// So long the page may keep silent. Under a second people stay in their thought; at two they wonder whether they were heard.
const SILENCE_MS: f64 = 2_000.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "dead_click", find, uses: is_press, silences: 1 };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    // The last one: who still presses is about to be told of as rage. Whoever followed a link sees the browser at work.
    let trace = past.iter().rev().find(|trace| is_press(trace.what))?;
    let dead = matches!(trace.what, What::Press(..)) && last.at_ms - trace.at_ms >= SILENCE_MS;
    dead.then_some(trace.of)
}
