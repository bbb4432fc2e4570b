//! How much more, or less, than others this shopper goes by each thing the ranking looks at, as their own choices say.
//!
//! For each feature a sum of pulls and a sum of how much was there to pull at: the normal approximation of what the choices say about
//! the feature's weight (an extended Kalman filter's information form), with a prior that the shop is right. Sums add up over tabs and fade.

use crate::key::Key;
use crate::pack::{Packed, Record, Unpacked};
use crate::time::{decay, millis};

/// Taste in general changes slowly.
const HALF_LIFE_DAYS: f64 = 90.0;
/// How sure it is beforehand that the shop's weight is right: most shoppers are within a fifth of it.
const PRIOR: f32 = 40.0;
/// A weight is moved by at most this part of it.
pub const MOST: f32 = 0.5;
/// More features than the ranking has are not kept.
const MAX_FEATURES: usize = 64;
/// Evidence that counts: what is older gives way, so that a taste that changed is noticed.
const MAX_WEIGHT: f32 = 64.0;
/// No shopper's choices come to more; sums of what is read stay finite, or they could be written and not be read again.
const MOST_KEPT: f32 = 1e6;

/// What is known of one feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pull {
    /// The feature's name.
    pub feature: Key,
    /// What the choices add up to, in parts of the shop's weight times evidence.
    pub pull: f32,
    /// The evidence.
    pub weight: f32,
}

/// What is known of every feature.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Leaning {
    pulls: Vec<Pull>,
    at_s: u32,
}

impl Leaning {
    /// True when nothing is known.
    pub fn is_empty(&self) -> bool {
        self.pulls.is_empty()
    }

    /// What to multiply the shop's weight of a feature with: 1 when nothing is known.
    pub fn factor(&self, feature: Key) -> f32 {
        let known = self.pulls.iter().find(|pull| pull.feature == feature);
        known.map_or(1.0, |pull| 1.0 + (pull.pull / (PRIOR + pull.weight)).clamp(-MOST, MOST))
    }

    /// Adds what was learnt at a time.
    pub fn add(&mut self, pulls: &[Pull], at_s: u32) {
        let left = decay(millis(at_s) - millis(self.at_s.min(at_s)), HALF_LIFE_DAYS) as f32;
        self.at_s = self.at_s.max(at_s);
        for known in &mut self.pulls {
            (known.pull, known.weight) = (known.pull * left, known.weight * left);
        }
        for new in pulls {
            if let Some(known) = self.pulls.iter_mut().find(|known| known.feature == new.feature) {
                (known.pull, known.weight) = (known.pull + new.pull, known.weight + new.weight);
                let too_much = (known.weight / MAX_WEIGHT).max(1.0);
                (known.pull, known.weight) = (known.pull / too_much, known.weight / too_much);
            } else if self.pulls.len() < MAX_FEATURES {
                self.pulls.push(*new);
            }
        }
    }

    /// Adds what was learnt apart and later.
    pub fn absorb(&mut self, later: &Self) {
        if !later.is_empty() {
            self.add(&later.pulls, later.at_s);
        }
    }

    /// Takes of each feature what more is known of: joining twice changes nothing.
    pub fn join(&mut self, other: &Self) {
        for theirs in &other.pulls {
            if let Some(own) = self.pulls.iter_mut().find(|own| own.feature == theirs.feature) {
                if theirs.weight > own.weight {
                    *own = *theirs;
                }
            } else if self.pulls.len() < MAX_FEATURES {
                self.pulls.push(*theirs);
            }
        }
        self.at_s = self.at_s.max(other.at_s);
    }

    /// The leaning as data.
    pub(super) fn write(&self) -> Packed {
        let pull = |pull: &Pull| {
            let (of, weight) = (f64::from(pull.pull), f64::from(pull.weight));
            Record::default().int(pull.feature).number(of).number(weight).end()
        };
        Record::default().int(self.at_s).list(self.pulls.iter().map(pull)).end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let mut leaning = Self { pulls: Vec::new(), at_s: fields.u32() };
        for pull in fields.list().take(MAX_FEATURES) {
            let mut pull = pull.fields();
            let (feature, of, weight) = (pull.u64(), pull.number() as f32, pull.number() as f32);
            fields.require(pull.end() && of.abs() <= MOST_KEPT && (0.0..=MOST_KEPT).contains(&weight));
            leaning.pulls.push(Pull { feature, pull: of, weight });
        }
        fields.end().then_some(leaning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pull(feature: Key, pull: f32) -> Pull {
        Pull { feature, pull, weight: 1.0 }
    }

    #[test]
    fn what_nobody_learnt_is_refused() {
        // Found by the fuzzer (`records`): read as infinity, written as that, and refused from then on.
        for (of, weight) in [(1.0, f64::MAX), (1e30, 1.0), (-1e30, 1.0), (1.0, -1.0)] {
            let bytes = Record::default()
                .int(7u32)
                .list([Record::default().int(1u32).number(of).number(weight).end()].into_iter())
                .end()
                .into_bytes();
            assert_eq!(Unpacked::of(&bytes).and_then(Leaning::read), None, "{of} {weight}");
        }
    }

    fn after(pulls: &[Pull]) -> Leaning {
        let mut leaning = Leaning::default();
        pulls.iter().for_each(|pull| leaning.add(&[*pull], 100));
        leaning
    }

    #[test]
    fn weights_move_with_the_evidence_and_stay_near_the_shops() {
        assert_eq!(Leaning::default().factor(1), 1.0);
        assert!((after(&[pull(1, 4.1)]).factor(1) - 1.1).abs() < 1e-6);
        assert_eq!((after(&[pull(1, 900.0)]).factor(1), after(&[pull(1, -900.0)]).factor(1)), (1.5, 0.5));
        assert_eq!(after(&[pull(1, 9.0)]).factor(2), 1.0);
    }

    #[test]
    fn what_was_learnt_fades() {
        let mut leaning = after(&[pull(1, 4.0); 4]);
        let before = leaning.factor(1);
        leaning.add(&[], 100 + 400 * 86_400);
        assert!(leaning.factor(1) > 1.0 && leaning.factor(1) < 1.0 + (before - 1.0) / 8.0);
    }

    #[test]
    fn two_tabs_add_up_and_a_copy_changes_nothing() {
        let (both, mut first) = (after(&[pull(1, 1.0), pull(2, -1.0), pull(1, 0.5)]), after(&[pull(1, 1.0)]));
        first.absorb(&after(&[pull(2, -1.0), pull(1, 0.5)]));
        assert_eq!(first, both);
        let copy = both.clone();
        first.join(&copy);
        assert_eq!(first, both);
        first.join(&after(&[pull(3, 1.0), pull(1, 9.0)]));
        assert!(first.factor(1) == both.factor(1) && first.factor(3) > 1.0);
    }

    #[test]
    fn it_stays_small_and_is_read_as_it_was_written() {
        let mut leaning = Leaning::default();
        (0..1_000).for_each(|feature| leaning.add(&[pull(feature % 90 + 1, 0.5)], 7));
        assert!(leaning.pulls.len() == MAX_FEATURES);
        let bytes = leaning.write().into_bytes();
        assert!(bytes.len() < 2_000, "{} bytes", bytes.len());
        assert_eq!(Unpacked::of(&bytes).and_then(Leaning::read), Some(leaning));
    }
}
