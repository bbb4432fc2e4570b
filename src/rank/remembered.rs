//! What the shopper's own past says about an item itself, by its row.

use super::columns::{Column, Columns};
use super::feature::{had_enough, passed_over, rebuy_due, seen_before};
use crate::item::{ItemTable, Row};
use crate::key::{Key, KeyIndex};
use crate::profile::Profile;

/// What is remembered of one item.
#[derive(Debug, Clone, Copy, Default)]
struct Note {
    seen_before: f32,
    rebuy_due: f32,
    passed_over: f32,
    had_enough: f32,
}

/// Items with a past.
#[derive(Debug, Default)]
pub struct Remembered {
    notes: Vec<Note>,
    places: KeyIndex,
    /// The note of a row plus one; 0 for none, which is nearly every item.
    by_row: Vec<u16>,
}

impl Remembered {
    /// Reads the history.
    pub fn new(profile: &Profile, now_s: u32) -> Self {
        let mut remembered = Self::default();
        let rebuys = profile.history.newest_first().any(|seen| seen.bought > 1);
        for seen in profile.history.newest_first() {
            remembered.note(seen.key, |note| {
                note.seen_before = seen_before::value(seen, profile.visits.start_s);
                note.rebuy_due = rebuy_due::value(seen, now_s);
                note.had_enough = had_enough::value(seen, profile.visits.start_s, now_s, rebuys);
            });
        }
        for &(item, times) in profile.history.all_passed() {
            remembered.note(item, |note| note.passed_over = passed_over::value(times));
        }
        remembered
    }

    /// Changes the note of an item.
    fn note(&mut self, item: Key, change: impl Fn(&mut Note)) {
        let next = self.notes.len();
        let place = self.places.insert(item, next as u32) as usize;
        if place == next {
            self.notes.push(Note::default());
        }
        if let Some(note) = self.notes.get_mut(place) {
            change(note);
        }
    }

    /// Learns the rows of what was registered since it was made or since the last call; true when some of it is remembered.
    pub fn follow(&mut self, items: &ItemTable) -> bool {
        let mut any = false;
        for row in self.by_row.len()..items.len() {
            let key = items.get(row as Row).map_or(0, |item| item.key);
            let note = self.places.get(key).map_or(0, |place| place as u16 + 1);
            any |= note > 0;
            self.by_row.push(note);
        }
        any
    }

    /// Fills the columns of what is remembered.
    #[inline(never)]
    pub fn fill(&self, rows: &[Row], columns: &mut Columns) {
        for (at, &row) in rows.iter().enumerate() {
            let place = self.by_row.get(row as usize).copied().unwrap_or_default();
            if place == 0 {
                continue;
            }
            if let Some(note) = self.notes.get(usize::from(place) - 1) {
                columns.set(Column::SeenBefore, at, note.seen_before);
                columns.set(Column::RebuyDue, at, note.rebuy_due);
                columns.set(Column::PassedOver, at, note.passed_over);
                columns.set(Column::HadEnough, at, note.had_enough);
            }
        }
    }
}
