//! What the features of one ranking look at: the tables, and what this request adds to them.

use super::columns::{Column, Columns, Reads};
use super::query::Sought;
use super::tables::Tables;
use super::Request;
use crate::item::{Card, Item, ItemTable, Row};
use crate::profile::Profile;
use crate::time::seconds;
use std::ops::Deref;

/// Everything one ranking needs to know. Reads like its [`Tables`].
#[derive(Debug)]
pub struct Context<'a> {
    /// The shopper.
    pub profile: &'a Profile,
    /// Items and labels.
    pub items: &'a ItemTable,
    /// What was searched for.
    pub sought: Sought,
    /// The time, seconds since 1970.
    pub now_s: u32,
    tables: &'a Tables,
}

/// A candidate.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Its row.
    pub row: Row,
    /// The item, with its words.
    pub item: &'a Item,
    /// Its numbers.
    pub card: &'a Card,
}

impl<'a> Context<'a> {
    /// The context of a request.
    pub fn new(request: &Request<'_>, profile: &'a Profile, items: &'a ItemTable, tables: &'a Tables) -> Self {
        let sought = Sought::new(request.query, request.candidates, items);
        Self { profile, items, sought, now_s: seconds(request.now_ms), tables }
    }

    /// Fills the columns that are filled in passes over the list, as far as they are read: a list that is ordered by its vectors alone
    /// spares three quarters of the time.
    pub fn fill(&self, rows: &[Row], reads: Reads, columns: &mut Columns) {
        let any = |first, last| reads.between(first, last).any();
        if any(Column::TieLast, Column::NextHistory) {
            self.company.fill(rows, self.items, columns);
        }
        if any(Column::Category, Column::Variant) {
            self.labels.fill(rows, self.items, columns);
        }
        let vectors = reads.between(Column::VectorLast, Column::VectorBefore);
        if vectors.any() {
            self.taste.fill_vectors(rows, self.items, vectors, columns);
        }
        if any(Column::WordsLast, Column::WordsBefore) {
            self.taste.fill_words(rows, self.items, columns);
        }
        if any(Column::Popularity, Column::DiscountFit) {
            self.offer.fill(rows, self.items, &self.taste, reads.has(Column::PriceFit), columns);
        }
        if any(Column::SeenBefore, Column::HadEnough) {
            self.remembered.fill(rows, columns);
        }
        if reads.has(Column::UsualNow) {
            self.rhythm.fill(rows, self.items, columns);
        }
    }

    /// The candidate of a row.
    pub fn candidate(&self, row: Row) -> Option<Candidate<'a>> {
        Some(Candidate { row, item: self.items.get(row)?, card: self.items.card(row)? })
    }
}

impl Deref for Context<'_> {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        self.tables
    }
}
