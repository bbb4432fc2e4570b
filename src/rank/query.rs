//! What was searched for. A query is understood on the device (`asked.rs`, `price.rs`, `number.rs`), met with the words of
//! the candidates that the server found (`wording.rs`, `typo.rs`, `finder.rs`, `weigh.rs`), and limits what the profile may do to them (`grade.rs`).

mod asked;
mod finder;
mod grade;
mod number;
mod phrase;
mod price;
mod sought;
mod typo;
mod weigh;
mod wording;

pub use asked::Asked;
pub use grade::Grades;
pub use price::PriceRange;
pub use sought::{Match, Parts, Sought, CODES};

use crate::item::{ItemTable, Row};

/// The candidates that have anything of what a query asks for, best first, equals in the order given: what a shop's server can
/// hand over.
pub fn search(query: &str, candidates: &[Row], items: &ItemTable) -> Vec<Row> {
    let sought = Sought::new(query, candidates, items);
    let is_found = |row: &Row| {
        let found = sought.of(*row);
        found.words > 0.0 || found.whole > 0.5
    };
    let mut found: Vec<Row> = candidates.iter().copied().filter(is_found).collect();
    found.sort_by(|a, b| sought.score(*b).total_cmp(&sought.score(*a)));
    found
}

#[cfg(test)]
mod tests;
