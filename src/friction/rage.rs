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
/// So long an answer may take: more is felt as none (INP calls 500 ms poor).
const ANSWER_MS: f64 = 500.0;

/// The row of this kind.
pub const KIND: Kind = Kind { name: "rage_click", find, uses: is_press };

fn find(past: &[Trace], last: Trace) -> Option<u32> {
    let (mut after, mut unanswered, mut touched): (Option<(Trace, f32, f32)>, usize, bool) = (None, 0, false);
    for trace in past.iter().rev() {
        let (x, y) = match trace.what {
            What::Press(x, y) => (x, y),
            What::Touch(x, y) => {
                touched = true;
                (x, y)
            }
            _ => continue,
        };
        let near = |(next, at_x, at_y): (Trace, f32, f32)| {
            next.at_ms - trace.at_ms <= APART_MS && (at_x - x).abs() <= NEAR_PX && (at_y - y).abs() <= NEAR_PX
        };
        if !after.is_none_or(near) {
            break;
        }
        after = Some((*trace, x, y));
        unanswered += usize::from(last.at_ms - trace.at_ms >= ANSWER_MS);
    }
    let enough = if touched { TOUCHES } else { PRESSES };
    after.filter(|_| unanswered >= enough).map(|(first, ..)| first.of)
}
