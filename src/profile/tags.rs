//! What is known, in words: every tag is one row of a table, and the shopper can read, delete and block each.
//!
//! Nothing here infers age, gender, health, faith, politics, ethnicity or sexuality. Such a thing can be declared; then it is
//! marked, stays on the device, and no decision about money reads it.

mod basic;
mod behaviour;
mod dayparts;
mod evidence;
mod preference;
mod reading;
mod row;
pub mod segments;
mod value;
mod words;

pub use evidence::Evidence;
pub use reading::{Finding, Reading};
pub use row::{Level, Row, Rule, Sensitivity};
pub use words::Locale;

use super::kind::Kind;
use super::price::PriceTaste;
use super::statement::Statement;
use super::Profile;
use crate::key::key;
use crate::value::Object;

/// Every tag there is, level by level.
pub const TABLES: [&[Row]; 4] = [basic::ROWS, behaviour::ROWS, preference::ROWS, value::ROWS];

/// One thing that is known.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Stable id; what `forget` and `block` take.
    pub id: String,
    /// The row behind it.
    pub row: &'static Row,
    /// The thing itself, in the shop's words or ours.
    pub label: String,
    /// Strength from 0 to 1; of a family of tags, relative to the strongest.
    pub value: f64,
    /// What it was made of.
    pub evidence: Evidence,
    /// When what it was made of last changed, milliseconds since 1970.
    pub last_change_ms: f64,
}

impl Tag {
    /// The tag as JavaScript gets it, its evidence in `locale`; `js/engine/tags.ts` adds what it means.
    pub fn to_object(&self, locale: Locale, now_ms: f64) -> Object {
        let mut object = Object::default();
        object
            .text("id", &self.id)
            .text("level", self.row.level.as_str())
            .text("kind", self.row.id)
            .text("label", &self.label)
            .bool("ours", self.row.has_our_words())
            .text("evidence", &self.evidence.words(locale, self.last_change_ms, now_ms))
            .number("value", self.value)
            .number("lastChangeMs", self.last_change_ms)
            .bool("declared", self.row.is_declared())
            .bool("sensitive", self.row.sensitivity == Sensitivity::Sensitive);
        object
    }
}

/// Everything that is known and not blocked, level by level; a family of tags strongest first.
pub fn all(profile: &Profile, now_ms: f64) -> Vec<Tag> {
    let mut tags = Vec::new();
    for row in TABLES.iter().copied().flatten() {
        let reading = Reading::new(profile, row.level, now_ms);
        row.rule.read(row.id, &reading, &mut |finding: Finding| {
            let id = match &finding.of {
                Some(of) => [row.id, ":", of].concat(),
                None => row.id.to_owned(),
            };
            if !profile.limits.blocks(&id) {
                let label = finding.label.or(finding.of).unwrap_or_default();
                let (value, evidence) = (finding.value.clamp(0.0, 1.0), finding.evidence);
                let last_change_ms = crate::time::millis(finding.at_s);
                tags.push(Tag { id, row, label, value, evidence, last_change_ms });
            }
        });
    }
    tags
}

/// The row of a tag id, if there is such a tag.
pub fn row_of(tag_id: &str) -> Option<&'static Row> {
    let name = tag_id.split(':').next()?;
    TABLES.iter().copied().flatten().find(|row| row.id == name)
}

/// True when a decision that changes what a shopper pays or is offered may read the tag.
pub fn may_decide_money(tag_id: &str) -> bool {
    row_of(tag_id).is_some_and(Row::may_decide_money)
}

/// The statement that fills a declared tag; none for a name that nobody declares.
pub fn statement(name: &str, value: &str, by_shop: bool, at_s: u32) -> Option<Statement> {
    let row = row_of(name).filter(|row| row.is_declared())?;
    Some(Statement { name: row.id.to_owned(), value: value.to_owned(), by_shop, at_s })
}

/// Deletes what a tag was made of. Other tags made of the same evidence go with it: that is what deleting means.
pub fn forget(profile: &mut Profile, tag_id: &str) {
    let Some(row) = row_of(tag_id) else { return };
    let of = tag_id.strip_prefix(row.id).and_then(|rest| rest.strip_prefix(':'));
    match (&row.rule, of) {
        (Rule::Family(kind) | Rule::Now(kind), Some(label)) => forget_family(profile, *kind, label),
        (Rule::Items(_), Some(id)) => profile.history.forget(|seen| seen.id == id),
        (Rule::Items(_), None) => {}
        (Rule::Fact(name), _) => profile.device.forget(name),
        (Rule::Said, _) => profile.statements.take_back(row.id),
        (Rule::Did(event), _) => {
            let name = key(Kind::Event.row().name, event.as_str());
            profile.tallies.forget(|tally| tally.key == name);
        }
        (Rule::Family(kind) | Rule::Now(kind), None) => profile.tallies.forget(|tally| tally.kind == *kind),
        (Rule::Worked(_, source), _) => forget_source(profile, *source),
    }
}

fn forget_family(profile: &mut Profile, kind: Kind, label: &str) {
    let name = key(kind.row().name, label);
    profile.tallies.forget(|tally| tally.key == name);
    if matches!(kind, Kind::Category | Kind::Brand) {
        profile.history.forget(|seen| seen.brand == name || seen.categories.contains(&name));
    }
}

/// What a worked-out tag is made of, so that deleting it deletes that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Tallies of a kind.
    Tallies(Kind),
    /// Visits and their times.
    Visits,
    /// The usual price.
    Price,
    /// Orders, except their numbers: an order is counted once, for ever.
    Orders,
    /// Orders and visits together.
    OrdersAndVisits,
    /// Channels.
    Channels,
    /// Remembered items.
    Items,
}

fn forget_source(profile: &mut Profile, source: Source) {
    match source {
        Source::Tallies(kind) => profile.tallies.forget(|tally| tally.kind == kind),
        Source::Visits => {
            // The visit of now is over, too: what was tallied in it is no longer of "this visit".
            let last_s = profile.visits.last_s;
            profile.visits = super::Visits { last_s, start_s: last_s.saturating_add(1), ..super::Visits::default() };
        }
        Source::Price => profile.price = PriceTaste::default(),
        Source::Orders => profile.purchases.forget_before(u32::MAX),
        Source::OrdersAndVisits => {
            forget_source(profile, Source::Orders);
            forget_source(profile, Source::Visits);
        }
        Source::Channels => profile.channels = (String::new(), String::new()),
        Source::Items => profile.history.forget(|_| true),
    }
}
