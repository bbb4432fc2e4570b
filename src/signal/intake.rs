//! The gate: what is not believable is dropped and counted by reason, never thrown.

use crate::event::{Event, EventKind, MAX_LINES, MAX_TEXT_CHARS};
use crate::key::{key, Key};
use crate::time::DAY_MS;

/// The same event twice within this time is one event (double listeners, re-rendered components).
const DUPLICATE_WINDOW_MS: f64 = 500.0;
/// Clocks differ; more than this ahead of the device's own clock is a mistake.
const MAX_AHEAD_MS: f64 = 60_000.0;
/// Older than the retention of the profile says nothing any more.
const MAX_AGE_MS: f64 = 180.0 * DAY_MS;
/// More events than a person can cause.
const MAX_PER_MINUTE: usize = 600;
/// A device clock that goes back by more than this was set, or jumped.
const CLOCK_TOLERANCE_MS: f64 = 60_000.0;
/// Amounts of money, seconds and ratings above this are mistakes.
const MAX_VALUE: f64 = 10_000_000.0;
/// Units of one line above this are mistakes.
const MAX_QUANTITY: f32 = 10_000.0;

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
    /// The shopper has paused learning.
    Paused,
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
            Self::Paused => "paused",
        }
    }
}

/// What was put right in an event that was taken all the same; the names are the counters' names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mended {
    /// A quantity or an amount that cannot be.
    Number,
    /// A text that was too long or had control characters.
    Text,
    /// More items than an event may carry.
    Items,
    /// The device's clock went back.
    Clock,
    /// Amounts in another currency than the profile's.
    Currency,
}

impl Mended {
    /// The counter's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "bad_number",
            Self::Text => "cut_text",
            Self::Items => "too_many_items",
            Self::Clock => "clock",
            Self::Currency => "currency",
        }
    }
}

/// Remembers just enough of the recent past to judge the next event.
#[derive(Debug, Default)]
pub struct Intake {
    recent: Vec<(f64, Key)>,
    last_now_ms: f64,
    counters: Vec<(&'static str, u32)>,
}

impl Intake {
    /// Judges an event against the device's clock `now_ms`, and cleans it. `order_known`: an order of this number was counted.
    ///
    /// # Errors
    /// The reason why it is dropped; already counted.
    pub fn admit(&mut self, mut event: Event, order_known: bool, now_ms: f64) -> Result<Event, Dropped> {
        self.clean(&mut event);
        self.follow_clock(now_ms);
        let verdict = self.judge(&event, order_known, now_ms);
        self.count(verdict.map_or_else(Dropped::as_str, |()| "accepted"));
        verdict.map(|()| event)
    }

    /// Counts what was put right.
    pub fn mended(&mut self, what: Mended) {
        self.count(what.as_str());
    }

    fn clean(&mut self, event: &mut Event) {
        if event.lines.len() > MAX_LINES {
            event.lines.truncate(MAX_LINES);
            self.mended(Mended::Items);
        }
        let mut numbers = true;
        for line in &mut event.lines {
            if !(line.quantity >= 1.0 && line.quantity <= MAX_QUANTITY) {
                // The item was there, whatever the number says.
                line.quantity = 1.0;
                numbers = false;
            }
        }
        // NaN says that there is none; infinities and negative amounts were meant to say something, and do not.
        if !event.value.is_nan() && !(0.0..=MAX_VALUE).contains(&event.value) {
            event.value = f64::NAN;
            numbers = false;
        }
        if !numbers {
            self.mended(Mended::Number);
        }
        let texts = [&mut event.text, &mut event.detail, &mut event.currency];
        let mut whole = true;
        for text in texts {
            whole &= clean_text(text);
        }
        if !is_currency(&event.currency) {
            event.currency.clear();
            whole = false;
        }
        if !whole {
            self.mended(Mended::Text);
        }
    }

    /// A clock that was set back must not make everything before look like the future.
    fn follow_clock(&mut self, now_ms: f64) {
        if now_ms < self.last_now_ms - CLOCK_TOLERANCE_MS {
            self.recent.clear();
            self.mended(Mended::Clock);
        }
        if now_ms.is_finite() {
            self.last_now_ms = now_ms;
        }
    }

    /// Counts an event that never became one (unknown name, no consent).
    pub fn drop_unread(&mut self, reason: Dropped) {
        self.count(reason.as_str());
    }

    /// How many events were taken (`accepted`) and dropped, by reason.
    pub fn counters(&self) -> &[(&'static str, u32)] {
        &self.counters
    }

    fn judge(&mut self, event: &Event, order_known: bool, now_ms: f64) -> Result<(), Dropped> {
        if event.at_ms.is_nan() || event.at_ms > now_ms + MAX_AHEAD_MS {
            return Err(Dropped::Future);
        }
        if event.at_ms < now_ms - MAX_AGE_MS {
            return Err(Dropped::Late);
        }
        let over = self.recent.iter().take_while(|(at, _)| *at < event.at_ms - 60_000.0).count();
        self.recent.drain(..over);
        if self.recent.len() >= MAX_PER_MINUTE {
            return Err(Dropped::Rate);
        }
        let name = fingerprint(event);
        let near = |at: f64| (event.at_ms - at).abs() < DUPLICATE_WINDOW_MS;
        if self.recent.iter().rev().take_while(|&&(at, _)| near(at)).any(|&(_, seen)| seen == name) {
            return Err(Dropped::Duplicate);
        }
        if event.kind == EventKind::Purchase && order_known {
            return Err(Dropped::Duplicate);
        }
        self.recent.push((event.at_ms, name));
        Ok(())
    }

    fn count(&mut self, name: &'static str) {
        match self.counters.iter_mut().find(|(counted, _)| *counted == name) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => self.counters.push((name, 1)),
        }
    }
}

/// Takes out control characters and cuts to length; false when there was something to do.
fn clean_text(text: &mut String) -> bool {
    if text.len() <= MAX_TEXT_CHARS && !text.contains(char::is_control) {
        return true;
    }
    let cleaned: String = text.chars().filter(|c| !c.is_control()).take(MAX_TEXT_CHARS).collect();
    let whole = cleaned == *text;
    *text = cleaned;
    whole
}

/// True for nothing and for three capital letters (ISO 4217).
fn is_currency(code: &str) -> bool {
    code.is_empty() || (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn fingerprint(event: &Event) -> Key {
    // FNV over the parts, each multiplied in before the next: equal events have equal names, and hardly any others.
    let parts = [key("event", &event.text), key("detail", &event.detail), event.value.to_bits(), event.kind as u64];
    let lines = event.lines.iter().map(|line| u64::from(line.row) ^ u64::from(line.quantity.to_bits()) << 32);
    parts
        .into_iter()
        .chain(lines)
        .fold(0xCBF2_9CE4_8422_2325, |hash, part| (hash ^ part).wrapping_mul(0x0000_0100_0000_01B3))
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

    fn counted(intake: &Intake, name: &str) -> u32 {
        intake.counters().iter().find(|counter| counter.0 == name).map_or(0, |counter| counter.1)
    }

    #[test]
    fn the_same_event_twice_in_a_moment_is_one() {
        let mut intake = Intake::default();
        assert!(intake.admit(view(1, NOW), false, NOW).is_ok());
        assert_eq!(intake.admit(view(1, NOW + 100.0), false, NOW), Err(Dropped::Duplicate));
        assert!(intake.admit(view(2, NOW + 100.0), false, NOW).is_ok(), "another item");
        assert!(intake.admit(view(1, NOW + 2_000.0), false, NOW).is_ok(), "later on");
        assert_eq!((counted(&intake, "duplicate"), counted(&intake, "accepted")), (1, 3));
    }

    #[test]
    fn different_events_of_one_moment_are_not_taken_for_each_other() {
        let mut intake = Intake::default();
        for kind in EventKind::ALL {
            for row in 0..15 {
                let event = Event { kind, ..view(row, NOW) };
                assert!(intake.admit(event, false, NOW).is_ok(), "{kind:?} of {row}");
            }
        }
    }

    #[test]
    fn an_order_that_was_counted_is_not_counted_again() {
        let mut intake = Intake::default();
        assert!(intake.admit(order("T-1", NOW), false, NOW).is_ok());
        let reloaded = NOW + 3.0 * DAY_MS;
        assert_eq!(intake.admit(order("T-1", reloaded), true, reloaded), Err(Dropped::Duplicate));
    }

    #[test]
    fn times_that_cannot_be_are_refused() {
        let mut intake = Intake::default();
        assert_eq!(intake.admit(view(1, NOW + DAY_MS), false, NOW), Err(Dropped::Future));
        assert_eq!(intake.admit(view(1, f64::NAN), false, NOW), Err(Dropped::Future));
        assert_eq!(intake.admit(view(1, NOW - 200.0 * DAY_MS), false, NOW), Err(Dropped::Late));
    }

    #[test]
    fn nobody_clicks_a_thousand_times_a_minute() {
        let mut intake = Intake::default();
        let taken = (0..1_000).filter(|&i| intake.admit(view(i, NOW + f64::from(i)), false, NOW).is_ok()).count();
        assert_eq!(taken, MAX_PER_MINUTE);
    }

    #[test]
    fn a_clock_that_was_set_back_is_counted_and_believed() {
        let mut intake = Intake::default();
        (0..600).for_each(|i| drop(intake.admit(view(i, NOW + f64::from(i)), false, NOW)));
        let back = NOW - DAY_MS;
        assert!(intake.admit(view(1, back), false, back).is_ok(), "the minute before is over");
        assert_eq!(counted(&intake, "clock"), 1);
    }

    #[test]
    fn hostile_content_is_cleaned_and_counted() {
        let mut intake = Intake::default();
        let lines = (0..500).map(|row| Line { row, quantity: f32::NAN }).collect();
        let text = format!("a\u{0}b{}", "x".repeat(10_000));
        let hostile = Event { lines, text, value: f64::INFINITY, currency: "€".into(), ..view(1, NOW) };
        let event = intake.admit(hostile, false, NOW).unwrap();
        assert_eq!(event.lines.len(), MAX_LINES);
        assert!(event.lines.iter().all(|l| (l.quantity - 1.0).abs() < f32::EPSILON));
        assert_eq!(event.text.chars().count(), MAX_TEXT_CHARS);
        assert!(event.text.starts_with("abx") && event.value.is_nan() && event.currency.is_empty());
        let counts = ["too_many_items", "bad_number", "cut_text", "accepted"].map(|name| counted(&intake, name));
        assert_eq!(counts, [1, 1, 1, 1]);
    }

    #[test]
    fn long_texts_in_other_scripts_are_not_cut_early() {
        let mut intake = Intake::default();
        let text = "灯".repeat(MAX_TEXT_CHARS);
        let event = Event { text: text.clone(), ..Event::new(EventKind::Search, Vec::new(), NOW) };
        assert_eq!(intake.admit(event, false, NOW).map(|event| event.text), Ok(text));
        assert_eq!(counted(&intake, "cut_text"), 0);
    }
}
