//! Caps: how often something may be shown. Windows slide, and what seems to lie in the future counts: a clock that is set back frees nothing.

use super::numbers::{Numbers, Reading};
use crate::key::Key;
use crate::value::Value;

const DAY_S: u32 = 86_400;
/// Days of the three windows.
const WINDOWS: [u32; 3] = [1, 7, 30];
/// No cap is higher; so what is remembered is bounded.
const MOST: u32 = 50;
/// What is remembered of all that was shown; when it is full, nothing capped is shown until the oldest is a month old.
const MAX_SHOWN: usize = 256;
/// Promotions a month, of all points together, unless the shop allows fewer or more.
pub const PROMOTIONS_A_MONTH: u32 = 5;

/// How often in a day, a week and a month; none for as often as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caps(pub [Option<u32>; 3]);

impl Caps {
    /// So often a month.
    pub const fn monthly(count: u32) -> Self {
        Self([None, None, Some(count)])
    }

    /// Reads `{day, week, month}`; false in the second place when one of them is no number.
    pub fn read(value: &mut Value) -> (Self, bool) {
        let mut is_fit = true;
        let caps = ["day", "week", "month"].map(|window| match value.take(window) {
            Value::Nil => None,
            Value::Number(count) if count >= 0.0 => Some((count as u32).min(MOST)),
            // A cap that makes no sense was meant to be one.
            _ => {
                is_fit = false;
                Some(1)
            }
        });
        (Self(caps), is_fit)
    }

    /// True when there is none.
    pub fn is_none(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// Something that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    at_s: u32,
    point: Key,
    option: Key,
    is_promotion: bool,
}

/// What was shown in the last month, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown(Vec<Entry>);

/// Which of what was shown is counted.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    /// All promotions.
    Promotions,
    /// What a point showed.
    Point(Key),
    /// What a point showed of one option.
    Option(Key, Key),
}

impl Shown {
    /// True when the caps leave room for one more.
    pub fn allows(&self, caps: Caps, of: Of, now_s: u32) -> bool {
        let is_full = self.0.len() >= MAX_SHOWN && self.0.first().is_some_and(|entry| is_within(entry.at_s, 30, now_s));
        let shown = self.count(of, now_s);
        caps.is_none()
            || (!is_full && caps.0.into_iter().zip(shown).all(|(cap, shown)| cap.is_none_or(|cap| shown < cap)))
    }

    /// How often it was shown in each of the windows, day, week and month.
    #[inline(never)]
    pub fn count(&self, of: Of, now_s: u32) -> [u32; 3] {
        let counts = |entry: &&Entry| match of {
            Of::Promotions => entry.is_promotion,
            Of::Point(point) => entry.point == point,
            Of::Option(point, option) => (entry.point, entry.option) == (point, option),
        };
        WINDOWS
            .map(|days| self.0.iter().filter(counts).filter(|entry| is_within(entry.at_s, days, now_s)).count() as u32)
    }

    /// Remembers that something was shown.
    pub fn note(&mut self, point: Key, option: Key, is_promotion: bool, now_s: u32) {
        self.0.retain(|entry| is_within(entry.at_s, 30, now_s));
        if self.0.len() < MAX_SHOWN {
            self.0.push(Entry { at_s: now_s, point, option, is_promotion });
        }
    }

    /// Writes what is kept.
    pub fn write(&self, to: &mut Numbers) {
        to.list(&self.0, |entry, to| {
            to.put(entry.at_s).put(entry.point).put(entry.option).put(u8::from(entry.is_promotion));
        });
    }

    /// Reads what was kept.
    pub fn read(from: &mut Reading<'_>) -> Self {
        Self(from.list(MAX_SHOWN, |from| Entry {
            at_s: from.small(),
            point: from.next(),
            option: from.next(),
            is_promotion: from.truth(),
        }))
    }
}

fn is_within(at_s: u32, days: u32, now_s: u32) -> bool {
    now_s.saturating_sub(at_s) < days * DAY_S
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_S: u32 = 1_700_000_000;

    #[test]
    fn windows_slide() {
        let mut shown = Shown::default();
        let caps = Caps([Some(1), Some(2), Some(3)]);
        let mut days = Vec::new();
        for day in 0..40 {
            let now_s = NOW_S + day * DAY_S;
            if shown.allows(caps, Of::Point(1), now_s) {
                shown.note(1, 2, true, now_s);
                days.push(day);
            }
            assert!(!shown.allows(caps, Of::Point(1), now_s), "once a day");
            assert!(shown.allows(caps, Of::Point(3), now_s), "another point");
        }
        assert_eq!(days, [0, 1, 7, 30, 31, 37]);
    }

    #[test]
    fn a_clock_set_back_frees_nothing() {
        let mut shown = Shown::default();
        shown.note(1, 2, true, NOW_S);
        assert!(!shown.allows(Caps::monthly(1), Of::Promotions, NOW_S - 90 * DAY_S));
        assert!(shown.allows(Caps::monthly(1), Of::Promotions, NOW_S + 30 * DAY_S));
    }

    #[test]
    fn a_full_memory_shows_nothing_that_is_capped() {
        let mut shown = Shown::default();
        for _ in 0..MAX_SHOWN + 9 {
            shown.note(1, 2, false, NOW_S);
        }
        assert_eq!(shown.0.len(), MAX_SHOWN);
        assert!(!shown.allows(Caps::monthly(5), Of::Promotions, NOW_S));
        assert!(shown.allows(Caps::default(), Of::Promotions, NOW_S));
        let mut numbers = Numbers::default();
        shown.write(&mut numbers);
        assert_eq!(Shown::read(&mut Reading::of(&numbers.into_bytes())), shown);
    }
}
