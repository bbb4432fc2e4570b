//! Why an item stands where it stands: the features that raised it, each with its share.

use super::context::{Candidate, Context};
use super::feature::{Subject, FEATURES};
use crate::order;

/// Reasons given per item; more are not read.
const MAX_REASONS: usize = 3;

/// One feature that raised an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// The feature's code.
    pub code: &'static str,
    /// Its part of what the causes given raised the item by, 0 to 1.
    pub share: f32,
    /// What it was about.
    pub subject: Subject,
}

/// The features that raised an item, strongest first; their shares add up to 1.
pub type Explanation = Vec<Cause>;

/// Explains a candidate by each feature's part of its score: position in [`FEATURES`], part.
pub fn explain(context: &Context<'_>, candidate: &Candidate<'_>, parts: &[(usize, f32)]) -> Explanation {
    let strongest = order::descending(&mut parts.iter().map(|(_, part)| f64::from(*part)));
    let raised = strongest.into_iter().filter_map(|at| parts.get(at).copied());
    let raised: Vec<(usize, f32)> = raised.take(MAX_REASONS).take_while(|(_, part)| *part > 0.0).collect();
    let total: f32 = raised.iter().map(|(_, part)| part).sum();
    raised
        .iter()
        .filter_map(|(feature, part)| {
            let feature = FEATURES.get(*feature)?;
            Some(Cause { code: feature.code, share: part / total, subject: (feature.subject)(context, candidate) })
        })
        .collect()
}
