//! The history as bytes, today's and that of version 1.

use super::{History, Seen};
use crate::item::CATEGORY_LEVELS;
use crate::pack::{Fields, Packed, Record, Unpacked};
use crate::signal::Action;
use crate::time::seconds;

impl History {
    /// The history as data.
    pub(in crate::profile) fn write(&self) -> Packed {
        let passed = self.passed.iter().map(|(key, times)| Record::default().int(*key).int(*times).end());
        Record::default().list(self.items.iter().map(write_seen)).list(passed).end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(in crate::profile) fn read(value: Unpacked<'_>) -> Option<Self> {
        Self::read_with(value, read_seen)
    }

    /// Reads the history of a snapshot of version 1.
    pub(in crate::profile) fn read_v1(value: Unpacked<'_>) -> Option<Self> {
        Self::read_with(value, read_seen_v1)
    }

    fn read_with(value: Unpacked<'_>, read: fn(&mut Fields<'_>) -> Seen) -> Option<Self> {
        let mut fields = value.fields();
        let (mut history, mut fit) = (Self::default(), true);
        for seen in fields.list() {
            let mut seen = seen.fields();
            history.items.push(read(&mut seen));
            fit &= seen.end();
        }
        for passed in fields.list() {
            let mut passed = passed.fields();
            history.passed.push((passed.u64(), passed.u16()));
            fit &= passed.end();
        }
        (fit && fields.end()).then_some(history)
    }
}

fn write_seen(seen: &Seen) -> Packed {
    Record::default()
        .int(seen.key)
        .text(&seen.id)
        .text(&seen.name)
        .list(seen.categories.iter().take_while(|&&key| key != 0).map(|&key| Packed::int(key)))
        .int(seen.brand)
        .int(seen.action.number())
        .int(seen.times)
        .int(seen.first_s)
        .int(seen.at_s)
        .int(seen.bought)
        .int(seen.bought_s.0)
        .int(seen.bought_s.1)
        .bytes(&seen.artefact)
        .end()
}

fn read_seen(fields: &mut Fields<'_>) -> Seen {
    let mut seen = read_start(fields);
    (seen.first_s, seen.at_s) = (fields.u32(), fields.u32());
    (seen.bought, seen.bought_s) = (fields.u16(), (fields.u32(), fields.u32()));
    seen.artefact = fields.bytes().to_vec();
    seen
}

/// An item of a snapshot of version 1, which knew nothing of purchases but that there were some.
fn read_seen_v1(fields: &mut Fields<'_>) -> Seen {
    let mut seen = read_start(fields);
    seen.at_s = seconds(fields.number());
    seen.first_s = seen.at_s;
    if seen.action == Action::Purchased {
        (seen.bought, seen.bought_s) = (1, (seen.at_s, seen.at_s));
    }
    seen.artefact = fields.bytes().to_vec();
    seen
}

/// What both versions begin with.
fn read_start(fields: &mut Fields<'_>) -> Seen {
    let (key, id, name) = (fields.u64(), fields.text(), fields.text());
    let (mut categories, mut levels) = ([0; CATEGORY_LEVELS], fields.list());
    for (slot, level) in categories.iter_mut().zip(&mut levels) {
        *slot = level.int().unwrap_or_default();
    }
    let (brand, action) = (fields.u64(), Action::from_number(fields.u16()));
    fields.require(levels.is_empty() && action.is_some());
    Seen {
        key,
        id,
        name,
        categories,
        brand,
        action: action.unwrap_or(Action::Selected),
        times: fields.u16(),
        first_s: 0,
        at_s: 0,
        bought: 0,
        bought_s: (0, 0),
        artefact: Vec::new(),
    }
}
