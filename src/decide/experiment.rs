//! Experiments: who is in which arm, and whether the goal was reached after it was seen. The first arm is what everybody else gets.

use super::ask::{conditions, kind, list, name, Problem};
use super::bucket::{arm_at, fits, in_namespace, position, ranges, Range};
use super::condition::holds;
use super::memory::Memory;
use super::numbers::{Numbers, Reading};
use super::scene::Scene;
use crate::event::EventKind;
use crate::key::{key, Key};
use crate::profile::tags::Tag;
use crate::value::Value;

const MAX_ARMS: usize = 16;

/// An experiment as the shop declares it.
#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    key: String,
    arms: Vec<String>,
    weights: Vec<f64>,
    /// The share of ids outside the experiment.
    holdout: f64,
    namespace: Option<(String, Range)>,
    /// Conditions of taking part; none when one of them may not be asked.
    audience: Option<Vec<String>>,
    /// Whom the shop takes the shopper for; empty for this device.
    id: String,
    goal: EventKind,
}

/// That this device is in an experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// The experiment.
    pub experiment: Key,
    /// Its arm.
    pub arm: Key,
    /// Who was assigned; 0 for the device.
    id: Key,
    goal: EventKind,
    /// Whether the goal was reached since.
    pub reached: bool,
}

/// Name of an experiment as it is remembered.
pub fn experiment_key(name: &str) -> Key {
    key("experiment", name)
}

/// Name of an arm as it is remembered.
pub fn arm_key(name: &str) -> Key {
    key("arm", name)
}

impl Experiment {
    /// Reads `{key, arms, weights, holdout, namespace: [name, from, to], audience, kind, id, goal}`.
    #[inline(never)]
    pub fn read(mut value: Value) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut said = |code, about: &str| problems.push((code, about.to_owned()));
        let experiment = name(value.take("key"));
        if experiment.is_empty() {
            said("bad_experiment", "");
        }
        let mut arms: Vec<String> = Vec::new();
        for arm in list(value.take("arms")).into_iter().map(name) {
            if arm.is_empty() || arms.contains(&arm) || arms.len() >= MAX_ARMS {
                said("bad_arm", &arm);
            } else {
                arms.push(arm);
            }
        }
        if arms.is_empty() {
            said("bad_arm", "");
        }
        let weights: Vec<f64> = list(value.take("weights")).iter().filter_map(Value::number).collect();
        if !weights.is_empty() && !fits(arms.len(), &weights) {
            said("bad_weights", &experiment);
        }
        let holdout = value.take("holdout").number().unwrap_or(0.0);
        if !(0.0..=1.0).contains(&holdout) {
            said("bad_holdout", &experiment);
        }
        let given = value.take("namespace");
        let is_given = !matches!(given, Value::Nil);
        let mut place = list(given).into_iter();
        let namespace = match (place.next().and_then(Value::text), place.next(), place.next()) {
            (Some(name), Some(Value::Number(from)), Some(Value::Number(to))) => Some((name, (from, to))),
            _ if is_given => {
                said("bad_namespace", &experiment);
                // It was to share nobody: rather nobody than everybody.
                Some((String::new(), (0.0, 0.0)))
            }
            _ => None,
        };
        let goal_name = name(value.take("goal"));
        let goal = if goal_name.is_empty() { Some(EventKind::Purchase) } else { EventKind::parse(&goal_name) };
        if goal.is_none() {
            said("bad_goal", &goal_name);
        }
        let kind = kind(&mut value);
        let audience = conditions(value.take("audience"), kind, false, &mut problems);
        let experiment = Self {
            key: experiment,
            arms,
            weights,
            holdout: if holdout.is_nan() { 0.0 } else { holdout.clamp(0.0, 1.0) },
            namespace,
            audience,
            id: name(value.take("id")),
            goal: goal.unwrap_or(EventKind::Purchase),
        };
        (experiment, problems)
    }

    /// The arm of this device, or none for who is not in the experiment and gets the first one. Who was assigned once keeps the arm
    /// whatever becomes of the weights.
    #[inline(never)]
    pub fn assign(&self, memory: &mut Memory, tags: &[Tag], scene: &Scene) -> Option<u32> {
        let (experiment, id) = (experiment_key(&self.key), if self.id.is_empty() { 0 } else { key("id", &self.id) });
        let kept = memory.enrolled.iter().find(|kept| kept.experiment == experiment && kept.id == id);
        if let Some(kept) = kept {
            let place = self.arms.iter().position(|arm| arm_key(arm) == kept.arm);
            if place.is_some() {
                return place.and_then(|place| u32::try_from(place).ok());
            }
        }
        let audience = self.audience.as_ref()?;
        if self.key.is_empty()
            || self.arms.is_empty()
            || !audience.iter().all(|condition| holds(condition, tags, scene))
        {
            return None;
        }
        let device = memory.id_text();
        let id_text = if self.id.is_empty() { &device } else { &self.id };
        if self.namespace.as_ref().is_some_and(|(name, range)| !in_namespace(id_text, name, *range)) {
            return None;
        }
        let ranges = ranges(self.arms.len(), 1.0 - self.holdout, &self.weights);
        let place = arm_at(position(&self.key, id_text), &ranges)?;
        let arm = arm_key(self.arms.get(place)?);
        memory.enrol(Enrolled { experiment, arm, id, goal: self.goal, reached: false });
        u32::try_from(place).ok()
    }
}

impl Enrolled {
    /// True when events of a kind are the goal, which was not reached yet.
    pub fn awaits(&self, kind: EventKind) -> bool {
        self.goal == kind && !self.reached
    }

    /// Takes note of an event; true when it was the goal, for the first time.
    pub fn note(&mut self, kind: EventKind) -> bool {
        let is_news = self.awaits(kind);
        self.reached |= is_news;
        is_news
    }

    /// Writes what is kept.
    pub fn write(&self, to: &mut Numbers) {
        to.put(self.experiment).put(self.arm).put(self.id).put(self.goal as u8).put(u8::from(self.reached));
    }

    /// Reads what was kept; a goal that is none does not fit.
    pub fn read(from: &mut Reading<'_>) -> Self {
        let (experiment, arm, id) = (from.next(), from.next(), from.next());
        let goal = EventKind::ALL.get(from.next() as usize).copied();
        from.require(goal.is_some());
        Self { experiment, arm, id, goal: goal.unwrap_or(EventKind::Purchase), reached: from.truth() }
    }
}
