//! The reports a shop may ask for: one file per metric, one row here. Nothing else reaches the wire.

pub mod experiment;
pub mod interest_top;
pub mod item_funnel;
pub mod look_mode;
pub mod rank_interleave;
pub mod ux_friction;

use super::ledger::{Ledger, Memo};
use super::manifest::{Manifest, ManifestHash, MetricSpec};
use super::question::Question;
use super::wire;
use crate::error::{Error, ErrorKind, Result};
use crate::profile::Profile;
use crate::rng::Coins;
use crate::time::epoch_day;
pub use experiment::Trial;

/// What a metric may look at.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The shopper.
    pub profile: &'a Profile,
    /// The look on the page, see [`look_mode`].
    pub look_mode: &'a str,
    /// The experiments this shopper is in.
    pub trials: &'a [Trial],
    /// What this week's choices say in interleaved lists: how many were our picks, how many the server's.
    pub duel: (u32, u32),
    /// The time, milliseconds since 1970.
    pub now_ms: f64,
}

/// A metric: its code on the wire, and how it is answered.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Code on the wire; never reused.
    pub code: u16,
    /// Name in the manifest; of experiments, what they all begin with.
    pub name: &'static str,
    /// The position of this shopper's answer in the declared domain. Where there is more than one to give, coins choose: one
    /// report is one value.
    pub answer: fn(Sight<'_>, &MetricSpec, &mut dyn Coins) -> Option<u32>,
}

/// Every metric there is.
pub static METRICS: [Metric; FIXED.len() + experiment::COUNT] = {
    let mut all = [experiment::metric(0); FIXED.len() + experiment::COUNT];
    let mut at = 0;
    while at < all.len() {
        // In a constant: a wrong place does not compile.
        #[allow(clippy::indexing_slicing)]
        {
            all[at] = if at < FIXED.len() { FIXED[at] } else { experiment::metric(at - FIXED.len()) };
        }
        at += 1;
    }
    all
};

const FIXED: [Metric; 5] =
    [interest_top::METRIC, ux_friction::METRIC, item_funnel::METRIC, rank_interleave::METRIC, look_mode::METRIC];

/// A randomised report and what it says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Code of the metric.
    pub metric: u16,
    /// Name of the metric.
    pub name: String,
    /// What the shop asks, in its words.
    pub question: Question,
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
    /// What is to be remembered once this is spent; none when the noise is an earlier report's, or fresh each time.
    pub memo: Option<Memo>,
}

impl Metric {
    /// Randomises this shopper's answer; nothing is spent yet.
    ///
    /// # Errors
    /// [`ErrorKind::ManifestInvalid`] when the manifest does not declare the metric or has no place for the answer.
    pub fn prepare(
        &self,
        sight: Sight<'_>,
        manifest: &Manifest,
        manifest_hash: ManifestHash,
        ledger: &Ledger,
        coins: &mut impl Coins,
    ) -> Result<Prepared> {
        let undeclared = || Error::new(ErrorKind::ManifestInvalid, "metric not declared");
        let spec = manifest.metric(self.code).ok_or_else(undeclared)?;
        let (mechanism, now_ms) = (spec.mechanism()?, sight.now_ms);
        let answer = (self.answer)(sight, spec, coins).ok_or_else(undeclared)?;
        let memo_days = f64::from(spec.memo_days);
        let remembered = ledger.remembered(self.code, manifest_hash, answer, memo_days, now_ms);
        let bits = remembered.map_or_else(|| mechanism.randomise(answer, coins), |bits| Ok(bits.to_vec()))?;
        let is_new = remembered.is_none() && spec.memo_days > 0;
        let memo = is_new.then(|| Memo { metric: self.code, manifest_hash, answer, at_ms: now_ms, bits: bits.clone() });
        let mut nonce = [0; 16];
        for (byte, coin) in nonce.iter_mut().zip(std::iter::repeat_with(|| coins.next_u64())) {
            *byte = coin as u8;
        }
        let report = wire::Report { metric: self.code, manifest_hash, epoch_day: epoch_day(now_ms), nonce, bits };
        let (truth_share, other_share) = mechanism.probabilities();
        Ok(Prepared {
            metric: self.code,
            name: spec.name.clone(),
            question: spec.question.clone(),
            epsilon: spec.epsilon,
            domain: mechanism.domain(),
            omega: mechanism.omega(),
            truth_share,
            other_share,
            body: report.encode()?,
            memo,
        })
    }
}

/// The position of the first answer that the domain has.
fn position(spec: &MetricSpec, answer: &str) -> Option<u32> {
    spec.domain.iter().position(|declared| declared == answer).and_then(|at| u32::try_from(at).ok())
}

#[cfg(test)]
mod tests;
