//! The shopper, as far as this device knows: bounded, decayed, and in words the shopper can check.

pub mod device;
pub mod edit;
pub mod evaluation;
mod habit;
pub mod history;
pub mod kind;
pub mod leaning;
pub mod limits;
pub mod observe;
pub mod price;
pub mod purchases;
pub mod retention;
mod snapshot;
pub mod statement;
pub mod tags;
pub mod tally;
pub mod visits;

use device::Device;
use evaluation::Evaluation;
use history::History;
use kind::Kind;
use leaning::Leaning;
use limits::Limits;
use price::PriceTaste;
use purchases::Purchases;
use statement::Statements;
use tally::Tallies;
use visits::Visits;

pub use snapshot::VERSION;

/// What is known about the shopper.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Interests, habits, searches: everything that is counted and fades.
    pub tallies: Tallies,
    /// Items the shopper had to do with.
    pub history: History,
    /// What the shopper usually pays.
    pub price: PriceTaste,
    /// Orders.
    pub purchases: Purchases,
    /// Visits.
    pub visits: Visits,
    /// Facts about the device.
    pub device: Device,
    /// What was said outright.
    pub statements: Statements,
    /// What the shopper does not want.
    pub limits: Limits,
    /// The channel of the first visit, and of the last that had one but `direct`; empty if unknown.
    pub channels: (String, String),
    /// How much more or less than others they go by what the ranking looks at.
    pub leaning: Leaning,
    /// What became of what was shown.
    pub evaluation: Evaluation,
}

impl Default for Profile {
    // By hand to stand in the engine once: derived, it is written out wherever a profile is emptied.
    #[inline(never)]
    fn default() -> Self {
        Self {
            tallies: Tallies::default(),
            history: History::default(),
            price: PriceTaste::default(),
            purchases: Purchases::default(),
            visits: Visits::default(),
            device: Device::default(),
            statements: Statements::default(),
            limits: Limits::default(),
            channels: Default::default(),
            leaning: Leaning::default(),
            evaluation: Evaluation::default(),
        }
    }
}

impl Profile {
    /// True when nothing is known that could order a list: then every order is the server's.
    pub fn is_empty(&self) -> bool {
        self.history.is_empty() && [Kind::Category, Kind::Brand].iter().all(|&kind| self.tallies.has_none_of(kind))
    }

    /// This profile with what happened later on top: in another tab, or on a page before its stored profile was read.
    #[must_use]
    pub fn followed_by(mut self, later: Self) -> Self {
        self.visits.absorb(&later.visits);
        self.tallies.absorb(later.tallies, self.visits.start_s);
        self.history.absorb(later.history);
        self.price.absorb(&later.price);
        self.purchases.absorb(&later.purchases);
        self.leaning.absorb(&later.leaning);
        self.evaluation.absorb(later.evaluation);
        self.take_newer(later.device, later.statements, &later.limits);
        replace_if_said(&mut self.channels.1, later.channels.1);
        if self.channels.0.is_empty() {
            self.channels.0 = later.channels.0;
        }
        self
    }

    /// This profile with another copy of the same shopper's, from an export or another device. Joining twice changes nothing.
    #[must_use]
    pub fn joined_with(mut self, other: Self) -> Self {
        if other.visits.last_s > self.visits.last_s {
            self.price = other.price;
            replace_if_said(&mut self.channels.1, other.channels.1);
        }
        if self.channels.0.is_empty() || (other.visits.first_s < self.visits.first_s && !other.channels.0.is_empty()) {
            self.channels.0 = other.channels.0;
        }
        self.visits.join(&other.visits);
        self.tallies.join(other.tallies);
        self.history.join(other.history);
        self.purchases.join(&other.purchases);
        self.leaning.join(&other.leaning);
        self.evaluation.join(other.evaluation);
        self.take_newer(other.device, other.statements, &other.limits);
        self
    }

    /// Deletes one tag and what it was made of.
    pub fn forget(&mut self, tag_id: &str) {
        tags::forget(self, tag_id);
    }

    fn take_newer(&mut self, device: Device, statements: Statements, limits: &Limits) {
        self.device.join(device);
        self.statements.join(statements);
        self.limits.join(limits);
        let limits = &self.limits;
        // What came from elsewhere may hold what is blocked here.
        self.tallies.forget(|tally| limits.blocks_label(tally.kind.row().name, &tally.label));
    }
}

fn replace_if_said(slot: &mut String, value: String) {
    if !value.is_empty() {
        *slot = value;
    }
}

#[cfg(test)]
mod tests;
