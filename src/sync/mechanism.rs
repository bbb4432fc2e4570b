//! Subset selection: the local randomiser of every report (Wang et al. 2016; Ye and Barg 2018).
//!
//! A report is a random set of `omega` of the `domain` values; the true value is in it with probability
//! `p = omega e^epsilon / (omega e^epsilon + domain - omega)`. With `omega = 1` it is k-ary randomised response. Coins are whole
//! numbers compared with whole thresholds, so that no floating-point noise can leak (Mironov 2012).

use crate::error::{Error, ErrorKind, Result};
use crate::rng::Coins;

/// Largest domain a metric may have; a bitset of it still fits the padded report.
pub const MAX_DOMAIN: u32 = 1024;

/// The inclusion threshold is rounded down by this much, so that rounding can never exceed epsilon.
const SAFETY: u64 = 1 << 12;

/// A randomiser for one domain and one epsilon.
#[derive(Debug, Clone, PartialEq)]
pub struct SubsetSelection {
    domain: u32,
    omega: u32,
    /// The true value is included when a 64-bit coin is below this.
    threshold: u64,
}

/// A debiased share of the devices that hold a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Estimated share; may fall below 0 or above 1 by chance.
    pub share: f64,
    /// Standard deviation of the estimate.
    pub sd: f64,
}

impl SubsetSelection {
    /// A randomiser over `domain` values that loses at most `epsilon` per report.
    ///
    /// # Errors
    /// [`ErrorKind::MechanismInvalid`] unless `2 <= domain <= MAX_DOMAIN` and `0 < epsilon <= 8`.
    pub fn new(domain: u32, epsilon: f64) -> Result<Self> {
        let valid = (2..=MAX_DOMAIN).contains(&domain) && epsilon > 0.0 && epsilon <= 8.0;
        if !valid {
            return Err(Error::new(ErrorKind::MechanismInvalid, "domain or epsilon out of range"));
        }
        let e = libm::exp(epsilon);
        let d = f64::from(domain);
        // The size with the least variance (Ye and Barg): d / (e^epsilon + 1), at least 1, at most d - 1.
        let omega = libm::round(d / (e + 1.0)).clamp(1.0, d - 1.0);
        let p = omega * e / (omega * e + d - omega);
        let threshold = ((p * TWO_POW_64) as u64).saturating_sub(SAFETY);
        Ok(Self { domain, omega: omega as u32, threshold })
    }

    /// How many values the domain has.
    pub const fn domain(&self) -> u32 {
        self.domain
    }

    /// How many values a report names.
    pub const fn omega(&self) -> u32 {
        self.omega
    }

    /// The exact inclusion probability of the true value, as a numerator over 2^64.
    pub const fn threshold(&self) -> u64 {
        self.threshold
    }

    /// Length of a report's bitset.
    pub const fn bitset_bytes(&self) -> usize {
        self.domain.div_ceil(8) as usize
    }

    /// Randomises one value: a bitset in which bit `v` of byte `v / 8` says that `v` is in the set.
    ///
    /// # Errors
    /// [`ErrorKind::MechanismInvalid`] for a value outside the domain.
    pub fn randomise(&self, value: u32, coins: &mut impl Coins) -> Result<Vec<u8>> {
        if value >= self.domain {
            return Err(Error::new(ErrorKind::MechanismInvalid, "value outside the domain"));
        }
        let include = coins.next_u64() < self.threshold;
        let mut bits = vec![0u8; self.bitset_bytes()];
        if include {
            set(&mut bits, value);
        }
        // Selection sampling (Knuth, volume 2, algorithm S): the others are drawn uniformly without replacement.
        let mut wanted = u64::from(self.omega) - u64::from(include);
        let mut left = u64::from(self.domain) - 1;
        for other in (0..self.domain).filter(|&v| v != value) {
            if coins.below(left) < wanted {
                set(&mut bits, other);
                wanted -= 1;
            }
            left -= 1;
        }
        Ok(bits)
    }

    /// Debiases a counter: `count` of `reports` named the value.
    pub fn estimate(&self, count: u64, reports: u64) -> Estimate {
        let (p, q) = self.probabilities();
        let n = reports as f64;
        if reports == 0 {
            return Estimate { share: 0.0, sd: f64::INFINITY };
        }
        let share = (count as f64 / n - q) / (p - q);
        // Exact variance of the counter at the estimated share: holders name it with p, the others with q.
        let f = share.clamp(0.0, 1.0);
        let variance = (f * p * (1.0 - p) + (1.0 - f) * q * (1.0 - q)) / n;
        // Who the reporters happen to be varies as well.
        let sampling = f * (1.0 - f) / n;
        Estimate { share, sd: (variance / ((p - q) * (p - q)) + sampling).sqrt() }
    }

    /// How often a report names its true value, and how often any other value.
    pub fn probabilities(&self) -> (f64, f64) {
        let p = self.threshold as f64 / TWO_POW_64;
        let (omega, rest) = (f64::from(self.omega), f64::from(self.domain) - 1.0);
        let q = p * (omega - 1.0) / rest + (1.0 - p) * omega / rest;
        (p, q)
    }
}

const TWO_POW_64: f64 = 18_446_744_073_709_551_616.0;

fn set(bits: &mut [u8], value: u32) {
    if let Some(byte) = bits.get_mut((value / 8) as usize) {
        *byte |= 1 << (value % 8);
    }
}

/// True when `value` is in the bitset.
pub fn contains(bits: &[u8], value: u32) -> bool {
    bits.get((value / 8) as usize).is_some_and(|byte| byte >> (value % 8) & 1 == 1)
}

#[cfg(test)]
mod tests;
