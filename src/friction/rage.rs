//! Rage clicks: one place is pressed again and again, and nothing answers.

use super::{is_press, Kind, Trace, What};

/// Presses that are one fit of it.
const PRESSES: usize = 3;
/// The same on what does not look as if it could be pressed: three clicks select a paragraph.
const TOUCHES: usize = 4;
/// Further apart they are two attempts (PostHog and Clarity take a second, too).
const APART_MS: f64 = 1_000.0;
/// A hand that presses fast stays within this, in CSS pixels.
const NEAR_PX: f32 = 30.0;
/// Who selects a word pauses so long before the next one; a hand that hammers does not.
const PAUSE_MS: f64 = 300.0;
/// So long an answer may take: more is felt as none (INP calls 500 ms poor).
const ANSWER_MS: f64 = 500.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "rage_click", find, uses: is_press, silences: 2 };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    let (mut first, mut unanswered, mut enough) = (None, 0, PRESSES);
    let (mut next_x, mut next_y, mut next_ms, mut next_selects) = (0.0, 0.0, f64::NAN, false);
    let (mut plain, mut pauses, mut run, mut longest) = (0, 0, 0, 0);
    for trace in past.iter().rev() {
        let selects = matches!(trace.what, What::Select(..));
        let (What::Press(x, y) | What::Touch(x, y) | What::Select(x, y)) = trace.what else { continue };
        let gap_ms = next_ms - trace.at_ms;
        // Nothing is too far from the last one, which has none after it.
        if gap_ms > APART_MS || first.is_some() && (next_x - x).abs().max((next_y - y).abs()) > NEAR_PX {
            break;
        }
        // A slow hand pauses within a double click, too.
        if gap_ms >= PAUSE_MS && (selects || !next_selects) {
            pauses += 1;
            run = 0;
        }
        run += 1;
        longest = run.max(longest);
        plain += usize::from(!selects);
        (next_x, next_y, next_ms, next_selects) = (x, y, trace.at_ms, selects);
        first = Some(trace.of);
        unanswered += usize::from(last.at_ms - trace.at_ms >= ANSWER_MS);
        if !matches!(trace.what, What::Press(..)) {
            enough = TOUCHES;
        }
    }
    // Selected, and once more: the words answered. Thrice, or four clicks without a pause, nobody selects.
    let reads = plain < 3 && pauses < 2 && longest < TOUCHES;
    first.filter(|_| unanswered >= enough && !reads)
}
