//! The engine's part of evaluation: which items a ranking shows, and what became of them as plain data.

use super::Engine;
use crate::profile::evaluation::{short, Row, Side};
use crate::profile::tags::Level;
use crate::rank::slot::Slot;
use crate::rank::{Ranking, Request};
use crate::time::{millis, seconds, DAY_MS};
use crate::value::{Object, Value};

/// Items of one list that are taken as shown; hardly anybody sees more of one.
const MAX_SHOWN: usize = 48;
/// Lists that are known when they are drawn again.
const MAX_DRAWN: usize = 16;

impl Engine {
    /// Notes that a ranking is shown. A list that is drawn again as it was is the same list. `teams`: of a measured list, which of its
    /// first places are our picks.
    #[inline(never)]
    pub(super) fn note_list(&mut self, ranking: &Ranking, request: &Request<'_>, teams: &[bool]) {
        if !self.learns() {
            return;
        }
        let (slot, at_s) = (request.slot as u8, seconds(request.now_ms));
        let wanted = ranking.order.len().saturating_sub(ranking.refused as usize);
        let mut name = u64::from(self.profile.evaluation.at(at_s)) << 8 | u64::from(slot);
        let mut listed = Vec::new();
        for (place, at) in ranking.order.iter().take(wanted.min(request.limit).min(MAX_SHOWN)).enumerate() {
            let row = request.candidates.get(*at as usize).and_then(|row| self.items.get(*row));
            let Some(item) = row.map(|item| short(item.key)) else { continue };
            let side = match teams.get(place) {
                None => Side::Whole,
                Some(true) => Side::Ours,
                Some(false) => Side::Server,
            };
            name = (name ^ u64::from(item) ^ (side as u64) << 32).wrapping_mul(0x0000_0100_0000_01B3);
            listed.push((item, side));
        }
        if listed.is_empty() || self.drawn.contains(&name) {
            return;
        }
        if self.drawn.len() >= MAX_DRAWN {
            self.drawn.remove(0);
        }
        self.drawn.push(name);
        // In their order: what is touched goes back to what was shown before.
        self.unsaved.book(&self.items);
        self.unsaved.any = true;
        for evaluation in [&mut self.profile.evaluation, &mut self.unsaved.learnt.evaluation] {
            evaluation.at(at_s);
            evaluation.listed(slot, &listed);
        }
    }

    /// What became of what was shown in the last visits, by slot: `{visits, sinceMs, slots: [{slot, …, measured: {ours, server}}]}`.
    #[inline(never)]
    pub fn evaluation(&self, now_ms: f64) -> Value {
        let oldest_ms = now_ms - self.retention.days(Level::Behaviour) * DAY_MS;
        let mut rows = self.profile.evaluation.rows();
        rows.retain(|row| millis(row.start_s) >= oldest_ms);
        let visits = rows.chunk_by(|one, other| one.start_s == other.start_s).count() as u32;
        let (mut sides, mut all) = ([Row::default(); 3 * Slot::COUNT], [Row::default(); Slot::COUNT]);
        let mut before = (0, 0);
        for row in &rows {
            let (place, slot) = (row.place as usize, row.place as usize / 3);
            if let (Some(side), Some(all)) = (sides.get_mut(place), all.get_mut(slot)) {
                side.add(row);
                // What was touched in a visit was so once, however many rows the slot has in it.
                let is_again = std::mem::replace(&mut before, (row.start_s, slot)) == (row.start_s, slot);
                all.add(&Row { touched: if is_again { 0 } else { row.touched }, ..*row });
            }
        }
        let mut slots = Vec::new();
        for ((slot, all), sides) in Slot::ALL.iter().zip(&all).zip(sides.chunks(3)) {
            if all.lists == 0 {
                continue;
            }
            let mut of = figures(all);
            of.text("slot", slot.name());
            if let [_, ours, server] = sides {
                if ours.lists > 0 {
                    let server = Row { lists: ours.lists, ..*server };
                    let mut each = Object::default();
                    of.value(
                        "measured",
                        each.value("ours", figures(ours).end()).value("server", figures(&server).end()).end(),
                    );
                }
            }
            slots.push(of.end());
        }
        let since_ms = rows.first().map_or(Value::Nil, |row| Value::Number(millis(row.start_s)));
        let mut said = Object::default();
        said.number("visits", visits).value("sinceMs", since_ms).value("slots", Value::List(slots)).end()
    }
}

/// Counts and the rates made of them.
#[inline(never)]
fn figures(&Row { lists, shown, clicked, carted, bought, hits, touched, .. }: &Row) -> Object {
    let mut of = Object::default();
    let counts = [lists, shown, clicked, carted, bought, hits, touched];
    for (name, count) in ["lists", "shown", "clicked", "carted", "bought", "hits", "touched"].iter().zip(counts) {
        of.number(name, count);
    }
    for (name, count, whole) in [
        ("clickThrough", clicked, shown),
        ("conversion", bought, shown),
        ("precision", hits, shown),
        ("recall", hits, touched),
        ("f1", 2 * hits, shown + touched),
    ] {
        let value = if whole > 0 { Value::Number(f64::from(count) / f64::from(whole)) } else { Value::Nil };
        of.value(name, Object::default().number("count", count).number("of", whole).value("value", value).end());
    }
    of
}
