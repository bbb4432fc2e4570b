//! A row of the table of tags.

use super::evidence::Evidence;
use super::reading::{Finding, Reading};
#[cfg(not(target_arch = "wasm32"))]
use super::words::Locale;
use super::Source;
use crate::event::EventKind;
use crate::profile::history::Seen;
use crate::profile::kind::Kind;

/// The four levels of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Facts and statements; renewed each quarter.
    Basic,
    /// What is done; at once.
    Behaviour,
    /// What is liked; at once.
    Preference,
    /// What it comes to; worked out each month, and when an order is placed.
    Value,
}

impl Level {
    /// The name JavaScript uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Behaviour => "behaviour",
            Self::Preference => "preference",
            Self::Value => "value",
        }
    }
}

/// How carefully a tag has to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// Says nothing that a shop assistant would not notice.
    Plain,
    /// Says something about the person or the purse.
    Personal,
    /// A special category, or close to one: only ever declared.
    Sensitive,
}

/// How a tag comes about.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// A fact about the device, by name.
    Fact(&'static str),
    /// What was said under the row's own name.
    Said,
    /// How often something was done.
    Did(EventKind),
    /// One tag for each tally of a kind that is not faint: `<row>:<label>`.
    Family(Kind),
    /// The same by the evidence of this visit alone.
    Now(Kind),
    /// One tag for each remembered item that passes: `<row>:<item id>`.
    Items(fn(&Seen) -> bool),
    /// Worked out from a source.
    Worked(fn(&Reading<'_>) -> Option<Finding>, Source),
}

/// A row: one tag, or one family of tags.
#[derive(Debug)]
pub struct Row {
    /// Stable name; the id of the tag, or the part before the colon.
    pub id: &'static str,
    /// Its level, and with it its cadence and retention.
    pub level: Level,
    /// How carefully it has to be treated.
    pub sensitivity: Sensitivity,
    /// How it comes about.
    pub rule: Rule,
    /// What it means in English and in Chinese, and how it is computed: for the documentation and the chunks of words that are
    /// generated from this table. The engine itself carries none of it.
    #[cfg(not(target_arch = "wasm32"))]
    words: [&'static str; 3],
}

/// A row with its meaning in English and Chinese, and how it is computed.
#[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
pub(super) const fn row(
    level: Level,
    id: &'static str,
    (en, zh): (&'static str, &'static str),
    rule: Rule,
    how: &'static str,
) -> Row {
    Row {
        id,
        level,
        sensitivity: Sensitivity::Plain,
        rule,
        #[cfg(not(target_arch = "wasm32"))]
        words: [en, zh, how],
    }
}

impl Row {
    /// The same row, to be treated with more care.
    pub(super) const fn with(mut self, sensitivity: Sensitivity) -> Self {
        self.sensitivity = sensitivity;
        self
    }

    /// The same worked-out row, made of another source.
    pub(super) const fn made_of(mut self, source: Source) -> Self {
        if let Rule::Worked(work, _) = self.rule {
            self.rule = Rule::Worked(work, source);
        }
        self
    }

    /// What it means, for the shopper.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn meaning(&self, locale: Locale) -> &'static str {
        let [en, zh, _] = self.words;
        if locale.en() {
            en
        } else {
            zh
        }
    }

    /// True when the labels of its tags are words of ours (`phone`, `at_risk`), false when they are the shop's or the shopper's.
    pub const fn has_our_words(&self) -> bool {
        matches!(
            self.rule,
            Rule::Fact(_)
                | Rule::Worked(..)
                | Rule::Family(Kind::Channel | Kind::Friction | Kind::FrictionPage | Kind::Page)
        )
    }

    /// How it is computed, for the documentation.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn how(&self) -> String {
        let [_, _, how] = self.words;
        let of = |kind: &Kind| format!("one tag per {}, half-life {} days", kind.row().name, kind.row().half_life_days);
        match &self.rule {
            Rule::Fact(name) => {
                format!("read from the browser as `{name}`{}{}", if how.is_empty() { "" } else { ": " }, how)
            }
            Rule::Said => {
                format!("declared, never inferred{}{}", if how.is_empty() { "" } else { ": " }, how)
            }
            Rule::Did(event) => format!("counts `{}`; value 1 - 1/(1 + score), half-life 30 days", event.as_str()),
            Rule::Family(kind) => format!("{}{}{}", of(kind), if how.is_empty() { "" } else { ": " }, how),
            Rule::Now(kind) => format!("one tag per {} of this visit alone", kind.row().name),
            Rule::Items(_) | Rule::Worked(..) => how.to_owned(),
        }
    }

    /// True when it is declared, by the shopper or the shop.
    pub const fn is_declared(&self) -> bool {
        matches!(self.rule, Rule::Said)
    }

    /// True when a noised aggregate may be made of it.
    pub fn may_be_shared(&self) -> bool {
        self.sensitivity == Sensitivity::Plain && !self.is_declared()
    }

    /// True when a decision that changes what a shopper pays or is offered may read it: neither value-level, nor declared, nor
    /// sensitive tags are readable there.
    pub fn may_decide_money(&self) -> bool {
        self.may_be_shared() && self.level != Level::Value
    }
}

/// Tags below this share of the strongest of their family are not worth a line.
const FAINT: f64 = 0.02;

impl Rule {
    /// Tells every tag of the rule.
    pub(super) fn read(&self, id: &str, reading: &Reading<'_>, tell: &mut dyn FnMut(Finding)) {
        let profile = reading.profile;
        match self {
            Self::Fact(name) => {
                if let Some(value) = profile.device.get(name) {
                    tell(Finding::new(1.0, Evidence::Device, profile.device.at_s).labelled(value));
                }
            }
            Self::Said => {
                if let Some(said) = profile.statements.get(id) {
                    let evidence = if said.by_shop { Evidence::ShopSaid } else { Evidence::Said };
                    tell(Finding::new(1.0, evidence, said.at_s).labelled(&said.value));
                }
            }
            Self::Did(event) => {
                if let Some(tally) = profile.tallies.named(Kind::Event, event.as_str()) {
                    let score = tally.score_at(reading.now_ms);
                    tell(Finding::new(score / (1.0 + score), Evidence::Times(tally.times), tally.at_s));
                }
            }
            Self::Family(kind) => {
                for (tally, share) in profile.tallies.ranked(*kind, reading.now_ms) {
                    if share >= FAINT {
                        tell(Finding::new(share, Evidence::Times(tally.times), tally.at_s).of(&tally.label));
                    }
                }
            }
            Self::Now(kind) => {
                for (tally, share) in reading.this_visit(*kind) {
                    tell(Finding::new(share, Evidence::ThisVisit, tally.at_s).of(&tally.label));
                }
            }
            Self::Items(passes) => {
                for seen in profile.history.newest_first().filter(|seen| passes(seen)) {
                    let evidence = match seen.bought {
                        0 => Evidence::Contacts(u32::from(seen.times)),
                        bought => Evidence::Times(u32::from(bought)),
                    };
                    tell(Finding::new(1.0, evidence, seen.at_s).of(&seen.id).labelled(&seen.name));
                }
            }
            Self::Worked(work, _) => {
                if let Some(finding) = work(reading) {
                    tell(finding);
                }
            }
        }
    }
}
