//! Items the shopper had to do with, newest first, each with its neighbours so that it still counts when it is off the page.

use crate::item::artefact::ItemArtefact;
use crate::item::{Item, CATEGORY_LEVELS};
use crate::key::Key;
use crate::signal::Action;
use crate::value::{fields, Value};

/// Items remembered with their neighbours: about 150 bytes each.
const MAX_ITEMS: usize = 100;
/// Items whose passing-over is counted.
const MAX_PASSED: usize = 300;
/// Longest title kept, in characters; it is only for the words of reasons.
const MAX_NAME_CHARS: usize = 80;

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
    /// When something was last done with it, milliseconds since 1970.
    pub at_ms: f64,
    artefact: Vec<u8>,
}

impl Seen {
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

    /// How often an item was in view since it was last chosen.
    pub fn times_passed(&self, item: Key) -> u16 {
        self.passed.iter().find(|(key, _)| *key == item).map_or(0, |(_, times)| *times)
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
    pub fn remember(&mut self, item: &Item, action: Action, now_ms: f64) {
        self.passed.retain(|(key, _)| *key != item.key);
        let before = self.items.iter().position(|seen| seen.key == item.key).map(|at| self.items.remove(at));
        if self.items.len() >= MAX_ITEMS {
            self.items.remove(0);
        }
        let known = item.artefact.build != 0;
        let (strongest, times, old_artefact) =
            before.map_or((action, 0, Vec::new()), |seen| (seen.action.max(action), seen.times, seen.artefact));
        self.items.push(Seen {
            key: item.key,
            id: item.id.to_string(),
            name: item.name.chars().take(MAX_NAME_CHARS).collect(),
            categories: item.categories,
            brand: item.brand,
            action: strongest,
            times: times.saturating_add(1),
            at_ms: now_ms,
            artefact: if known { item.artefact.encode() } else { old_artefact },
        });
    }

    /// Adds what was gathered apart and later.
    pub fn absorb(&mut self, later: Self) {
        for mut seen in later.items {
            if let Some(at) = self.items.iter().position(|before| before.key == seen.key) {
                let before = self.items.remove(at);
                seen.action = seen.action.max(before.action);
                seen.times = seen.times.saturating_add(before.times);
            }
            self.passed.retain(|(key, _)| *key != seen.key);
            self.items.push(seen);
        }
        for (key, times) in later.passed {
            (0..times).for_each(|_| self.passed(key));
        }
        let surplus = self.items.len().saturating_sub(MAX_ITEMS);
        self.items.drain(..surplus);
    }

    /// The history as data.
    pub(super) fn write(&self) -> Value {
        let passed = self.passed.iter().map(|(key, times)| fields([(*key).into(), u32::from(*times).into()]));
        fields([self.items.iter().map(write_seen).collect(), passed.collect()])
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Value) -> Option<Self> {
        let mut fields = value.fields()?;
        let items = fields.list(read_seen)?;
        let passed = fields.list(|value| {
            let mut pair = value.fields()?;
            let (key, times) = (pair.int()?, pair.int()?);
            pair.end((key, times))
        })?;
        fields.end(Self { items, passed })
    }

    /// Deletes remembered items.
    pub fn forget(&mut self, which: impl Fn(&Seen) -> bool) {
        self.items.retain(|seen| !which(seen));
    }
}

fn write_seen(seen: &Seen) -> Value {
    fields([
        seen.key.into(),
        seen.id.as_str().into(),
        seen.name.as_str().into(),
        seen.categories.iter().map(|&key| Value::Int(key)).collect(),
        seen.brand.into(),
        seen.action.number().into(),
        u32::from(seen.times).into(),
        seen.at_ms.into(),
        seen.artefact.as_slice().into(),
    ])
}

fn read_seen(value: Value) -> Option<Seen> {
    let mut fields = value.fields()?;
    let (key, id, name) = (fields.int()?, fields.text()?, fields.text()?);
    let levels = fields.list(|level| if let Value::Int(key) = level { Some(key) } else { None })?;
    let categories = levels.try_into().ok()?;
    let (brand, action) = (fields.int()?, Action::from_number(fields.int()?)?);
    let (times, at_ms, artefact) = (fields.int()?, fields.number()?, fields.bytes()?);
    fields.end(Seen { key, id, name, categories, brand, action, times, at_ms, artefact })
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
        history.remember(&a, Action::Carted, 1.0);
        history.remember(&b, Action::Viewed, 2.0);
        history.remember(&a, Action::Viewed, 3.0);
        let newest: Vec<_> = history.newest_first().map(|s| (s.id.as_str(), s.action, s.times)).collect();
        assert_eq!(newest, [("a", Action::Carted, 2), ("b", Action::Viewed, 1)]);
    }

    #[test]
    fn it_is_bounded() {
        let (mut table, mut history) = (ItemTable::default(), History::default());
        for i in 0..1_000 {
            let one = item(&mut table, &i.to_string());
            history.passed(one.key);
            history.remember(&one, Action::Viewed, f64::from(i));
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
        history.remember(&a, Action::Selected, 1.0);
        assert_eq!(history.times_passed(a.key), 0);
    }
}
