//! What a report adds, and what many of them add together.

use std::collections::{BTreeMap, BTreeSet};
use vitrine::sync::manifest::ManifestHash;

/// A nonce is remembered for this long; devices repeat a failed delivery sooner.
pub const NONCE_HOURS: i64 = 48;

/// One-time number of a report.
pub type Nonce = [u8; 16];

/// What a checked report adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Code of the metric.
    pub metric: u16,
    /// The manifest it was drawn under.
    pub manifest: ManifestHash,
    /// Day of the report.
    pub epoch_day: u32,
    /// One-time number of the report.
    pub nonce: Nonce,
    /// Positions in the domain that the report names.
    pub values: Vec<u32>,
}

/// Whether a report was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the counters now.
    Counted,
    /// Its nonce was there already; nothing was added.
    Replayed,
}

/// The counters that a report belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Code of the metric.
    pub metric: u16,
    /// The manifest.
    pub manifest: ManifestHash,
    /// Days since 1970.
    pub epoch_day: u32,
}

/// What is added under one key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// Reports.
    pub reports: i64,
    /// How many of them name each value, by position.
    pub values: Vec<i64>,
}

/// Reports that are written in one transaction. `hour` is the time of arrival in hours since 1970.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    /// The reports, in the order of their arrival.
    pub tallies: &'a [Tally],
    /// The hour they are written in.
    pub hour: i64,
}

impl Batch<'_> {
    /// The nonces in order, each once.
    pub fn nonces(&self) -> BTreeSet<Nonce> {
        self.tallies.iter().map(|tally| tally.nonce).collect()
    }

    /// When to forget these nonces. The hour has begun already: one more keeps the promise of 48.
    pub const fn forget_hour(&self) -> i64 {
        self.hour + NONCE_HOURS + 1
    }

    /// What the reports with a new nonce add, by key. A nonce that came twice counts with its first report.
    pub fn sums(&self, new: &BTreeSet<Nonce>) -> BTreeMap<Key, Sum> {
        let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
        for (tally, added) in self.tallies.iter().zip(self.outcomes(new)) {
            if added == Added::Replayed {
                continue;
            }
            let Tally { metric, manifest, epoch_day, .. } = *tally;
            let sum = sums.entry(Key { metric, manifest, epoch_day }).or_default();
            sum.reports += 1;
            for value in tally.values.iter().map(|&value| value as usize) {
                if sum.values.len() <= value {
                    sum.values.resize(value + 1, 0);
                }
                if let Some(count) = sum.values.get_mut(value) {
                    *count += 1;
                }
            }
        }
        sums
    }

    /// What became of each report, given the nonces that were new.
    pub fn outcomes(&self, new: &BTreeSet<Nonce>) -> Vec<Added> {
        let mut first = new.clone();
        let outcome = |tally: &Tally| if first.remove(&tally.nonce) { Added::Counted } else { Added::Replayed };
        self.tallies.iter().map(outcome).collect()
    }
}
