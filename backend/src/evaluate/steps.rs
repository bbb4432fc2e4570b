//! Steps: what a shopper had done so far, and the item that came next.

use super::lists::{ListMaker, LISTS};
use super::log::{Done, Session};
use super::rules::Rules;
use super::split::{shuffle, Split};
use std::collections::{HashMap, HashSet};
use vitrine::rng::Seeded;

/// Steps taken from one session, at most, of either kind: from the lists of known items, and from those of new ones.
const PER_SESSION: usize = 4;
/// Events of earlier sessions that a device remembers here.
const EARLIER: usize = 100;

/// One list shown at one step.
#[derive(Debug, Clone)]
pub struct Step {
    /// Which list.
    pub list: &'static str,
    /// Number of the session among the judged ones.
    pub session: usize,
    /// The session so far.
    pub history: Vec<Done>,
    /// The end of the shopper's earlier sessions.
    pub earlier: Vec<Done>,
    /// The candidates, in the server's order.
    pub candidates: Vec<usize>,
    /// Position of what came next.
    pub taken: usize,
}

/// Draws `most` steps to known items and `most` to new ones, and makes their lists.
pub fn steps(split: &Split, rules: &Rules, mut maker: ListMaker<'_>, most: usize, seed: u64) -> Vec<Step> {
    let mut of_user: HashMap<&str, Vec<&Session>> = HashMap::new();
    for session in split.known.iter().chain(&split.judged).filter(|session| !session.user.is_empty()) {
        of_user.entry(&session.user).or_default().push(session);
    }
    let earlier = |session: &Session, now: i64| -> Vec<Done> {
        let own = of_user.get(session.user.as_str()).into_iter().flatten().filter(|own| own.start() < session.start());
        let done: Vec<&Done> = own.flat_map(|own| &own.done).filter(|done| done.at <= now).collect();
        done.iter().skip(done.len().saturating_sub(EARLIER)).map(|done| (*done).clone()).collect()
    };
    let mut all = Vec::new();
    for (is_new, coins) in [(false, Seeded::new(seed)), (true, Seeded::new(seed ^ 1))] {
        for (number, place) in draw(split, rules, is_new, most, coins) {
            let Some((session, next)) = split.judged.get(number).and_then(|s| Some((s, s.done.get(place)?.item)))
            else {
                continue;
            };
            let history = session.done.get(..place).unwrap_or_default().to_vec();
            let Some(last) = history.last() else { continue };
            let earlier = earlier(session, last.at);
            let mut seen: HashSet<usize> = history.iter().map(|done| done.item).collect();
            let knows_page = rules.popularity(last.item) > 0;
            if is_new {
                seen.extend(earlier.iter().map(|done| done.item));
            }
            for list in LISTS.into_iter().filter(|list| (*list == "new") == is_new) {
                let candidates = match list {
                    "cg" if knows_page => maker.related(&seen, last.item, next),
                    "pop" => maker.home(&seen, next),
                    "cat" => maker.category(&seen, next),
                    "new" if !earlier.iter().any(|done| done.item == next) => maker.arrivals(&seen, next),
                    _ => None,
                };
                let Some(candidates) = candidates else { continue };
                let Some(taken) = candidates.iter().position(|item| *item == next) else { continue };
                let (history, earlier) = (history.clone(), earlier.clone());
                all.push(Step { list, session: number, history, earlier, candidates, taken });
            }
        }
    }
    all
}

/// Random places in random sessions: the item there is new in its session and, by kind, known (and so is one before it) or new.
fn draw(split: &Split, rules: &Rules, is_new: bool, most: usize, mut coins: Seeded) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..split.judged.len()).collect();
    shuffle(&mut order, &mut coins);
    let mut drawn = Vec::new();
    for number in order {
        let (mut seen, mut places, mut knows) = (HashSet::new(), Vec::new(), false);
        for (place, done) in split.judged.get(number).into_iter().flat_map(|session| &session.done).enumerate() {
            let fits = if is_new { split.fresh.contains(&done.item) } else { knows && rules.popularity(done.item) > 0 };
            if place > 0 && fits && !seen.contains(&done.item) {
                places.push((number, place));
            }
            seen.insert(done.item);
            knows |= rules.popularity(done.item) > 0;
        }
        shuffle(&mut places, &mut coins);
        places.truncate(PER_SESSION.min(most - drawn.len()));
        places.sort_unstable();
        drawn.extend(places);
        if drawn.len() >= most {
            break;
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::rules::tests::sessions;

    #[test]
    fn what_came_next_is_new_in_the_session_and_known_to_the_shop() {
        let of: Vec<Vec<usize>> = (0..40).map(|at| vec![at, at + 1, at, at + 2, 77]).collect();
        let all = sessions(&of.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let split = Split { known: all[..30].to_vec(), judged: all[20..30].to_vec(), fresh: HashSet::from([77]) };
        let known: Vec<Session> = split
            .known
            .iter()
            .cloned()
            .map(|mut session| {
                session.done.retain(|done| done.item != 77);
                session
            })
            .collect();
        let rules = Rules::new(&known, 80);
        for (number, place) in draw(&split, &rules, false, 1_000, Seeded::new(1)) {
            let done = &split.judged[number].done;
            assert!(done[..place].iter().all(|before| before.item != done[place].item) && done[place].item != 77);
        }
        assert_eq!(draw(&split, &rules, false, 1_000, Seeded::new(1)).len(), 20);
        assert_eq!(draw(&split, &rules, true, 7, Seeded::new(1)).len(), 7);
    }
}
