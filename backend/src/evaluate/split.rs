//! Cuts the log by time: what the shop knew, and what came after.

use super::log::Session;
use crate::catalogue::CatalogueItem;
use std::collections::HashSet;
use vitrine::rng::{Coins, Seeded};

/// Of the items that something is known about, one in so many counts as launched at the cut.
const LAUNCHED_ONE_IN: usize = 20;

/// A log cut in two.
#[derive(Debug)]
pub struct Split {
    /// What the shop knew: events before the cut, without those of launched items.
    pub known: Vec<Session>,
    /// Sessions that began at the cut or later.
    pub judged: Vec<Session>,
    /// Items that nothing was known of before the cut but the feed, and that were sold after it.
    pub fresh: HashSet<usize>,
}

/// When the last fifth of the sessions begins.
pub fn last_fifth(sessions: &[Session]) -> i64 {
    sessions.get(sessions.len() * 4 / 5).map_or(i64::MAX, Session::start)
}

/// Cuts at a time. A random twentieth of the described items counts as launched then: what was done with them before never happened.
pub fn split(sessions: Vec<Session>, cut: i64, items: &[CatalogueItem], seed: u64) -> Split {
    let described = |item: &CatalogueItem| !(item.item_name.is_empty() && item.item_category.is_empty());
    let mut order: Vec<usize> =
        items.iter().enumerate().filter(|(_, item)| described(item)).map(|(at, _)| at).collect();
    shuffle(&mut order, &mut Seeded::new(seed ^ 101));
    let known_of = order.len();
    order.truncate(known_of / LAUNCHED_ONE_IN);
    let launched: HashSet<usize> = order.into_iter().collect();
    let (mut known, mut judged) = (Vec::new(), Vec::new());
    for mut session in sessions {
        let is_judged = session.start() >= cut;
        session.done.retain(|done| if done.at < cut { !launched.contains(&done.item) } else { is_judged });
        if !session.done.is_empty() {
            if is_judged { &mut judged } else { &mut known }.push(session);
        }
    }
    let before: HashSet<usize> = known.iter().flat_map(|session| &session.done).map(|done| done.item).collect();
    let after = judged.iter().flat_map(|session| &session.done).map(|done| done.item);
    let fresh = after.filter(|item| !before.contains(item) && items.get(*item).is_some_and(described)).collect();
    Split { known, judged, fresh }
}

/// Shuffles (Fisher and Yates).
pub fn shuffle<T>(list: &mut [T], coins: &mut Seeded) {
    for last in (1..list.len()).rev() {
        list.swap(last, coins.below(last as u64 + 1) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::log::Done;

    #[test]
    fn nothing_after_the_cut_is_known_and_nothing_before_it_of_what_was_launched() {
        let done = |item, at| Done { item, event: String::new(), at };
        let session =
            |start: i64| Session { done: (0..40).map(|i| done(i, start + i as i64)).collect(), ..Session::default() };
        let items = vec![CatalogueItem { item_name: "A thing".into(), ..CatalogueItem::default() }; 40];
        let cut = split(vec![session(0), session(80), session(100)], 100, &items, 1);
        assert_eq!((cut.known.len(), cut.judged.len(), cut.fresh.len()), (2, 1, 2));
        let known = || cut.known.iter().flat_map(|session| &session.done);
        assert!(known().all(|done| done.at < 100 && !cut.fresh.contains(&done.item)));
        assert_eq!(known().count(), 38 + known().filter(|done| done.at >= 80).count());
    }
}
