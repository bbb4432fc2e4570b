//! Co-visitation: which items keep company with which.
//!
//! A session of `n` items adds `1 / log2(1 + n)` to each of its pairs, so that a wholesaler's long order says less than a
//! shopper's short one. The similarity is a cosine with shrinkage, `together / (sqrt(a * b) + SHRINKAGE)`, where `a` and `b`
//! are the weights of all sessions with the one and with the other item: pairs seen once or twice stay small.

use super::item::Neighbour;
use super::sessions::Sessions;

/// Neighbours kept for an item.
pub const NEIGHBOURS: usize = 20;
/// Items of a session that count; the rest of a very long session says little and costs quadratic time.
pub const SESSION_ITEMS: usize = 60;
/// Weight of sessions that a pair must gather before it is believed.
const SHRINKAGE: f64 = 2.0;

/// The sessions that say something about pairs.
struct Weighted<'a> {
    sessions: Vec<(&'a [u32], f64)>,
    /// For each item the sessions it is in.
    of_item: Vec<Vec<u32>>,
    /// For each item the weight of the sessions it is in.
    mass: Vec<f64>,
}

impl<'a> Weighted<'a> {
    fn new(all: &'a Sessions, item_count: usize) -> Self {
        let mut weighted =
            Self { sessions: Vec::new(), of_item: vec![Vec::new(); item_count], mass: vec![0.0; item_count] };
        let capped = all.iter().map(|session| session.get(..SESSION_ITEMS).unwrap_or(session));
        for (number, session) in (0..).zip(capped.filter(|session| session.len() > 1)) {
            let weight = 1.0 / (1.0 + session.len() as f64).log2();
            weighted.sessions.push((session, weight));
            for &item in session {
                if let Some(of_item) = weighted.of_item.get_mut(item as usize) {
                    of_item.push(number);
                }
                if let Some(mass) = weighted.mass.get_mut(item as usize) {
                    *mass += weight;
                }
            }
        }
        weighted
    }
}

/// The strongest neighbours of every item, strongest first, ties by index.
pub fn neighbours(sessions: &Sessions, item_count: usize, most: usize) -> Vec<Vec<Neighbour>> {
    let weighted = Weighted::new(sessions, item_count);
    // Reused for every item; only the touched places are cleared.
    let mut together = vec![0.0_f64; item_count];
    let mut touched = Vec::new();
    let mut all = Vec::with_capacity(item_count);
    for (item, (of_item, &mass)) in (0_u32..).zip(weighted.of_item.iter().zip(&weighted.mass)) {
        for (session, weight) in of_item.iter().filter_map(|&number| weighted.sessions.get(number as usize)) {
            for &other in session.iter().filter(|&&other| other != item) {
                if let Some(sum) = together.get_mut(other as usize) {
                    if *sum <= 0.0 {
                        touched.push(other);
                    }
                    *sum += weight;
                }
            }
        }
        let similar = touched.drain(..).filter_map(|other| {
            let sum = together.get_mut(other as usize).map(std::mem::take)?;
            let other_mass = weighted.mass.get(other as usize)?;
            let weight = sum / ((mass * other_mass).sqrt() + SHRINKAGE);
            Some(Neighbour { index: other, weight: weight as f32 })
        });
        all.push(strongest(similar.collect(), most));
    }
    all
}

pub(super) fn strongest(mut neighbours: Vec<Neighbour>, most: usize) -> Vec<Neighbour> {
    neighbours.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.index.cmp(&b.index)));
    neighbours.truncate(most);
    neighbours.shrink_to_fit();
    neighbours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices(neighbours: &[Neighbour]) -> Vec<u32> {
        neighbours.iter().map(|n| n.index).collect()
    }

    #[test]
    fn company_decides_and_a_lone_item_gives_nothing() {
        let found = neighbours(&Sessions::of(&[&[0, 1], &[0, 1], &[0, 2], &[3]]), 4, NEIGHBOURS);
        assert_eq!(indices(&found[0]), [1, 2]);
        assert_eq!(indices(&found[1]), [0]);
        assert!(found[3].is_empty());
    }

    #[test]
    fn the_weight_is_the_shrunk_cosine() {
        let found = neighbours(&Sessions::of(&[&[0, 1], &[0, 1, 2]]), 3, NEIGHBOURS);
        let (pair, triple) = (1.0 / 3_f64.log2(), 1.0 / 4_f64.log2());
        let expected = (pair + triple) / (pair + triple + SHRINKAGE);
        assert!((f64::from(found[0][0].weight) - expected).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn ties_go_by_index() {
        let found = neighbours(&Sessions::of(&[&[3, 1, 0, 2]]), 4, NEIGHBOURS);
        assert_eq!(indices(&found[3]), [0, 1, 2]);
    }

    #[test]
    fn it_is_as_strong_in_both_directions() {
        let found = neighbours(&Sessions::of(&[&[0, 1], &[1, 2, 0], &[2, 1]]), 3, NEIGHBOURS);
        let weight = |of: usize, to: u32| found[of].iter().find(|n| n.index == to).map(|n| n.weight);
        assert_eq!(weight(0, 2), weight(2, 0));
    }

    #[test]
    fn twenty_neighbours_and_sixty_items_at_most() {
        let long: Vec<u32> = (0..100).collect();
        let found = neighbours(&Sessions::of(&[&long]), 100, NEIGHBOURS);
        assert!(found[..SESSION_ITEMS].iter().all(|n| n.len() == NEIGHBOURS));
        assert!(found[SESSION_ITEMS..].iter().all(Vec::is_empty));
    }

    #[test]
    fn weights_stay_between_zero_and_one() {
        let lists: Vec<&[u32]> = vec![&[0, 1]; 10_000];
        let found = neighbours(&Sessions::of(&lists), 2, NEIGHBOURS);
        assert!(found[0][0].weight > 0.99 && found[0][0].weight <= 1.0, "{found:?}");
    }
}
