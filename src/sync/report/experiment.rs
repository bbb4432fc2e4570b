//! `exp.<key>`: the arm of an experiment this shopper is in, and whether its goal was reached. Answers are written `arm:outcome`, the
//! goal's outcome last in each arm; "none" stands for who is not in it.

use super::{position, Metric, Sight};
use crate::key::{key, Key};
use crate::rng::Coins;
use crate::sync::manifest::MetricSpec;

/// Code of the first experiment of a manifest.
pub const FIRST_CODE: u16 = 16;
/// Experiments that can be asked about at once.
pub const COUNT: usize = 32;

/// The answer of shoppers outside the experiment.
pub const NONE: &str = "none";

/// An experiment this shopper is in, by stable names: `key("experiment", …)` and `key("arm", …)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trial {
    /// The experiment.
    pub experiment: Key,
    /// The arm.
    pub arm: Key,
    /// Whether the goal was reached.
    pub reached: bool,
}

/// The row of an experiment's metric.
pub const fn metric(at: usize) -> Metric {
    Metric { code: FIRST_CODE + at as u16, name: "exp.*", answer }
}

fn answer(sight: Sight<'_>, spec: &MetricSpec, _: &mut dyn Coins) -> Option<u32> {
    let experiment = key("experiment", spec.name.strip_prefix("exp.")?);
    let trial = sight.trials.iter().find(|trial| trial.experiment == experiment);
    let Some(trial) = trial else { return position(spec, NONE) };
    // Outcomes of this arm in the order of the domain: the goal's is the last.
    let of_arm = |answer: &&str| answer.split_once(':').is_some_and(|(arm, _)| key("arm", arm) == trial.arm);
    let mut outcomes = spec.domain.iter().map(String::as_str).filter(of_arm);
    let outcome = if trial.reached { outcomes.next_back() } else { outcomes.next() };
    outcome.map_or_else(|| position(spec, NONE), |answer| position(spec, answer))
}
