//! The ranker measured against the server's order without any log: team-draft interleaving (Radlinski, Kurup, Joachims, CIKM 2008).
//! Both orders pick in turn, a coin says who begins each round, and what is chosen or bought counts for who picked it.

use super::numbers::{Numbers, Reading};
use crate::key::Key;
use crate::rng::Coins;

/// Items whose team is remembered; the oldest go first.
const MAX_PICKS: usize = 128;
/// What is counted is of a week at most.
const WINDOW_S: u32 = 7 * 86_400;

/// Puts two orders of the same places together: `ours`, and the server's, in which places rise. Gives all of them, the first `limit` drafted
/// and with whether each is our pick; after them the list goes on in our order.
pub fn draft(ours: &[u32], limit: usize, coins: &mut impl Coins) -> (Vec<u32>, Vec<bool>) {
    let mut server = ours.to_vec();
    server.sort_unstable();
    let mut taken = vec![false; server.last().map_or(0, |last| *last as usize + 1)];
    let (mut order, mut teams) = (Vec::with_capacity(ours.len()), Vec::new());
    let mut sides = [ours.iter(), server.iter()];
    let mut pick = |side: usize, order: &mut Vec<u32>, teams: &mut Vec<bool>| {
        let Some(side_order) = sides.get_mut(side) else { return };
        let free = side_order.find(|&&at| taken.get(at as usize) == Some(&false));
        if let Some(&at) = free {
            if let Some(slot) = taken.get_mut(at as usize) {
                *slot = true;
            }
            order.push(at);
            teams.push(side == 0);
        }
    };
    let limit = limit.min(ours.len());
    while order.len() < limit {
        let first = (coins.next_u64() & 1) as usize;
        pick(first, &mut order, &mut teams);
        if order.len() < limit {
            pick(1 - first, &mut order, &mut teams);
        }
    }
    let rest: Vec<u32> = ours.iter().copied().filter(|&at| taken.get(at as usize) == Some(&false)).collect();
    order.extend(rest);
    (order, teams)
}

/// An item that stood in a drafted list and was left alone so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pick {
    item: Key,
    ours: bool,
}

/// The duel so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duel {
    picks: Vec<Pick>,
    /// When what is counted began, seconds since 1970.
    since_s: u32,
    ours: u32,
    theirs: u32,
}

impl Duel {
    /// True when no drafted list is remembered.
    pub const fn is_empty(&self) -> bool {
        self.picks.is_empty()
    }

    /// Remembers who picked an item; the first pick of an item stays until it is forgotten.
    pub fn picked(&mut self, item: Key, ours: bool) {
        if self.picks.iter().any(|pick| pick.item == item) {
            return;
        }
        if self.picks.len() >= MAX_PICKS {
            self.picks.remove(0);
        }
        self.picks.push(Pick { item, ours });
    }

    /// Counts that an item was chosen or bought, and forgets it: what is kept here must not say what anybody likes. True when it counted.
    pub fn credit(&mut self, item: Key, now_s: u32) -> bool {
        let Some(place) = self.picks.iter().position(|pick| pick.item == item) else { return false };
        let pick = self.picks.remove(place);
        if now_s.saturating_sub(self.since_s) >= WINDOW_S {
            (self.since_s, self.ours, self.theirs) = (now_s, 0, 0);
        }
        if pick.ours {
            self.ours = self.ours.saturating_add(1);
        } else {
            self.theirs = self.theirs.saturating_add(1);
        }
        true
    }

    /// What this week's choices say: our order's and the server's.
    pub const fn score(&self, now_s: u32) -> (u32, u32) {
        if now_s.saturating_sub(self.since_s) < WINDOW_S {
            (self.ours, self.theirs)
        } else {
            (0, 0)
        }
    }

    /// Writes what is kept.
    pub fn write(&self, to: &mut Numbers) {
        to.list(&self.picks, |pick, to| {
            to.put(pick.item).put(u8::from(pick.ours));
        });
        to.put(self.since_s).put(self.ours).put(self.theirs);
    }

    /// Reads what was kept.
    pub fn read(from: &mut Reading<'_>) -> Self {
        let picks = from.list(MAX_PICKS, |from| Pick { item: from.next(), ours: from.truth() });
        Self { picks, since_s: from.small(), ours: from.small(), theirs: from.small() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Seeded;

    #[test]
    fn a_draft_is_a_permutation_and_fair() {
        let ours: Vec<u32> = (0..20).rev().collect();
        let mut first = 0;
        for seed in 0..1_000 {
            let (order, teams) = draft(&ours, 10, &mut Seeded::new(seed));
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..20).collect::<Vec<_>>());
            assert_eq!((order.len(), teams.len()), (20, 10));
            assert_eq!(teams.iter().filter(|ours| **ours).count(), 5, "as many picks each");
            first += u32::from(teams[0]);
        }
        assert!((450..550).contains(&first), "{first}");
        assert_eq!(draft(&[], 5, &mut Seeded::new(1)), (vec![], vec![]));
    }

    #[test]
    fn an_item_counts_once_for_who_picked_it() {
        let mut duel = Duel::default();
        duel.picked(7, true);
        duel.picked(7, false);
        duel.picked(8, false);
        assert!(duel.credit(7, 1_000_000));
        assert!(!duel.credit(7, 1_000_001), "once");
        assert!(!duel.credit(9, 1_000_003), "never shown");
        assert_eq!(duel.score(1_000_004), (1, 0));
        assert!(duel.credit(8, 1_000_005));
        assert_eq!(duel.score(1_000_005), (1, 1));
        assert_eq!(duel.score(1_000_004 + WINDOW_S), (0, 0));
        duel.picked(11, true);
        let mut numbers = Numbers::default();
        duel.write(&mut numbers);
        assert_eq!(Duel::read(&mut Reading::of(&numbers.into_bytes())), duel);
    }
}
