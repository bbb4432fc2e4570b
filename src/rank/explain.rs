//! Why an item stands where it stands: the features that raised it, each with its share.
//!
//! A score is the sum of its parts, above and below 0. What raised the item is what a shopper is told: the strongest parts by name,
//! what is left of them together as [`OTHER`], so that the shares of an item add up to 1.

use super::context::{Candidate, Context};
use super::feature::{Subject, FEATURES};
use super::model::linear::Contribution;
use crate::order;

/// Reasons given by name; more are not read.
const MAX_REASONS: usize = 3;
/// The code of what raised an item besides the reasons given by name.
pub const OTHER: &str = "other";
/// The code of an item that was brought up to be tried out.
pub const EXPLORATION: &str = "exploration";

/// One feature that raised an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// The feature's code.
    pub code: &'static str,
    /// Its part of all that raised the item, 0 to 1.
    pub share: f32,
    /// What it was about.
    pub subject: Subject,
}

/// The features that raised an item, strongest first; their shares add up to 1.
pub type Explanation = Vec<Cause>;

/// Explains the candidate at position `at`; `lean` is the part of the shopper's setting, and its code.
pub fn explain(
    context: &Context<'_>,
    candidate: &Candidate<'_>,
    at: usize,
    contributions: &[Contribution],
    lean: (&'static str, f32),
) -> Explanation {
    let mut parts = vec![lean];
    parts.extend(contributions.iter().filter_map(|c| Some((FEATURES.get(c.feature)?.code, *c.parts.get(at)?))));
    causes(&parts, &|code| {
        let feature = FEATURES.iter().find(|feature| feature.code == code);
        feature.map_or(Subject::Nothing, |feature| (feature.subject)(context, candidate))
    })
}

/// The explanation of an item that was brought up to be tried out.
pub fn tried() -> Explanation {
    vec![Cause { code: EXPLORATION, share: 1.0, subject: Subject::Nothing }]
}

fn causes(parts: &[(&'static str, f32)], subject: &dyn Fn(&str) -> Subject) -> Explanation {
    let raised: f32 = parts.iter().map(|(_, part)| part.max(0.0)).sum();
    let strongest = order::descending(&mut parts.iter().map(|(_, part)| f64::from(*part)));
    let named = strongest.into_iter().take(MAX_REASONS).filter_map(|at| parts.get(at)).filter(|(_, part)| *part > 0.0);
    let mut causes: Vec<Cause> =
        named.map(|&(code, part)| Cause { code, share: part / raised, subject: subject(code) }).collect();
    let rest = 1.0 - causes.iter().map(|cause| cause.share).sum::<f32>();
    // Less than this is rounding.
    if !causes.is_empty() && rest > 1e-4 {
        causes.push(Cause { code: OTHER, share: rest, subject: Subject::Nothing });
    }
    causes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_are_named_and_the_rest_is_told_together() {
        let causes = |parts: &[(&'static str, f32)]| causes(parts, &|_| Subject::Nothing);
        let told = causes(&[("a", 1.0), ("b", -5.0), ("c", 4.0), ("d", 2.0), ("e", 3.0)]);
        let shares: Vec<(&str, f32)> = told.iter().map(|cause| (cause.code, cause.share)).collect();
        assert_eq!(shares, [("c", 0.4), ("e", 0.3), ("d", 0.2), (OTHER, shares[3].1)]);
        assert!((shares[3].1 - 0.1).abs() < 1e-6);
        assert_eq!(causes(&[("b", -5.0)]), []);
        assert_eq!(causes(&[("a", 2.0), ("b", -5.0)])[0].share, 1.0);
    }
}
