//! One simulated device: a ledger, a coin, and the SDK's randomiser and encoder.

use super::truth;
use anyhow::Result;
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::ledger::{Ledger, Memo};
use vitrine::sync::manifest::{Manifest, ManifestHash, MetricSpec};
use vitrine::sync::wire::Report;
use vitrine::time::DAY_MS;

/// The days of a simulation.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// The first, days since 1970.
    pub first: u32,
    /// How many.
    pub count: u32,
}

impl Days {
    /// Where a day lies between the start, 0, and the end, 1.
    pub fn time(self, epoch_day: u32) -> f64 {
        f64::from(epoch_day.saturating_sub(self.first)) / f64::from(self.count.max(1))
    }
}

/// A device.
pub struct Device<'a> {
    manifest: &'a Manifest,
    hash: ManifestHash,
    days: Days,
    ledger: Ledger,
    coins: Seeded,
    /// Where this device stands among all, for each metric: what keeps slow answers the same from week to week.
    standing: Vec<f64>,
}

impl<'a> Device<'a> {
    /// The device with this number; the same number and seed give the same reports.
    pub fn new(manifest: &'a Manifest, days: Days, seed: u64, number: u32) -> Self {
        // Seeds one apart give streams that overlap one step apart: they are drawn far apart.
        let mut coins = Seeded::new(Seeded::new(seed ^ (u64::from(number) << 32)).next_u64());
        let standing = manifest.metrics.iter().map(|_| unit(&mut coins)).collect();
        Self { manifest, hash: manifest.hash(), days, ledger: Ledger::default(), coins, standing }
    }

    /// Everything this device reports: every day it tries a metric drawn at random, and the ledger says whether it may.
    ///
    /// # Errors
    /// A manifest whose metrics cannot be answered.
    pub fn reports(mut self) -> Result<Vec<Report>> {
        let mut reports = Vec::new();
        let manifest = self.manifest;
        for epoch_day in self.days.first..self.days.first + self.days.count {
            let tried = self.coins.below(manifest.metrics.len() as u64) as usize;
            let Some(spec) = manifest.metrics.get(tried) else { continue };
            if self.ledger.spend(spec.metric, spec.epsilon, ms(epoch_day)).is_ok() {
                reports.push(self.report(spec, tried, epoch_day)?);
            }
        }
        Ok(reports)
    }

    fn report(&mut self, spec: &MetricSpec, place: usize, epoch_day: u32) -> Result<Report> {
        let keeps = spec.memo_days > 0;
        let kept = self.standing.get(place).copied().unwrap_or_default();
        let quantile = if keeps { kept } else { unit(&mut self.coins) };
        let answer = truth::at(&truth::shares(spec, self.days.time(epoch_day)), quantile);
        let (metric, now_ms) = (spec.metric, ms(epoch_day));
        let remembered = self.ledger.remembered(metric, self.hash, answer, f64::from(spec.memo_days), now_ms);
        let bits = match remembered {
            Some(bits) => bits.to_vec(),
            None => spec.mechanism()?.randomise(answer, &mut self.coins)?,
        };
        if keeps {
            self.ledger.remember(Memo { metric, manifest_hash: self.hash, answer, at_ms: now_ms, bits: bits.clone() });
        }
        let mut nonce = [0; 16];
        for byte in &mut nonce {
            *byte = self.coins.below(256) as u8;
        }
        Ok(Report { metric, manifest_hash: self.hash, epoch_day, nonce, bits })
    }
}

fn ms(epoch_day: u32) -> f64 {
    f64::from(epoch_day) * DAY_MS
}

/// A number from 0 up to 1.
fn unit(coins: &mut Seeded) -> f64 {
    (coins.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::example;

    #[test]
    fn a_device_keeps_its_budget_and_its_noise() {
        let (manifest, days) = (example::manifest(), Days { first: 20_000, count: 84 });
        let mut all = 0;
        for number in 0..50 {
            let reports = Device::new(&manifest, days, 1, number).reports().unwrap();
            all += reports.len();
            for from in days.first..days.first + days.count {
                let week = reports.iter().filter(|report| (from..from + 7).contains(&report.epoch_day)).count();
                assert!(week <= 4, "{week} reports in a week");
            }
            let looks: std::collections::BTreeSet<_> =
                reports.iter().filter(|report| report.metric == 5).map(|report| report.bits.clone()).collect();
            assert!(looks.len() <= 3, "one answer, one noise; the answer may move once or twice");
        }
        assert!(all > 50 * 12 * 2, "{all} reports");
    }
}
