//! How good is what is shown: for each of the last visits and each slot, how many items were shown and what became of them.
//!
//! What is kept of a visit that is over is numbers. While one lasts, the items shown and met are kept too, as hashes, so that a click on the
//! next page finds the list it goes back to; they are forgotten with it.

mod met;
mod row;

pub use met::short;
pub use row::{Row, Side};

use super::visits::IDLE_S;
use crate::key::Key;
use crate::pack::{Packed, Record, Unpacked};
use crate::signal::Action;
use met::{push, Met, ANYWHERE, BOUGHT, CARTED, CLICKED, LISTS, SEEN, WISHED};
use row::{place, PLACES, SIDES};

/// Visits kept besides the one that lasts.
pub const MAX_VISITS: usize = 19;
/// What reports ask about is of a week.
const WEEK_S: u32 = 7 * 86_400;

/// What became of what was shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// Visits that are over, the latest last; only those in which a list was ranked.
    over: Vec<Row>,
    /// When the visit that lasts began, and when something happened in it last, seconds since 1970.
    start_s: u32,
    last_s: u32,
    /// What was shown and met in it.
    met: Vec<Met>,
}

impl Evaluation {
    /// Something happens at a time: perhaps a visit is over. Gives when this one began.
    pub fn at(&mut self, at_s: u32) -> u32 {
        let at_s = at_s.max(self.last_s);
        if at_s - self.last_s > IDLE_S {
            self.close();
            self.start_s = at_s;
        }
        self.last_s = at_s;
        self.start_s
    }

    /// A list was shown in a slot: its items, and whose pick each is. An item counts once a visit, and once more in lists made by turns.
    pub fn listed(&mut self, slot: u8, items: &[(u32, Side)]) {
        let measured = items.iter().any(|(_, side)| *side != Side::Whole);
        let side = if measured { Side::Ours } else { Side::Whole };
        self.show(Met { item: LISTS, place: place(slot, side), did: 1 });
        for &(item, side) in items {
            self.show(Met { item, place: place(slot, side), did: 0 });
        }
    }

    #[inline(never)]
    fn show(&mut self, new: Met) {
        match self.met.iter_mut().find(|met| met.item == new.item && stands_like(met.place, new.place)) {
            Some(met) if met.item == LISTS => met.did = met.did.saturating_add(new.did),
            Some(met) => met.did |= new.did,
            None => drop(push(&mut self.met, new)),
        }
    }

    /// The shopper did something to an item.
    pub fn touched(&mut self, item: Key, action: Action) {
        let did = match action {
            Action::Selected | Action::Viewed => CLICKED,
            Action::Wished => WISHED,
            Action::Carted => CARTED,
            Action::Purchased => BOUGHT,
        };
        self.note(short(item), did);
    }

    /// An item came in sight.
    pub fn seen(&mut self, item: Key) {
        self.note(short(item), SEEN);
    }

    /// Notes what was done to an item, for all places where it was shown before.
    #[inline(never)]
    fn note(&mut self, item: u32, did: u8) {
        let new = Met { item, place: ANYWHERE, did };
        if self.met.iter().any(|met| met.item == item && met.place == ANYWHERE) || push(&mut self.met, new) {
            self.met.iter_mut().filter(|met| met.item == item).for_each(|met| met.did |= did);
        }
    }

    /// Ends the visit: from now on it is numbers.
    #[inline(never)]
    pub fn close(&mut self) {
        let rows = self.running();
        self.keep(&rows);
        self.met.clear();
        // What follows without a pause is another visit then.
        self.start_s = self.last_s;
    }

    /// The visit that lasts; nothing while no list was ranked in it.
    #[inline(never)]
    fn running(&self) -> Vec<Row> {
        let touched = self.met.iter().filter(|met| met.place == ANYWHERE && met.did != SEEN).count() as u32;
        // What comes in sight is noticed in this visit: then what was not noticed was not shown, in whatever slot.
        let is_watched = self.met.iter().any(|met| met.item != LISTS && met.did & SEEN != 0);
        let mut rows = Vec::new();
        for place in 0..PLACES {
            let mut row = Row { start_s: self.start_s, place: u32::from(place), touched, ..Row::default() };
            let mut all = 0;
            for &Met { item, did, .. } in self.met.iter().filter(|met| met.place == place) {
                if item == LISTS {
                    row.lists = u32::from(did);
                    continue;
                }
                let is = |what: u8| u32::from(did & what != 0);
                all += 1;
                row.shown += is(!0);
                row.clicked += is(CLICKED);
                row.carted += is(CARTED);
                row.bought += is(BOUGHT);
                row.hits += is(!SEEN);
            }
            if !is_watched {
                row.shown = all;
            }
            if row.lists + row.shown > 0 {
                rows.push(row);
            }
        }
        rows
    }

    /// Keeps a visit that is over in its place; another copy of one that is known is no other visit.
    fn keep(&mut self, rows: &[Row]) {
        let Some(&Row { start_s, .. }) = rows.first() else { return };
        if self.over.iter().any(|kept| kept.start_s == start_s) {
            return;
        }
        let place = self.over.iter().take_while(|kept| kept.start_s < start_s).count();
        for row in rows.iter().rev() {
            self.over.insert(place, *row);
        }
        if self.count() > MAX_VISITS {
            let oldest_s = self.over.first().map_or(0, |row| row.start_s);
            self.over.retain(|row| row.start_s != oldest_s);
        }
    }

    /// How many visits are over.
    fn count(&self) -> usize {
        self.over.chunk_by(|one, other| one.start_s == other.start_s).count()
    }

    /// Takes up the visits of another evaluation.
    fn keep_all(&mut self, rows: &[Row]) {
        rows.chunk_by(|one, other| one.start_s == other.start_s).for_each(|visit| self.keep(visit));
    }

    /// The last visits, the one that lasts among them: a row for each place in each, the oldest first.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = self.over.clone();
        rows.append(&mut self.running());
        rows
    }

    /// Of how many picks something became in the visits of the last week: Vitrine's and the server's, in lists that were made by turns.
    pub fn duel(&self, now_s: u32) -> (u32, u32) {
        let mut hits = [0, 0, 0];
        for row in self.rows().iter().filter(|row| now_s.saturating_sub(row.start_s) < WEEK_S) {
            if let Some(hits) = hits.get_mut(row.place as usize % usize::from(SIDES)) {
                *hits += row.hits;
            }
        }
        let [_, ours, server] = hits;
        (ours, server)
    }

    /// Adds what happened apart and later: in another tab, or before the stored profile was read.
    pub fn absorb(&mut self, later: Self) {
        if later.last_s == 0 {
            return;
        }
        if !later.over.is_empty() || later.start_s.saturating_sub(self.last_s) > IDLE_S {
            return self.go_on_as(later);
        }
        // What was done later goes back to what was shown before; what was shown later has its own.
        for met in later.met.iter().filter(|met| met.place == ANYWHERE) {
            self.note(met.item, met.did);
        }
        for met in later.met.iter().filter(|met| met.place != ANYWHERE) {
            self.show(*met);
        }
        self.last_s = self.last_s.max(later.last_s);
    }

    /// Joins another copy: of two visits that began at the same time the one that is known here stands, so that joining twice changes nothing.
    pub fn join(&mut self, other: Self) {
        if other.last_s > self.last_s {
            return self.go_on_as(other);
        }
        self.keep_all(&other.over);
        if other.start_s != self.start_s {
            self.keep(&other.running());
        }
    }

    /// Ends the visit and takes up another evaluation, with what was before.
    #[inline(never)]
    fn go_on_as(&mut self, other: Self) {
        self.close();
        self.keep_all(&other.over);
        (self.start_s, self.last_s, self.met) = (other.start_s, other.last_s, other.met);
    }

    /// Forgets visits that began before a time.
    pub fn forget_before(&mut self, oldest_s: u32) {
        self.over.retain(|row| row.start_s >= oldest_s);
        if self.start_s < oldest_s {
            self.met.clear();
        }
    }

    /// The evaluation as data.
    pub(super) fn write(&self) -> Packed {
        let mut record = Record::default();
        record.int(self.start_s).int(self.last_s).bytes(&met::write(&self.met));
        self.over.iter().for_each(|row| row.write(&mut record));
        record.end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (start_s, last_s) = (fields.u32(), fields.u32());
        let mut read = Self { start_s, last_s, met: met::read(fields.bytes())?, over: Vec::new() };
        while !fields.is_empty() {
            read.over.push(Row::read(&mut fields));
        }
        (fields.end() && read.count() <= MAX_VISITS).then_some(read)
    }
}

/// True for places of the same slot that are both in lists made by turns, or both not.
const fn stands_like(one: u8, other: u8) -> bool {
    one / SIDES == other / SIDES && one.is_multiple_of(SIDES) == other.is_multiple_of(SIDES)
}

#[cfg(test)]
mod tests;
