//! The shopper, as far as this device knows: bounded, decayed, and in words the shopper can check.

pub mod history;
pub mod interest;
pub mod price;
mod snapshot;
pub mod tags;

pub use snapshot::VERSION as SNAPSHOT_VERSION;

use crate::event::{Event, EventKind};
use crate::item::{Item, ItemTable};
use crate::key::Key;
use crate::signal;
use history::History;
use interest::{Interests, Kind};
use price::PriceTaste;
use serde::{Deserialize, Serialize};

/// What is known about the shopper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Interest in categories and brands.
    pub interests: Interests,
    /// Items the shopper had to do with.
    pub history: History,
    /// What the shopper usually pays.
    pub price: PriceTaste,
    /// Stable names of the orders counted so far, oldest first.
    pub orders: Vec<Key>,
    /// Time of the last event, milliseconds since 1970; 0 before the first.
    pub last_event_ms: f64,
}

impl Profile {
    /// True when nothing is known: then every order is the server's.
    pub fn is_empty(&self) -> bool {
        self.history.is_empty() && self.interests.is_empty()
    }

    /// Takes in one cleaned event.
    pub fn observe(&mut self, event: &Event, items: &ItemTable) {
        // Replays and second tabs may bring events late; the clock of the profile never runs backwards.
        let now_ms = event.at_ms.max(self.last_event_ms);
        self.last_event_ms = now_ms;
        let Some(signal) = signal::of(event.kind) else { return };
        for item in event.lines.iter().filter_map(|line| items.get(line.row)) {
            if event.kind == EventKind::ViewItemList {
                self.history.passed(item.key);
            }
            if signal.strength != 0.0 {
                self.interest(item, items, signal.strength, now_ms);
            }
            if let Some(action) = signal.action {
                self.history.remember(item, action, now_ms);
            }
        }
    }

    /// Deletes one tag and what it was made of: the interest, and the remembered items that carry it.
    pub fn forget(&mut self, tag_id: &str) {
        if let Some(forgotten) = self.interests.forget(tag_id) {
            self.history.forget(|seen| seen.brand == forgotten || seen.categories.contains(&forgotten));
        }
        if tag_id == tags::PRICE_TAG {
            self.price = PriceTaste::default();
        }
    }

    fn interest(&mut self, item: &Item, items: &ItemTable, strength: f32, now_ms: f64) {
        let named = |key: &Key| items.label(*key).map(|label| (*key, label));
        for (key, label) in item.categories.iter().filter_map(named) {
            self.interests.add(Kind::Category, key, label, strength, now_ms);
        }
        if let Some((key, label)) = named(&item.brand) {
            self.interests.add(Kind::Brand, key, label, strength, now_ms);
        }
        if strength > 0.0 {
            self.price.add(item.log_price, strength, now_ms);
        }
    }
}
