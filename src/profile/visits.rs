//! Visits: events with less than half an hour between them. How many, how long, how often.

use crate::pack::{Packed, Record, Unpacked};

/// A pause of this length ends a visit (GA4's rule).
pub const IDLE_S: u32 = 30 * 60;

const DAY_S: u32 = 86_400;

/// What is known about the shopper's visits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Visits {
    /// How many visits.
    pub count: u32,
    /// On how many days.
    pub days: u32,
    /// How many events in all of them.
    pub events: u32,
    /// How many events in the last one.
    pub visit_events: u32,
    /// Seconds spent in all of them.
    pub seconds: u32,
    /// Days between the last visit and the one before; 0 for the first.
    pub gap_days: u32,
    /// When the first event was, seconds since 1970.
    pub first_s: u32,
    /// When the last visit began, seconds since 1970.
    pub start_s: u32,
    /// When the last event was, seconds since 1970; 0 before the first.
    pub last_s: u32,
}

impl Visits {
    /// Counts an event; gives the time it is booked at: the profile's clock never runs backwards.
    pub fn note(&mut self, at_s: u32) -> u32 {
        let at_s = at_s.max(self.last_s);
        if self.events == 0 {
            *self = Self { count: 1, days: 1, first_s: at_s, start_s: at_s, ..Self::default() };
        } else {
            let pause = at_s - self.last_s;
            if pause > IDLE_S {
                self.count = self.count.saturating_add(1);
                self.gap_days = pause / DAY_S;
                self.start_s = at_s;
                self.visit_events = 0;
            } else {
                self.seconds = self.seconds.saturating_add(pause);
            }
            self.days = self.days.saturating_add(u32::from(at_s / DAY_S != self.last_s / DAY_S));
        }
        self.events = self.events.saturating_add(1);
        self.visit_events = self.visit_events.saturating_add(1);
        self.last_s = at_s;
        at_s
    }

    /// Adds visits that were counted apart and later, in another tab or before the stored profile was read. What began within
    /// the pause that ends a visit goes on with the one before.
    pub fn absorb(&mut self, later: &Self) {
        if self.events == 0 || later.events == 0 {
            if self.events == 0 {
                *self = later.clone();
            }
            return;
        }
        let pause = later.first_s.saturating_sub(self.last_s);
        let same_visit = pause <= IDLE_S;
        let same_day = later.first_s / DAY_S == self.last_s / DAY_S;
        self.count = self.count.saturating_add(later.count - u32::from(same_visit && later.count > 0));
        self.days = self.days.saturating_add(later.days - u32::from(same_day && later.days > 0));
        self.events = self.events.saturating_add(later.events);
        self.seconds = self.seconds.saturating_add(later.seconds).saturating_add(if same_visit { pause } else { 0 });
        if later.count > 1 {
            self.gap_days = later.gap_days;
            (self.visit_events, self.start_s) = (later.visit_events, later.start_s);
        } else if same_visit {
            self.visit_events = self.visit_events.saturating_add(later.visit_events);
        } else {
            self.gap_days = pause / DAY_S;
            (self.visit_events, self.start_s) = (later.visit_events, later.start_s);
        }
        self.last_s = self.last_s.max(later.last_s);
    }

    /// Joins another copy: of everything the greater, so that joining twice changes nothing.
    pub fn join(&mut self, other: &Self) {
        if self.events == 0 {
            *self = other.clone();
        } else if other.events > 0 {
            let newer = if other.last_s > self.last_s { other.clone() } else { self.clone() };
            *self = Self {
                count: self.count.max(other.count),
                days: self.days.max(other.days),
                events: self.events.max(other.events),
                seconds: self.seconds.max(other.seconds),
                first_s: self.first_s.min(other.first_s),
                ..newer
            };
        }
    }

    /// The visits as data.
    pub(super) fn write(&self) -> Packed {
        Record::default()
            .int(self.count)
            .int(self.days)
            .int(self.events)
            .int(self.visit_events)
            .int(self.seconds)
            .int(self.gap_days)
            .int(self.first_s)
            .int(self.start_s)
            .int(self.last_s)
            .end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let visits = Self {
            count: fields.u32(),
            days: fields.u32(),
            events: fields.u32(),
            visit_events: fields.u32(),
            seconds: fields.u32(),
            gap_days: fields.u32(),
            first_s: fields.u32(),
            start_s: fields.u32(),
            last_s: fields.u32(),
        };
        fields.end().then_some(visits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn visits(times: &[u32]) -> Visits {
        let mut visits = Visits::default();
        times.iter().for_each(|&at_s| {
            visits.note(at_s);
        });
        visits
    }

    #[test]
    fn half_an_hour_without_an_event_ends_a_visit() {
        let two = visits(&[1_000, 1_000 + IDLE_S, 1_001 + 2 * IDLE_S]);
        assert_eq!((two.count, two.seconds, two.visit_events), (2, IDLE_S, 1));
    }

    #[test]
    fn a_clock_that_jumped_back_ends_nothing() {
        let jumped = visits(&[100_000, 5, 100_010]);
        assert_eq!((jumped.count, jumped.events, jumped.last_s), (1, 3, 100_010));
    }

    proptest! {
        #[test]
        fn visits_counted_in_parts_are_the_visits(gaps in prop::collection::vec(0u32..200_000, 1..40), cut in 0usize..40) {
            let times: Vec<u32> = gaps.iter().scan(1_000_000, |at, gap| { *at += gap; Some(*at) }).collect();
            let (first, second) = times.split_at(cut.min(times.len()));
            let mut parts = visits(first);
            parts.absorb(&visits(second));
            prop_assert_eq!(parts, visits(&times));
        }

        #[test]
        fn joining_a_copy_changes_nothing(gaps in prop::collection::vec(0u32..200_000, 1..40)) {
            let times: Vec<u32> = gaps.iter().scan(1_000_000, |at, gap| { *at += gap; Some(*at) }).collect();
            let mut joined = visits(&times);
            joined.join(&visits(&times));
            prop_assert_eq!(joined, visits(&times));
        }
    }
}
