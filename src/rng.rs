//! Randomness is an argument: a seeded generator for exploration, and coins from outside for privacy.

/// Uniform 64-bit coins. Privacy mechanisms take them from the platform's cryptographic generator, tests from a seed.
pub trait Coins {
    /// The next 64 independent, uniform bits.
    fn next_u64(&mut self) -> u64;

    /// A uniform number below `bound` (0 for a bound of 0), exact: values that would favour some results are drawn again.
    fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        // 2^64 mod bound values at the bottom are the surplus (Lemire's rejection, without the multiplication).
        let surplus = bound.wrapping_neg() % bound;
        loop {
            let coin = self.next_u64();
            if coin >= surplus {
                return coin % bound;
            }
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, good enough for exploration; never used for privacy.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// A generator that gives the same numbers for the same seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }
}

impl Coins for Seeded {
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_its_published_sequence() {
        // First outputs for seed 1234567 of the reference implementation (https://prng.di.unimi.it/splitmix64.c).
        let mut rng = Seeded::new(1_234_567);
        assert_eq!(rng.next_u64(), 6_457_827_717_110_365_317);
        assert_eq!(rng.next_u64(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn below_covers_its_range_evenly() {
        let mut rng = Seeded::new(1);
        let mut counts = [0u32; 7];
        for _ in 0..70_000 {
            counts[rng.below(7) as usize] += 1;
        }
        assert!(counts.iter().all(|&c| (9_500..10_500).contains(&c)), "{counts:?}");
        assert_eq!(rng.below(0), 0);
    }
}
