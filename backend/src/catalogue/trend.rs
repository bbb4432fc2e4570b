//! Trend: recent demand against what the item's own past lets expect.
//!
//! Recent are the latest [`RECENT_SHARE`] of the sessions, by their starts: a share and not a number of days, so that it
//! holds for a log of a week, of a year, and for one whose times are mere numbers. With `r` recent sessions of an item and
//! `e = RECENT_SHARE * all its sessions` expected, the trend is `log2((r + 1) / (e + 1)) / 4`, clamped to -1..1: 0 as ever,
//! 0.25 twice as much, -0.25 half. The ones keep rare items near 0.

use super::sessions::Sessions;

/// Share of the sessions that is recent.
const RECENT_SHARE: f64 = 0.05;
/// Doublings that make a trend of 1.
const DOUBLINGS: f64 = 4.0;

/// The trend of every item; `sessions` are [distinct](Sessions::distinct), `counts` their numbers for each item.
pub fn trend(sessions: &Sessions, counts: &[u32]) -> Vec<f32> {
    let recent = ((sessions.len() as f64 * RECENT_SHARE) as usize).clamp(1, sessions.len().max(1));
    let mut recently = vec![0_u32; counts.len()];
    for session in sessions.iter().skip(sessions.len().saturating_sub(recent)) {
        for &item in session {
            if let Some(count) = recently.get_mut(item as usize) {
                *count += 1;
            }
        }
    }
    // What was rounded to whole sessions.
    let share = recent as f64 / sessions.len().max(1) as f64;
    let of_one = |(&all, recently): (&u32, u32)| {
        let expected = share * f64::from(all);
        let doublings = ((f64::from(recently) + 1.0) / (expected + 1.0)).log2();
        (doublings / DOUBLINGS).clamp(-1.0, 1.0) as f32
    };
    counts.iter().zip(recently).map(of_one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::popularity::session_counts;

    #[test]
    fn rising_falling_steady_and_rare() {
        // 100 sessions, 5 of them recent. Item 0 in all, 1 in the old ones, 2 in the recent ones, 3 in one old one.
        let lists: Vec<Vec<u32>> = (0..100)
            .map(|number| match number {
                0 => vec![0, 1, 3],
                1..95 => vec![0, 1],
                _ => vec![0, 2],
            })
            .collect();
        let sessions = Sessions::of(&lists.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let found = trend(&sessions, &session_counts(&sessions, 5));
        let expected =
            [0.0, (1.0 / 5.75_f32).log2() / 4.0, (6.0 / 1.25_f32).log2() / 4.0, (1.0 / 1.05_f32).log2() / 4.0, 0.0];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found} for {expected}");
        }
    }

    #[test]
    fn no_log_no_trend() {
        assert_eq!(trend(&Sessions::default(), &[0, 0]), [0.0, 0.0]);
        assert_eq!(trend(&Sessions::of(&[&[0]]), &[1]), [0.0], "one session is as expected");
    }
}
