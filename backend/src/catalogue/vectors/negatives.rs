//! Items that did not come, to compare with: drawn by popularity, and hard ones from the company of the current item.

use crate::catalogue::item::Neighbour;
use vitrine::rng::Coins;

/// Items drawn for a batch and shared by its examples.
pub const SHARED: usize = 256;
/// Items from the co-visitation list of an example's last item.
pub const HARD: usize = 16;

/// Draws items as often as they occur. What is left to the vectors then is company beyond popularity, which has its own place in
/// the artefact; with the 3/4 of word2vec (Mikolov et al. 2013) popularity stood in both (a retailer's validation steps: .004 less
/// of NDCG@10 at home, the other lists alike).
#[derive(Debug, Clone)]
pub struct Sampler {
    /// For each item the odds of it and those before, as integers: sums of floats would depend on their order.
    cumulated: Vec<u64>,
}

impl Sampler {
    /// `counts` are the numbers of sessions with each item.
    pub fn new(counts: &[u32]) -> Self {
        let mut sum = 0_u64;
        let mut add = |&count: &u32| {
            sum += u64::from(count);
            sum
        };
        Self { cumulated: counts.iter().map(&mut add).collect() }
    }

    /// Draws one item; 0 when no item has a session.
    pub fn draw(&self, coins: &mut impl Coins) -> u32 {
        let total = self.cumulated.last().copied().unwrap_or_default();
        let coin = coins.below(total);
        self.cumulated.partition_point(|&cumulated| cumulated <= coin) as u32
    }
}

/// The hard negatives beside an item: the head of its co-visitation list.
pub fn hard(neighbours: &[Vec<Neighbour>], last: u32) -> impl Iterator<Item = u32> + '_ {
    neighbours.get(last as usize).into_iter().flatten().take(HARD).map(|neighbour| neighbour.index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine::rng::Seeded;

    #[test]
    fn draws_follow_the_count() {
        let sampler = Sampler::new(&[0, 8, 1, 0, 27]);
        let (mut coins, mut drawn) = (Seeded::new(5), [0_u32; 5]);
        (0..36_000).for_each(|_| drawn[sampler.draw(&mut coins) as usize] += 1);
        for (drawn, expected) in drawn.into_iter().zip([0, 8_000, 1_000, 0, 27_000]) {
            assert!(drawn.abs_diff(expected) < 400, "{drawn} for {expected}");
        }
    }

    #[test]
    fn nothing_to_draw_from_is_no_trouble() {
        assert_eq!(Sampler::new(&[]).draw(&mut Seeded::new(1)), 0);
    }
}
