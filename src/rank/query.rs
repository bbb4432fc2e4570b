//! What was searched for. A query is understood on the device (`asked.rs`, `price.rs`), met with the words of the candidates
//! that the server found (`wording.rs`, `typo.rs`, `sought.rs`), and limits what the profile may do to them (`grade.rs`).

mod asked;
mod grade;
mod price;
mod sought;
mod typo;
mod wording;

pub use asked::Asked;
pub use grade::Grades;
pub use price::PriceRange;
pub use sought::{Match, Parts, Sought};

use super::context::{Candidate, Context};
use super::feature::FEATURES;
use crate::item::{ItemTable, Row};

/// The features whose parts are [`Sought::parts`], in their order.
const CODES: [&str; 3] = ["query_match", "query_price", "query_label"];

/// Adds the query's say to scores of the profile, which it lessens; nothing without a query.
pub fn temper(context: &Context<'_>, candidates: &[Candidate<'_>], scores: &mut [f32]) {
    if context.sought.is_any() {
        for (score, candidate) in scores.iter_mut().zip(candidates) {
            let parts = context.sought.parts(candidate.item.key);
            *score = *score * context.sought.openness() + parts.iter().sum::<f32>();
        }
    }
}

/// Does to the parts of one candidate's score, each the position of a feature and what it adds, what [`temper`] does to it.
pub fn temper_parts(context: &Context<'_>, candidate: &Candidate<'_>, parts: &mut Vec<(usize, f32)>) {
    if context.sought.is_any() {
        parts.iter_mut().for_each(|(_, part)| *part *= context.sought.openness());
        for (code, part) in CODES.iter().zip(context.sought.parts(candidate.item.key)) {
            if let Some(feature) = FEATURES.iter().position(|feature| feature.code == *code).filter(|_| part > 0.0) {
                parts.push((feature, part));
            }
        }
    }
}

/// Puts better grades first and changes nothing else.
pub fn settle(context: &Context<'_>, candidates: &[Candidate<'_>], order: &mut [usize]) {
    if context.sought.is_any() {
        let grade = |at: &usize| candidates.get(*at).map_or(0, |one| context.sought.grade(one.item.key));
        order.sort_by_key(|at| std::cmp::Reverse(grade(at)));
    }
}

/// The candidates that have anything of what a query asks for, best first, equals in the order given: what a shop's server can
/// hand over.
pub fn search(query: &str, candidates: &[Row], items: &ItemTable) -> Vec<Row> {
    let sought = Sought::new(query, candidates, items);
    let found = candidates.iter().filter_map(|&row| items.get(row).map(|item| (row, sought.of(item.key))));
    let mut found: Vec<(Row, Match)> = found.filter(|(_, found)| found.words > 0.0 || found.whole > 0.5).collect();
    let score = |row: Row| items.get(row).map_or(0.0, |item| sought.parts(item.key).iter().sum::<f32>());
    found.sort_by(|a, b| score(b.0).total_cmp(&score(a.0)));
    found.into_iter().map(|(row, _)| row).collect()
}

#[cfg(test)]
mod tests;
