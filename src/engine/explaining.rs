//! The engine's part of reasons: what speaks for an item, in the shop's words, and never a word the shopper does not want to hear.

use super::Engine;
use crate::item::Row;
use crate::key::{key, Key};
use crate::rank::context::Candidate;
use crate::rank::explain::{Cause, Explanation, Explanations};
use crate::rank::feature::Subject;
use crate::rank::grounds::Grounds;
use crate::rank::query::Asked;
use crate::value::{Object, Value};
use std::rc::Rc;

/// A reason in the terms of the boundary.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The feature's code.
    pub code: &'static str,
    /// Its share, 0 to 1.
    pub share: f32,
    /// What it was about, in the shop's words; empty if nothing in particular.
    pub subject: String,
}

impl Reason {
    /// The reason as the object JavaScript gets.
    pub fn to_value(&self) -> Value {
        Object::default().text("code", self.code).number("share", self.share).text("subject", &self.subject).end()
    }
}

/// An explained ranking.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) ticket: u32,
    pub(super) query: String,
    pub(super) grounds: Rc<Grounds>,
    pub(super) rows: Vec<Row>,
    pub(super) explanations: Explanations,
}

impl Engine {
    /// The reasons of a ranking, one list per item; empty when it is too old.
    pub fn reasons(&self, ticket: u32) -> Vec<Vec<Reason>> {
        let Some(kept) = self.rankings.iter().find(|kept| kept.ticket == ticket) else {
            return Vec::new();
        };
        let reasons = |(row, explanation): (&Row, Explanation)| {
            let Some((item, card)) = self.items.get(*row).zip(self.items.card(*row)) else { return Vec::new() };
            let candidate = Candidate { row: *row, item, card };
            let reason = |cause: &Cause| Reason {
                code: cause.code,
                share: cause.share,
                subject: self.words(cause.subject(&kept.grounds, &candidate), &kept.query),
            };
            explanation.iter().map(reason).collect()
        };
        kept.rows.iter().zip(kept.explanations.all()).map(reasons).collect()
    }

    /// True for what the shopper blocked or does not want, and for items of it.
    fn is_hidden(&self, subject: Subject, query: &str) -> bool {
        let hidden = self.profile.limits.hidden();
        let is = |key: &Key| *key != 0 && hidden.contains(key);
        match subject {
            _ if hidden.is_empty() => false,
            Subject::Nothing => false,
            Subject::Query => is(&key("query", query)),
            Subject::Label(label) => is(&label),
            Subject::Item(item) => {
                let met = self.items.find(item).is_some_and(|met| is(&met.brand) || met.categories.iter().any(is));
                let seen = self.profile.history.find(item);
                is(&item) || met || seen.is_some_and(|seen| is(&seen.brand) || seen.categories.iter().any(is))
            }
        }
    }

    /// What a reason is about, in words; '' for what the shopper does not want to hear of any more.
    fn words(&self, subject: Subject, query: &str) -> String {
        if self.is_hidden(subject, query) {
            return String::new();
        }
        let found = match subject {
            Subject::Nothing => None,
            Subject::Query => return Asked::read(query).text,
            Subject::Label(key) => self.items.label(key),
            Subject::Item(key) => {
                let remembered =
                    self.profile.history.newest_first().find(|seen| seen.key == key).map(|seen| seen.name.as_str());
                remembered.or_else(|| self.items.find(key).map(|item| &*item.name))
            }
        };
        found.unwrap_or_default().to_owned()
    }
}
