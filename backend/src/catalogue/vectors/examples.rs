//! What the vectors learn from: moments in a session at which an item came that was new in it.

use crate::catalogue::sessions::Sessions;

/// Steps of a session that are learned from.
const SESSION_STEPS: usize = 100;
/// Latest distinct items of a session that make up the profile.
pub const PROFILE_ITEMS: usize = 20;
/// Each older item counts this much of the one after it.
pub const PROFILE_FADE: f32 = 0.8;

/// A place in a session whose item was not in it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Number of the session.
    pub session: u32,
    /// Place of the target in it, from 1.
    pub place: u32,
}

/// What was done before, and what came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moment {
    /// Distinct items of the session so far, latest first, at most [`PROFILE_ITEMS`].
    pub history: Vec<u32>,
    /// The item that came.
    pub target: u32,
}

/// Every example of the sessions numbered `from..to`, in order.
pub fn examples(sessions: &Sessions, from: usize, to: usize, item_count: usize) -> Vec<Example> {
    let mut all = Vec::new();
    let mut last_session = vec![usize::MAX; item_count];
    for number in from..to {
        for (place, &item) in (0_u32..).zip(sessions.get(number).iter().take(SESSION_STEPS)) {
            let before = last_session.get_mut(item as usize).map(|last| std::mem::replace(last, number));
            if place > 0 && before.is_some_and(|before| before != number) {
                all.push(Example { session: number as u32, place });
            }
        }
    }
    all
}

impl Example {
    /// Fills in the moment; reused, because there are hundreds of thousands.
    pub fn look_up(self, sessions: &Sessions, moment: &mut Moment) {
        let session = sessions.get(self.session as usize);
        let (before, after) = session.split_at_checked(self.place as usize).unwrap_or_default();
        moment.history.clear();
        for &item in before.iter().rev() {
            if moment.history.len() >= PROFILE_ITEMS {
                break;
            }
            if !moment.history.contains(&item) {
                moment.history.push(item);
            }
        }
        moment.target = after.first().copied().unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_in_its_session_is_a_target() {
        let sessions = Sessions::of(&[&[0, 1, 0, 2], &[1], &[2, 0]]);
        let all = examples(&sessions, 0, 3, 3);
        let places: Vec<_> = all.iter().map(|e| (e.session, e.place)).collect();
        assert_eq!(places, [(0, 1), (0, 3), (2, 1)]);
        assert_eq!(examples(&sessions, 1, 3, 3).len(), 1);
    }

    #[test]
    fn the_history_is_distinct_and_latest_first() {
        let sessions = Sessions::of(&[&[0, 1, 0, 2]]);
        let mut moment = Moment::default();
        Example { session: 0, place: 3 }.look_up(&sessions, &mut moment);
        assert_eq!(moment, Moment { history: vec![0, 1], target: 2 });
        let long: Vec<u32> = (0..60).collect();
        Example { session: 0, place: 50 }.look_up(&Sessions::of(&[&long]), &mut moment);
        assert_eq!((moment.history.len(), moment.history[0], moment.target), (PROFILE_ITEMS, 49, 50));
    }
}
