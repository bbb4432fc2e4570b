//! The ranker measured against the server's order without any log: team-draft interleaving (Radlinski, Kurup, Joachims, CIKM 2008).
//! Both orders pick in turn, a coin says who begins each round; what is touched of it counts for who picked it ([`crate::profile::evaluation`]).

use crate::rng::Coins;

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
}
