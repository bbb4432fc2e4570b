//! The z-scores of a few candidates by feature, as trees and networks look at them: sixteen candidates side by side, few enough to stay in
//! the nearest cache while all of a model goes over them.

use super::linear::Term;
use crate::lanes::{Four, WIDTH};
use crate::rank::columns::Columns;
use crate::rank::feature::FEATURES;

/// Vectors side by side.
pub const ABREAST: usize = 4;
/// Groups of candidates at a time.
pub const GROUPS: usize = 4;
/// Candidates at a time.
pub const BLOCK: usize = GROUPS * ABREAST * WIDTH;

/// The z-scores of sixteen candidates, or what a model makes of them.
pub type Group = [Four; ABREAST];

/// The z-scores of a block of candidates; 0 for a feature that tells nothing apart.
#[derive(Debug)]
pub struct Scaled(Vec<[Group; GROUPS]>);

impl Default for Scaled {
    /// Room for a block.
    fn default() -> Self {
        Self(vec![[[Four::splat(0.0); ABREAST]; GROUPS]; FEATURES.len()])
    }
}

impl Scaled {
    /// Takes in the block that begins at a vector; behind the end of the list there is anything.
    pub fn fill(&mut self, first: usize, terms: &[Term], columns: &Columns) {
        for term in terms {
            let Some(values) = columns.vectors(term.column).and_then(|values| values.get(first..)) else { continue };
            for (slot, &values) in self.0.get_mut(term.feature).into_iter().flatten().flatten().zip(values) {
                *slot = term.four(values);
            }
        }
    }

    /// The groups of a feature.
    #[inline(always)]
    pub fn of(&self, feature: usize) -> Option<&[Group; GROUPS]> {
        self.0.get(feature)
    }
}
