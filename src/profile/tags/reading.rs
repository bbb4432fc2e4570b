//! What the rules look at, and what they find.

use super::evidence::Evidence;
use super::row::Level;
use crate::profile::kind::Kind;
use crate::profile::tally::Tally;
use crate::profile::visits::IDLE_S;
use crate::profile::Profile;
use crate::time::{millis, seconds};

const MONTH_S: u32 = 30 * 86_400;

/// A profile, and the time it is looked at.
pub struct Reading<'a> {
    /// The shopper.
    pub profile: &'a Profile,
    /// The time, milliseconds since 1970; at the level of values the last time they were worked out.
    pub now_ms: f64,
    /// The same in seconds.
    pub now_s: u32,
}

/// What a rule found.
pub struct Finding {
    /// What comes after the colon of the tag's id; none for a tag that is one of a kind.
    pub of: Option<String>,
    /// The thing itself; `of` if none.
    pub label: Option<String>,
    /// Strength, 0 to 1.
    pub value: f64,
    /// What it was made of.
    pub evidence: Evidence,
    /// When that last changed, seconds since 1970.
    pub at_s: u32,
}

impl Finding {
    /// A finding that is one of a kind.
    pub const fn new(value: f64, evidence: Evidence, at_s: u32) -> Self {
        Self { of: None, label: None, value, evidence, at_s }
    }

    /// The finding with words of its own.
    pub fn labelled(mut self, label: &str) -> Self {
        self.label = Some(label.to_owned());
        self
    }

    /// The finding as one of a family.
    pub fn of(mut self, of: &str) -> Self {
        self.of = Some(of.to_owned());
        self
    }
}

impl<'a> Reading<'a> {
    /// Looks at a profile for tags of a level. Values are worked out when an order is placed and each month after it, so that
    /// they do not waver from day to day.
    pub fn new(profile: &'a Profile, level: Level, now_ms: f64) -> Self {
        let now_s = match (level, profile.purchases.orders.last().map_or(profile.visits.first_s, |order| order.at_s)) {
            (Level::Value, from_s) => from_s + seconds(now_ms).saturating_sub(from_s) / MONTH_S * MONTH_S,
            _ => seconds(now_ms),
        };
        let now_ms = if level == Level::Value { millis(now_s) } else { now_ms };
        Self { profile, now_ms, now_s }
    }

    /// The tallies of this visit, strongest first; none when the last visit is over.
    pub fn this_visit(&self, kind: Kind) -> Vec<(&'a Tally, f64)> {
        if self.visit_is_over() {
            return Vec::new();
        }
        self.profile.tallies.ranked_since(kind, self.profile.visits.start_s)
    }

    const fn visit_is_over(&self) -> bool {
        self.now_s > self.profile.visits.last_s.saturating_add(IDLE_S)
    }

    /// Whole days since a time.
    pub const fn days_since(&self, at_s: u32) -> u32 {
        self.now_s.saturating_sub(at_s) / 86_400
    }

    /// How often an event happened, ever, and when last.
    pub fn did(&self, event: &str) -> (u32, u32) {
        self.profile.tallies.named(Kind::Event, event).map_or((0, 0), |tally| (tally.times, tally.at_s))
    }

    /// Evidence of an event in this visit.
    pub fn did_now(&self, event: &str) -> f64 {
        if self.visit_is_over() {
            return 0.0;
        }
        let Profile { visits, tallies, .. } = self.profile;
        tallies.named(Kind::Event, event).map_or(0.0, |tally| tally.score_since(visits.start_s))
    }

    /// How much one habit outweighs its opposite: found when it makes up two thirds of at least `least` cases.
    pub fn habit(&self, name: &str, opposite: &str, least: u32) -> Option<Finding> {
        let tally = |name| self.profile.tallies.named(Kind::Habit, name);
        let (part, at_s) = tally(name).map(|tally| (tally.times, tally.at_s))?;
        let of = part + tally(opposite).map_or(0, |tally| tally.times);
        (of >= least && part * 3 >= of * 2).then(|| Finding::new(share(part, of), Evidence::Share(part, of), at_s))
    }

    /// How often one event happened, how often another, from `least` of these on, and when the first one did last.
    pub fn rate(&self, of: &str, per: &str, least: u32) -> Option<(u32, u32, u32)> {
        let ((part, at_s), (whole, _)) = (self.did(of), self.did(per));
        (whole >= least).then_some((part.min(whole), whole, at_s))
    }
}

/// A part of a whole, 0 to 1.
pub fn share(part: u32, of: u32) -> f64 {
    f64::from(part) / f64::from(of.max(1))
}
