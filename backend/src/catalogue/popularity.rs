//! Popularity: in how many sessions an item was, on a log scale against the best seller.

use super::sessions::Sessions;

/// Number of sessions with each item; `sessions` are [distinct](Sessions::distinct).
pub fn session_counts(sessions: &Sessions, item_count: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; item_count];
    for session in sessions.iter() {
        for &item in session {
            if let Some(count) = counts.get_mut(item as usize) {
                *count = count.saturating_add(1);
            }
        }
    }
    counts
}

/// `ln(1 + count)` as a share of the best seller's: 0 for an item never seen, 1 for the best seller.
pub fn popularity(counts: &[u32]) -> Vec<f32> {
    let log = |count: u32| f64::from(count).ln_1p();
    let most = counts.iter().copied().max().map_or(0.0, log);
    if most <= 0.0 {
        return vec![0.0; counts.len()];
    }
    counts.iter().map(|&count| (log(count) / most) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_counts_once() {
        let sessions = Sessions::of(&[&[0, 1, 0], &[0, 2]]).distinct(3);
        assert_eq!(session_counts(&sessions, 3), [2, 1, 1]);
    }

    #[test]
    fn the_best_seller_has_one_and_the_unseen_nothing() {
        let scaled = popularity(&[0, 1, 10, 1000]);
        assert_eq!((scaled[0], scaled[3]), (0.0, 1.0));
        assert!(scaled[1] > 0.09 && scaled[1] < scaled[2] && scaled[2] < 0.4, "{scaled:?}");
    }

    #[test]
    fn an_empty_log_gives_zeros_and_no_nan() {
        assert_eq!(popularity(&[0, 0]), [0.0, 0.0]);
        assert!(popularity(&[]).is_empty());
    }
}
