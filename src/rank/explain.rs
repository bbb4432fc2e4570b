//! Why an item stands where it stands: the features that raised it, each with its share.

use super::columns::Columns;
use super::context::Candidate;
use super::feature::{Subject, FEATURES};
use super::grounds::Grounds;
use super::model::linear::Term;
use super::query::Sought;
use crate::item::Row;
use std::ops::Deref;

/// Reasons given per item; more are not read.
const MAX_REASONS: usize = 3;

/// One feature that raised an item.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cause {
    /// The feature's code.
    pub code: &'static str,
    /// Its part of what the causes given raised the item by, 0 to 1.
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
    causes: [Cause; MAX_REASONS],
    count: usize,
}

impl Deref for Explanation {
    type Target = [Cause];

    fn deref(&self) -> &[Cause] {
        self.causes.get(..self.count).unwrap_or_default()
    }
}

/// Explains the candidate at a position, of a row, to which the query has its say.
pub fn explain(at: usize, row: Row, terms: &[Term], columns: &Columns, sought: &Sought) -> Explanation {
    // Strongest first; of equal ones the earlier feature.
    let mut strongest = [(0.0, 0); MAX_REASONS];
    let by_terms = terms.iter().map(|term| (term.part(columns, at) * sought.openness(), term.feature));
    for part in by_terms.chain(sought.parts_by_feature(row)) {
        let mut next = part;
        for slot in &mut strongest {
            if next.0 > slot.0 {
                std::mem::swap(slot, &mut next);
            }
        }
    }
    let total: f32 = strongest.iter().map(|(part, _)| part).sum();
    let mut explanation = Explanation::default();
    for (cause, (part, feature)) in
        explanation.causes.iter_mut().zip(strongest).take_while(|(_, (part, _))| *part > 0.0)
    {
        *cause = Cause { code: FEATURES.get(feature).map_or("", |feature| feature.code), share: part / total };
        explanation.count += 1;
    }
    explanation
}
