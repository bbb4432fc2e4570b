//! The gate: what is not believable is dropped and counted by reason, never thrown.

use crate::event::{Event, EventKind, MAX_LINES, MAX_TEXT_CHARS};
use crate::key::{key, Key};
use crate::time::DAY_MS;
use std::collections::VecDeque;

/// The same event twice within this time is one event (double listeners, re-rendered components).
const DUPLICATE_WINDOW_MS: f64 = 500.0;
/// Clocks differ; more than this ahead of the device's own clock is a mistake.
const MAX_AHEAD_MS: f64 = 60_000.0;
/// Older than the retention of the profile says nothing any more.
const MAX_AGE_MS: f64 = 180.0 * DAY_MS;
/// More events than a person can cause.
const MAX_PER_MINUTE: usize = 600;
/// Order numbers remembered, so that a reloaded thank-you page counts once.
const MAX_ORDERS: usize = 64;

/// Why an event was dropped; the names are the counters' names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dropped {
    /// The same event was there a moment ago, or the order was counted before.
    Duplicate,
    /// It claims to come from the future.
    Future,
    /// It is older than anything that is kept.
    Late,
    /// More events than a person can cause.
    Rate,
    /// The event's name is not known.
    UnknownName,
    /// The shopper has not allowed a profile.
    Consent,
}

impl Dropped {
    /// The counter's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicate",
            Self::Future => "future",
            Self::Late => "late",
            Self::Rate => "rate",
            Self::UnknownName => "unknown_name",
            Self::Consent => "consent",
        }
    }
}

/// Remembers just enough of the recent past to judge the next event.
#[derive(Debug, Default)]
pub struct Intake {
    recent: VecDeque<(f64, Key)>,
    counters: Vec<(&'static str, u32)>,
}

impl Intake {
    /// Judges an event against the device's clock `now_ms` and the orders counted before, and cleans it.
    ///
    /// # Errors
    /// The reason why it is dropped; already counted.
    pub fn admit(&mut self, mut event: Event, orders: &mut Vec<Key>, now_ms: f64) -> Result<Event, Dropped> {
        event.lines.truncate(MAX_LINES);
        event.lines.iter_mut().for_each(|line| {
            // NaN and absurd counts become one unit: the item was there, whatever the number says.
            line.quantity = if line.quantity >= 1.0 && line.quantity <= 10_000.0 { line.quantity } else { 1.0 };
        });
        event.text = event.text.chars().filter(|c| !c.is_control()).take(MAX_TEXT_CHARS).collect();
        let verdict = self.judge(&event, orders, now_ms);
        self.count(verdict.map_or_else(Dropped::as_str, |()| "accepted"));
        verdict.map(|()| event)
    }

    /// Counts an event that never became one (unknown name, no consent).
    pub fn drop_unread(&mut self, reason: Dropped) {
        self.count(reason.as_str());
    }

    /// How many events were taken (`accepted`) and dropped, by reason.
    pub fn counters(&self) -> &[(&'static str, u32)] {
        &self.counters
    }

    fn judge(&mut self, event: &Event, orders: &mut Vec<Key>, now_ms: f64) -> Result<(), Dropped> {
        if event.at_ms.is_nan() || event.at_ms > now_ms + MAX_AHEAD_MS {
            return Err(Dropped::Future);
        }
        if event.at_ms < now_ms - MAX_AGE_MS {
            return Err(Dropped::Late);
        }
        while self.recent.front().is_some_and(|&(at, _)| at < event.at_ms - 60_000.0) {
            self.recent.pop_front();
        }
        if self.recent.len() >= MAX_PER_MINUTE {
            return Err(Dropped::Rate);
        }
        let name = fingerprint(event);
        let near = |at: f64| (event.at_ms - at).abs() < DUPLICATE_WINDOW_MS;
        if self.recent.iter().rev().take_while(|&&(at, _)| near(at)).any(|&(_, seen)| seen == name) {
            return Err(Dropped::Duplicate);
        }
        self.recent.push_back((event.at_ms, name));
        if event.kind == EventKind::Purchase && !event.text.is_empty() {
            let order = key("order", &event.text);
            if orders.contains(&order) {
                return Err(Dropped::Duplicate);
            }
            if orders.len() >= MAX_ORDERS {
                orders.remove(0);
            }
            orders.push(order);
        }
        Ok(())
    }

    fn count(&mut self, name: &'static str) {
        match self.counters.iter_mut().find(|(counted, _)| *counted == name) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => self.counters.push((name, 1)),
        }
    }
}

fn fingerprint(event: &Event) -> Key {
    // FNV over the parts: equal events have equal names, and that is all it is for.
    event.lines.iter().fold(key("event", &event.text) ^ event.kind as u64, |hash, line| {
        (hash ^ u64::from(line.row) ^ u64::from(line.quantity.to_bits()) << 32).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Line;

    fn view(row: u32, at_ms: f64) -> Event {
        Event::new(EventKind::ViewItem, vec![Line { row, quantity: 1.0 }], at_ms)
    }

    fn order(number: &str, at_ms: f64) -> Event {
        Event { kind: EventKind::Purchase, text: number.into(), ..view(1, at_ms) }
    }

    const NOW: f64 = 1e12;

    #[test]
    fn the_same_event_twice_in_a_moment_is_one() {
        let (mut intake, mut orders) = (Intake::default(), Vec::new());
        assert!(intake.admit(view(1, NOW), &mut orders, NOW).is_ok());
        assert_eq!(intake.admit(view(1, NOW + 100.0), &mut orders, NOW), Err(Dropped::Duplicate));
        assert!(intake.admit(view(2, NOW + 100.0), &mut orders, NOW).is_ok(), "another item");
        assert!(intake.admit(view(1, NOW + 2_000.0), &mut orders, NOW).is_ok(), "later on");
        assert_eq!(intake.counters().iter().find(|c| c.0 == "duplicate").map(|c| c.1), Some(1));
        assert_eq!(intake.counters().iter().find(|c| c.0 == "accepted").map(|c| c.1), Some(3));
    }

    #[test]
    fn an_order_counts_once_however_often_its_page_is_reloaded() {
        let (mut intake, mut orders) = (Intake::default(), Vec::new());
        assert!(intake.admit(order("T-1", NOW), &mut orders, NOW).is_ok());
        let reloaded = NOW + 3.0 * DAY_MS;
        assert_eq!(Intake::default().admit(order("T-1", reloaded), &mut orders, reloaded), Err(Dropped::Duplicate));
        assert!(intake.admit(order("T-2", reloaded), &mut orders, reloaded).is_ok());
    }

    #[test]
    fn times_that_cannot_be_are_refused() {
        let (mut intake, mut orders) = (Intake::default(), Vec::new());
        assert_eq!(intake.admit(view(1, NOW + DAY_MS), &mut orders, NOW), Err(Dropped::Future));
        assert_eq!(intake.admit(view(1, f64::NAN), &mut orders, NOW), Err(Dropped::Future));
        assert_eq!(intake.admit(view(1, NOW - 200.0 * DAY_MS), &mut orders, NOW), Err(Dropped::Late));
    }

    #[test]
    fn nobody_clicks_a_thousand_times_a_minute() {
        let (mut intake, mut orders) = (Intake::default(), Vec::new());
        let taken = (0..1_000).filter(|&i| intake.admit(view(i, NOW + f64::from(i)), &mut orders, NOW).is_ok()).count();
        assert_eq!(taken, MAX_PER_MINUTE);
    }

    #[test]
    fn hostile_content_is_cleaned() {
        let (mut intake, mut orders) = (Intake::default(), Vec::new());
        let lines = (0..500).map(|row| Line { row, quantity: f32::NAN }).collect();
        let text = format!("a\u{0}b{}", "x".repeat(10_000));
        let event = intake.admit(Event { lines, text, ..view(1, NOW) }, &mut orders, NOW).unwrap();
        assert_eq!(event.lines.len(), MAX_LINES);
        assert!(event.lines.iter().all(|l| (l.quantity - 1.0).abs() < f32::EPSILON));
        assert_eq!(event.text.chars().count(), MAX_TEXT_CHARS);
        assert!(event.text.starts_with("abx"));
    }
}
