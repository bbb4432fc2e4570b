//! Why an item stands where it stands: the features that raised it, each with its share.
//!
//! A score is the sum of its parts, above and below 0. What raised the item is what a shopper is told: the strongest parts by name,
//! what is left of them together as [`OTHER`], so that the shares of an item add up to 1.

use super::context::Candidate;
use super::feature::{Subject, FEATURES};
use super::grounds::Grounds;
use super::model::linear::ByFeature;
use super::query::Sought;
use crate::item::Row;
use crate::lanes::greater;
use std::ops::Deref;

/// Reasons given by name; more are not read.
const MAX_REASONS: usize = 3;
/// The code of what raised an item besides the reasons given by name.
pub const OTHER: &str = "other";
/// The code of an item that was brought up to be tried out.
pub const EXPLORATION: &str = "exploration";
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

/// Explains a candidate of a row by each feature's part of its score, to which the query has its say; `lean` is the part of the shopper's
/// setting in its score, and the code of it.
#[cfg_attr(lean, optimize(speed))]
pub fn explain(parts: &ByFeature, row: Row, sought: &Sought, lean: (&'static str, f32)) -> Explanation {
    let by_model = FEATURES.iter().zip(parts).map(|(feature, part)| (feature.code, part * sought.openness()));
    Explanation::of(by_model.chain(sought.parts_by_code(row)).chain([lean]))
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
