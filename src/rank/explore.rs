//! A little exploration: what nobody had the chance to choose yet is given a place now and then, or it never gets one.
//!
//! Bounded: one place of the first ten at most, never one of the first four, filled from the next forty only, in lists that are
//! browsed. Seeded by the visit, so that a list that is drawn again does not flicker. A list that shows something new already,
//! or holds nothing else, is left as it is.

use super::slot::Slot;
use crate::rng::{Coins, Seeded};

/// The places that may be given away, counted from 0.
const PLACES: std::ops::Range<usize> = 4..10;
/// Nothing from this place on is brought up.
const REACH: usize = 50;
/// Who left an item alone this often has had the chance.
const CHANCES: u16 = 3;

/// Brings one new item up in `order`; gives the place it has now. `shown` gives for an item how often this shopper saw it already if
/// it is new, and none if it is not.
pub fn explore(
    order: &mut [u32],
    slot: Slot,
    wanted: usize,
    seed: u64,
    shown: &dyn Fn(u32) -> Option<u16>,
) -> Option<usize> {
    let (seen, below) = order.get_mut(..order.len().min(REACH))?.split_at_mut_checked(PLACES.end)?;
    let is_browsed = matches!(slot, Slot::Home | Slot::Category);
    if !is_browsed || wanted < PLACES.end || seen.iter().any(|&at| shown(at).is_some()) {
        return None;
    }
    let mut rng = Seeded::new(seed);
    // The seldomest shown; of equal ones the draw decides.
    let chances = below.iter().zip(PLACES.end..).filter_map(|(&at, place)| Some((shown(at)?, place)));
    let drawn = chances.filter(|(times, _)| *times < CHANCES).map(|(times, place)| (times, rng.next_u64(), place));
    let (_, _, from) = drawn.min()?;
    let to = PLACES.start + rng.below((PLACES.end - PLACES.start) as u64) as usize;
    order.get_mut(to..=from)?.rotate_right(1);
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explored(count: u32, wanted: usize, slot: Slot, seed: u64, new: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count).collect();
        explore(&mut order, slot, wanted, seed, &|at| new(at).then_some(0));
        order
    }

    #[test]
    fn one_place_of_ten_is_given_away_and_never_one_of_the_first() {
        let mut places = [0; 10];
        for seed in 0..2_000 {
            let order = explored(100, 20, Slot::Home, seed, &|at| at % 12 == 11);
            let moved: Vec<usize> = (0..10).filter(|&place| order[place] >= 10).collect();
            assert_eq!(moved.len(), 1);
            assert!(order[moved[0]] < REACH as u32 && order[moved[0]] % 12 == 11);
            places[moved[0]] += 1;
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..100).collect::<Vec<_>>());
            // Everything else keeps its order.
            assert!(order.iter().filter(|&&at| at != order[moved[0]]).is_sorted());
        }
        assert!(
            places[..4].iter().all(|&times| times == 0) && places[4..].iter().all(|&times| times > 200),
            "{places:?}"
        );
    }

    #[test]
    fn nothing_moves_without_a_reason() {
        let same: Vec<u32> = (0..100).collect();
        assert_eq!(explored(100, 20, Slot::Home, 1, &|_| false), same);
        assert_eq!(explored(100, 20, Slot::Home, 1, &|_| true), same, "all are new");
        assert_eq!(explored(100, 20, Slot::Home, 1, &|at| at == 60), same, "too far down");
        assert_eq!(explored(100, 9, Slot::Home, 1, &|at| at == 20), same, "a short list");
        assert_eq!(explored(100, 20, Slot::Search, 1, &|at| at == 20), same, "a search");
        assert_eq!(explored(8, 20, Slot::Home, 1, &|at| at == 7), (0..8).collect::<Vec<_>>());
        assert_ne!(explored(100, 20, Slot::Home, 1, &|at| at == 20), same);
    }

    #[test]
    fn the_seldomest_shown_goes_first_and_gives_up_in_the_end() {
        let with = |times: &dyn Fn(u32) -> u16| {
            let mut order: Vec<u32> = (0..100).collect();
            let place = explore(&mut order, Slot::Home, 20, 3, &|at| (at > 30).then(|| times(at)));
            place.map(|place| order[place])
        };
        assert_eq!(with(&|at| u16::from(at != 41)), Some(41));
        assert_eq!(with(&|_| CHANCES), None);
    }
}
