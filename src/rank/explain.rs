//! Why an item stands where it stands: the features that raised it, each with its share.
//!
//! A score is the sum of its parts, above and below 0. What raised the item is what a shopper is told: the strongest parts by name,
//! what is left of them together as [`OTHER`], so that the shares of an item add up to 1.

use super::context::Candidate;
use super::feature::{Subject, FEATURES};
use super::grounds::Grounds;
use super::model::linear::ByFeature;
use super::model::SlotModel;
use super::query::{Parts, CODES};
use crate::lanes::greater;
use std::ops::Deref;
use std::rc::Rc;

/// Reasons given by name; more are not read.
const MAX_REASONS: usize = 3;
/// The code of what raised an item besides the reasons given by name.
pub const OTHER: &str = "other";
/// The code of an item that was brought up to be tried out.
pub const EXPLORATION: &str = "exploration";
/// Explanations of longer lists are worked out at once, for they are smaller than what they are made of.
const MAX_OPEN: usize = 128;
/// Less than this is left of 1 by rounding.
const ROUNDING: f32 = 1e-4;

/// One feature that raised an item.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cause {
    /// The feature's code.
    pub code: &'static str,
    /// Its part of all that raised the item, 0 to 1.
    pub share: f32,
}

impl Cause {
    /// What it was about; worked out when somebody asks, for most reasons are never read.
    pub fn subject(&self, grounds: &Grounds, candidate: &Candidate<'_>) -> Subject {
        let feature = FEATURES.iter().find(|feature| feature.code == self.code);
        feature.map_or(Subject::Nothing, |feature| (feature.subject)(grounds, candidate))
    }
}

/// The features that raised an item, strongest first; their shares add up to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Explanation {
    causes: [Cause; MAX_REASONS + 1],
    count: usize,
}

impl Deref for Explanation {
    type Target = [Cause];

    fn deref(&self) -> &[Cause] {
        self.causes.get(..self.count).unwrap_or_default()
    }
}

impl Explanation {
    /// An item that was brought up to be tried out.
    pub fn tried() -> Self {
        let mut explanation = Self::default();
        explanation.push(EXPLORATION, 1.0);
        explanation
    }

    /// The strongest of an item's parts; of equal ones the earlier.
    #[inline(always)]
    fn of(parts: impl Iterator<Item = (&'static str, f32)>) -> Self {
        let (mut strongest, mut raised) = ([("", 0.0); MAX_REASONS], 0.0);
        parts.for_each(|mut next| {
            raised += greater(0.0, next.1);
            // Most parts are not even among the strongest so far.
            if strongest.last().is_some_and(|last| next.1 > last.1) {
                for slot in &mut strongest {
                    if next.1 > slot.1 {
                        std::mem::swap(slot, &mut next);
                    }
                }
            }
        });
        let mut explanation = Self::default();
        let mut rest = 1.0;
        for (code, part) in strongest.into_iter().filter(|(_, part)| *part > 0.0) {
            explanation.push(code, part / raised);
            rest -= part / raised;
        }
        if explanation.count > 0 && rest > ROUNDING {
            explanation.push(OTHER, rest);
        }
        explanation
    }

    fn push(&mut self, code: &'static str, share: f32) {
        if let Some(place) = self.causes.get_mut(self.count) {
            *place = Cause { code, share };
            self.count += 1;
        }
    }
}

/// Why the first items of a list stand where they stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Explanations {
    /// To be worked out when somebody asks, for most lists are drawn without it.
    Open(Rc<Open>),
    /// Worked out.
    Told(Vec<Explanation>),
}

impl Default for Explanations {
    fn default() -> Self {
        Self::Told(Vec::new())
    }
}

impl Explanations {
    /// Of how many items.
    pub fn len(&self) -> usize {
        match self {
            Self::Told(all) => all.len(),
            Self::Open(open) => open.values.len(),
        }
    }

    /// True when nothing is explained.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// For each of the first items why it stands there.
    pub fn all(&self) -> Vec<Explanation> {
        match self {
            Self::Told(all) => all.clone(),
            Self::Open(open) => {
                open.values.iter().enumerate().map(|(place, values)| open.explain(place, values)).collect()
            }
        }
    }

    /// The same, worked out now if it is of more items than are worth keeping open.
    pub fn of(open: Open) -> Self {
        let open = Self::Open(Rc::new(open));
        match &open {
            Self::Open(of) if of.values.len() > MAX_OPEN => Self::Told(open.all()),
            _ => open,
        }
    }
}

/// What explanations are made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// The model that ordered the list.
    pub model: Rc<SlotModel>,
    /// With these weights.
    pub weights: ByFeature,
    /// The z-scores of the first items.
    pub values: Vec<ByFeature>,
    /// How much the profile could say beside the query.
    pub openness: f32,
    /// What the query said of each; empty without one.
    pub said: Vec<Parts>,
    /// The code of the shopper's setting and its part in the score of each; empty when it is in the middle.
    pub lean: (&'static str, Vec<f32>),
    /// The place of the item that was brought up to be tried out.
    pub tried: Option<usize>,
}

impl Open {
    fn explain(&self, place: usize, values: &ByFeature) -> Explanation {
        if self.tried == Some(place) {
            return Explanation::tried();
        }
        let parts = self.model.explain(&self.weights, values);
        let by_model = FEATURES.iter().zip(parts).map(|(feature, part)| (feature.code, part * self.openness));
        let said = CODES.into_iter().zip(self.said.get(place).copied().unwrap_or_default());
        let lean = (self.lean.0, self.lean.1.get(place).copied().unwrap_or_default());
        Explanation::of(by_model.chain(said).chain([lean]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(parts: &[(&'static str, f32)]) -> Vec<(&'static str, f32)> {
        Explanation::of(parts.iter().copied()).iter().map(|cause| (cause.code, cause.share)).collect()
    }

    #[test]
    fn the_strongest_are_named_and_the_rest_is_told_together() {
        let told = told(&[("a", 1.0), ("b", -5.0), ("c", 4.0), ("d", 2.0), ("e", 3.0)]);
        assert_eq!(told[..3], [("c", 0.4), ("e", 0.3), ("d", 0.2)]);
        assert!(told[3].0 == OTHER && (told[3].1 - 0.1).abs() < 1e-6, "{told:?}");
    }

    #[test]
    fn what_lowers_an_item_is_no_reason_for_it() {
        assert_eq!(told(&[("a", 2.0), ("b", -5.0)]), [("a", 1.0)]);
        assert_eq!(told(&[("b", -5.0)]), []);
    }
}
