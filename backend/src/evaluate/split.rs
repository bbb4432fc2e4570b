//! Cuts the log by time: what the shop knew, and what came after. `evaluate` judges the last fifth of the sessions, `tune` fits to the
//! fifth before it, as if the last had not happened yet.

use super::log::{Done, Session};
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

/// The end of what the shop may know, for one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Sessions that begin at this time or later are judged.
    Judged {
        /// The cut.
        from: i64,
    },
    /// Sessions that begin at `from` or later are fitted to; those that begin at `until` or later do not exist yet.
    Fitted {
        /// The cut.
        from: i64,
        /// Where the judged part begins.
        until: i64,
    },
}

/// When the last fifth of the sessions begins, and when the fifth before it does.
pub fn last_fifths(sessions: &[Session]) -> (i64, i64) {
    let start = |fifth: usize| sessions.get(sessions.len() * fifth / 5).map_or(i64::MAX, Session::start);
    (start(4), start(3))
}

/// Cuts at a time. A random twentieth of the described items counts as launched then: what was done with them before never happened. What is
/// launched at the judged part's cut does not exist in the fitted part.
pub fn split(sessions: Vec<Session>, part: Part, items: &[CatalogueItem], seed: u64) -> Split {
    let described = |item: &CatalogueItem| !(item.item_name.is_empty() && item.item_category.is_empty());
    let mut order: Vec<usize> =
        items.iter().enumerate().filter(|(_, item)| described(item)).map(|(at, _)| at).collect();
    shuffle(&mut order, &mut Seeded::new(seed ^ 101));
    let twentieth = order.len() / LAUNCHED_ONE_IN;
    let (at_judged, rest) = order.split_at_checked(twentieth).unwrap_or_default();
    let (launched, later, cut, end) = match part {
        Part::Judged { from } => (at_judged, &[][..], from, i64::MAX),
        Part::Fitted { from, until } => (rest.get(..twentieth).unwrap_or_default(), at_judged, from, until),
    };
    let [launched, later] = [launched, later].map(|items| items.iter().copied().collect::<HashSet<usize>>());
    let (mut known, mut judged) = (Vec::new(), Vec::new());
    for mut session in sessions {
        let is_judged = session.start() >= cut;
        let exists = |done: &Done| done.at < end && !later.contains(&done.item);
        let counts = |done: &Done| if done.at < cut { !launched.contains(&done.item) } else { is_judged };
        session.done.retain(|done| exists(done) && counts(done));
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

    #[test]
    fn nothing_after_the_cut_is_known_and_nothing_before_it_of_what_was_launched() {
        let done = |item, at| Done { item, event: String::new(), at };
        let session =
            |start: i64| Session { done: (0..40).map(|i| done(i, start + i as i64)).collect(), ..Session::default() };
        let items = vec![CatalogueItem { item_name: "A thing".into(), ..CatalogueItem::default() }; 40];
        let cut = split(vec![session(0), session(80), session(100)], Part::Judged { from: 100 }, &items, 1);
        assert_eq!((cut.known.len(), cut.judged.len(), cut.fresh.len()), (2, 1, 2));
        let known = || cut.known.iter().flat_map(|session| &session.done);
        assert!(known().all(|done| done.at < 100 && !cut.fresh.contains(&done.item)));
        assert_eq!(known().count(), 38 + known().filter(|done| done.at >= 80).count());
    }

    #[test]
    fn what_is_judged_does_not_exist_where_weights_are_fitted() {
        let done = |item, at| Done { item, event: String::new(), at };
        let session =
            |start: i64| Session { done: (0..40).map(|i| done(i, start + i as i64)).collect(), ..Session::default() };
        let items = vec![CatalogueItem { item_name: "A thing".into(), ..CatalogueItem::default() }; 40];
        let sessions: Vec<Session> = (0..5).map(|at| session(100 * at)).collect();
        let (until, from) = last_fifths(&sessions);
        assert_eq!((from, until), (300, 400));
        let judged = split(sessions.clone(), Part::Judged { from: until }, &items, 1);
        let fitted = split(sessions, Part::Fitted { from, until }, &items, 1);
        assert_eq!((fitted.known.len(), fitted.judged.len(), fitted.fresh.len()), (3, 1, 2));
        assert!(fitted
            .known
            .iter()
            .chain(&fitted.judged)
            .flat_map(|session| &session.done)
            .all(|done| done.at < until && !judged.fresh.contains(&done.item)));
    }
}
