//! The shopper, as far as this device knows: bounded, decayed, and in words the shopper can check.

pub mod history;
pub mod interest;
pub mod price;
mod snapshot;
pub mod tags;

use crate::event::{Event, EventKind};
use crate::item::{Item, ItemTable};
use crate::key::Key;
use crate::signal;
use history::History;
use interest::{Interests, Kind};
use price::PriceTaste;

/// What is known about the shopper.
#[derive(Debug, Clone, Default, PartialEq)]
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

    /// This profile with what happened later on top: a page learns before its stored profile is read.
    #[must_use]
    pub fn followed_by(mut self, later: Self) -> Self {
        self.interests.absorb(later.interests);
        self.history.absorb(later.history);
        self.price.absorb(&later.price);
        self.orders.extend(later.orders);
        self.last_event_ms = self.last_event_ms.max(later.last_event_ms);
        self
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Line;
    use crate::item::Facts;

    fn views(table: &ItemTable, rows: std::ops::Range<u32>) -> Profile {
        let mut profile = Profile::default();
        for row in rows {
            let lines = vec![Line { row, quantity: 1.0 }];
            profile.observe(&Event::new(EventKind::ViewItem, lines, f64::from(row) * 1e6), table);
        }
        profile
    }

    #[test]
    fn what_was_learnt_before_the_stored_profile_was_read_is_not_lost() {
        let mut table = ItemTable::default();
        for i in 0..10 {
            let (id, category) = (i.to_string(), format!("c{}", i % 3));
            table.register(&Facts {
                id: &id,
                categories: [&category, "", "", "", ""],
                price: 2.0 + i as f32,
                ..Facts::default()
            });
        }
        let (whole, parts) = (views(&table, 0..10), views(&table, 0..6).followed_by(views(&table, 6..10)));
        assert_eq!(parts.history, whole.history);
        assert_eq!(parts.last_event_ms, whole.last_event_ms);
        let shares =
            |p: &Profile| p.interests.ranked(Kind::Category, 1e7).iter().map(|(i, s)| (i.key, *s)).collect::<Vec<_>>();
        for (a, b) in shares(&parts).iter().zip(shares(&whole)) {
            assert!(a.0 == b.0 && (a.1 - b.1).abs() < 1e-6);
        }
        assert!((parts.price.usual().unwrap().0 - whole.price.usual().unwrap().0).abs() < 1e-6);
    }

    #[test]
    fn an_empty_page_changes_nothing() {
        let mut table = ItemTable::default();
        table.register(&Facts { id: "a", categories: ["c", "", "", "", ""], price: 2.0, ..Facts::default() });
        let stored = views(&table, 0..1);
        assert_eq!(stored.clone().followed_by(Profile::default()), stored);
    }
}
