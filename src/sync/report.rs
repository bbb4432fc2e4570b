//! The reports a shop may ask for: one file per metric, one row here. Nothing else reaches the wire.

pub mod interest_top;

use super::manifest::{Manifest, ManifestHash, MetricSpec};
use super::wire;
use crate::error::{Error, ErrorKind, Result};
use crate::profile::Profile;
use crate::rng::Coins;
use crate::time::epoch_day;

/// A metric: its code on the wire, and how a profile answers it.
pub struct Metric {
    /// Code on the wire; never reused.
    pub code: u16,
    /// Name in the manifest.
    pub name: &'static str,
    /// The position of this shopper's answer in the declared domain.
    pub answer: fn(&Profile, &MetricSpec, f64) -> Option<u32>,
}

/// Every metric there is.
pub const METRICS: &[Metric] = &[interest_top::METRIC];

/// A randomised report and what it says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Code of the metric.
    pub metric: u16,
    /// Name of the metric.
    pub name: &'static str,
    /// Privacy loss of sending it.
    pub epsilon: f64,
    /// How many answers there are.
    pub domain: u32,
    /// How many of them the report names.
    pub omega: u32,
    /// Probability that the true answer is among the named ones.
    pub truth_share: f64,
    /// Probability that any other given answer is.
    pub other_share: f64,
    /// The request body.
    pub body: Vec<u8>,
}

impl Metric {
    /// Randomises this shopper's answer; nothing is spent yet.
    ///
    /// # Errors
    /// [`ErrorKind::ManifestInvalid`] when the manifest does not declare the metric or has no place for the answer.
    pub fn prepare(
        &self,
        profile: &Profile,
        manifest: &Manifest,
        hash: ManifestHash,
        now_ms: f64,
        coins: &mut impl Coins,
    ) -> Result<Prepared> {
        let undeclared = || Error::new(ErrorKind::ManifestInvalid, "metric not declared");
        let spec = manifest.metric(self.code).ok_or_else(undeclared)?;
        let mechanism = spec.mechanism()?;
        let answer = (self.answer)(profile, spec, now_ms).ok_or_else(undeclared)?;
        let bits = mechanism.randomise(answer, coins)?;
        let mut nonce = [0; 16];
        for (byte, coin) in nonce.iter_mut().zip(std::iter::repeat_with(|| coins.next_u64())) {
            *byte = coin as u8;
        }
        let report = wire::Report { metric: self.code, manifest_hash: hash, epoch_day: epoch_day(now_ms), nonce, bits };
        let (truth_share, other_share) = mechanism.probabilities();
        Ok(Prepared {
            metric: self.code,
            name: self.name,
            epsilon: spec.epsilon,
            domain: mechanism.domain(),
            omega: mechanism.omega(),
            truth_share,
            other_share,
            body: report.encode()?,
        })
    }
}
