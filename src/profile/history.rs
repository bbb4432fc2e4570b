//! Items the shopper had to do with, newest first, each with its neighbours so that it still counts when it is off the page.

mod codec;

use super::tally::clipped;
use crate::item::artefact::ItemArtefact;
use crate::item::{Item, CATEGORY_LEVELS};
use crate::key::Key;
use crate::order::settle;
use crate::signal::Action;

/// Items remembered: about 80 bytes each.
const MAX_ITEMS: usize = 100;
/// Of these, the newest ones remembered with what the catalogue build knew about them: about 100 bytes more.
const MAX_ARTEFACTS: usize = 50;
/// Items whose passing-over is counted.
const MAX_PASSED: usize = 200;

/// An item the shopper had to do with.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Stable name of the item.
    pub key: Key,
    /// The shop's own id.
    pub id: String,
    /// Title.
    pub name: String,
    /// Category path, 0 beyond its end.
    pub categories: [Key; CATEGORY_LEVELS],
    /// Brand, 0 if unknown.
    pub brand: Key,
    /// The strongest thing done with it.
    pub action: Action,
    /// How often something was done with it.
    pub times: u16,
    /// When something was first done with it, seconds since 1970.
    pub first_s: u32,
    /// When something was last done with it, seconds since 1970.
    pub at_s: u32,
    /// How often it was bought.
    pub bought: u16,
    /// When it was first and last bought, seconds since 1970; 0 if never.
    pub bought_s: (u32, u32),
    artefact: Vec<u8>,
}

impl Seen {
    /// Mean days between its purchases; none before the second.
    pub fn rebuy_days(&self) -> Option<f64> {
        let gaps = self.bought.checked_sub(1).filter(|&gaps| gaps > 0)?;
        Some(f64::from(self.bought_s.1.saturating_sub(self.bought_s.0)) / 86_400.0 / f64::from(gaps))
    }

    /// What the catalogue build knew about the item when it was seen; empty if nothing.
    pub fn artefact(&self) -> ItemArtefact {
        ItemArtefact::decode(&self.artefact).unwrap_or_default()
    }
}

/// The remembered items.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    items: Vec<Seen>,
    /// Items that were in view and not chosen, with how often; oldest first.
    passed: Vec<(Key, u16)>,
}

impl History {
    /// True when nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Remembered items, newest first.
    pub fn newest_first(&self) -> impl DoubleEndedIterator<Item = &Seen> + ExactSizeIterator {
        self.items.iter().rev()
    }

    /// The item with a stable name, if it is remembered.
    pub fn find(&self, item: Key) -> Option<&Seen> {
        self.items.iter().rev().find(|seen| seen.key == item)
    }

    /// How often an item was in view since it was last chosen.
    pub fn times_passed(&self, item: Key) -> u16 {
        self.passed.iter().find(|(key, _)| *key == item).map_or(0, |(_, times)| *times)
    }

    /// Every item in view since it was last chosen, with how often.
    pub fn all_passed(&self) -> &[(Key, u16)] {
        &self.passed
    }

    /// The item was in view.
    pub fn passed(&mut self, item: Key) {
        let before = self.passed.iter().position(|(key, _)| *key == item).map_or(0, |at| self.passed.remove(at).1);
        if self.passed.len() >= MAX_PASSED {
            self.passed.remove(0);
        }
        self.passed.push((item, before.saturating_add(1)));
    }

    /// The shopper did something with the item: it becomes the newest.
    pub fn remember(&mut self, item: &Item, action: Action, at_s: u32) {
        if let Some(at) = self.passed.iter().position(|(key, _)| *key == item.key) {
            self.passed.remove(at);
        }
        let before = self.items.iter().position(|seen| seen.key == item.key).map(|at| self.items.remove(at));
        if self.items.len() >= MAX_ITEMS {
            self.items.remove(0);
        }
        let mut seen = before.unwrap_or_else(|| Seen {
            key: item.key,
            id: item.id.to_string(),
            name: String::new(),
            categories: item.categories,
            brand: item.brand,
            action,
            times: 0,
            first_s: at_s,
            at_s,
            bought: 0,
            bought_s: (0, 0),
            artefact: Vec::new(),
        });
        let name = clipped(&item.name);
        if !name.is_empty() && seen.name != name {
            seen.name = name.to_owned();
        }
        (seen.categories, seen.brand) = (item.categories, item.brand);
        seen.action = seen.action.max(action);
        seen.times = seen.times.saturating_add(1);
        seen.at_s = at_s;
        if action == Action::Purchased {
            seen.bought = seen.bought.saturating_add(1);
            seen.bought_s = (if seen.bought == 1 { at_s } else { seen.bought_s.0 }, at_s);
        }
        if !item.packed.is_empty() && *seen.artefact != *item.packed {
            seen.artefact = item.packed.to_vec();
        }
        self.items.push(seen);
        // One item more is old now, at most.
        if let Some(old) = self.items.len().checked_sub(MAX_ARTEFACTS + 1).and_then(|at| self.items.get_mut(at)) {
            old.artefact = Vec::new();
        }
    }

    /// The item came back: what was bought is bought once less.
    pub fn give_back(&mut self, item: Key) {
        if let Some(seen) = self.items.iter_mut().find(|seen| seen.key == item) {
            seen.bought = seen.bought.saturating_sub(1);
        }
    }

    /// Adds what was gathered apart and later.
    pub fn absorb(&mut self, later: Self) {
        // What was chosen later on was not passed over before.
        self.passed.retain(|(key, _)| later.items.iter().all(|seen| seen.key != *key));
        self.merge(later, u16::saturating_add);
    }

    /// Joins another copy: of everything the greater, so that joining twice changes nothing.
    pub fn join(&mut self, other: Self) {
        self.merge(other, u16::max);
    }

    fn merge(&mut self, other: Self, counts: fn(u16, u16) -> u16) {
        for (key, times) in other.passed {
            match self.passed.iter_mut().find(|(known, _)| *known == key) {
                Some((_, before)) => *before = counts(*before, times),
                None => self.passed.push((key, times)),
            }
        }
        for mut seen in other.items {
            if let Some(at) = self.items.iter().position(|before| before.key == seen.key) {
                let before = self.items.remove(at);
                seen.action = seen.action.max(before.action);
                seen.times = counts(before.times, seen.times);
                seen.first_s = seen.first_s.min(before.first_s);
                seen.bought_s = match (before.bought, seen.bought) {
                    (0, _) => seen.bought_s,
                    (_, 0) => before.bought_s,
                    _ => (before.bought_s.0.min(seen.bought_s.0), before.bought_s.1.max(seen.bought_s.1)),
                };
                seen.bought = counts(before.bought, seen.bought);
                if seen.artefact.is_empty() || before.at_s > seen.at_s {
                    seen.artefact = before.artefact;
                }
                seen.at_s = seen.at_s.max(before.at_s);
            }
            self.items.push(seen);
        }
        // Two tabs at a time, or two devices: newest last again. Stable, so that equal times keep their order.
        settle(&mut self.items, |one, other| one.at_s > other.at_s);
        let surplus = self.items.len().saturating_sub(MAX_ITEMS);
        self.items.drain(..surplus);
        let surplus = self.passed.len().saturating_sub(MAX_PASSED);
        self.passed.drain(..surplus);
        self.drop_old_artefacts();
    }

    fn drop_old_artefacts(&mut self) {
        let old = self.items.len().saturating_sub(MAX_ARTEFACTS);
        self.items.iter_mut().take(old).for_each(|seen| seen.artefact = Vec::new());
    }

    /// Deletes remembered items.
    pub fn forget(&mut self, which: impl Fn(&Seen) -> bool) {
        self.items.retain(|seen| !which(seen));
    }

    /// Forgets what was passed over: nobody remembers the items' names, so no tag can be made of it.
    pub fn forget_passed(&mut self) {
        self.passed.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::{Facts, ItemTable};

    fn item(table: &mut ItemTable, id: &str) -> Item {
        let row = table.register(&Facts { name: id, ..Facts::of(id) });
        table.get(row).unwrap().clone()
    }

    #[test]
    fn what_was_done_again_is_newest_and_keeps_its_strongest_action() {
        let (mut table, mut history) = (ItemTable::default(), History::default());
        let (a, b) = (item(&mut table, "a"), item(&mut table, "b"));
        history.remember(&a, Action::Carted, 1);
        history.remember(&b, Action::Viewed, 2);
        history.remember(&a, Action::Viewed, 3);
        let newest: Vec<_> = history.newest_first().map(|s| (s.id.as_str(), s.action, s.times)).collect();
        assert_eq!(newest, [("a", Action::Carted, 2), ("b", Action::Viewed, 1)]);
    }

    #[test]
    fn it_is_bounded() {
        let (mut table, mut history) = (ItemTable::default(), History::default());
        for i in 0..1_000 {
            let one = item(&mut table, &i.to_string());
            history.passed(one.key);
            history.remember(&one, Action::Viewed, i);
            history.passed(one.key);
        }
        assert_eq!(history.newest_first().len(), MAX_ITEMS);
        assert_eq!(history.passed.len(), MAX_PASSED);
        assert_eq!(history.newest_first().next().unwrap().id, "999");
    }

    #[test]
    fn choosing_an_item_ends_its_being_passed_over() {
        let (mut table, mut history) = (ItemTable::default(), History::default());
        let a = item(&mut table, "a");
        history.passed(a.key);
        history.passed(a.key);
        assert_eq!(history.times_passed(a.key), 2);
        history.remember(&a, Action::Selected, 1);
        assert_eq!(history.times_passed(a.key), 0);
    }
}
