//! From an event to the profile: what each event adds, in one place.

use super::kind::Kind;
use super::purchases::{cents, Order};
use super::Profile;
use crate::event::{Event, EventKind};
use crate::friction::page_type;
use crate::item::{Item, ItemTable};
use crate::key::Key;
use crate::signal::arrival::Arrival;
use crate::signal::{self, Signal};
use crate::time::seconds;

/// What an event's `detail` is a tally of, and what it weighs.
const fn detail_kind(event: EventKind) -> Option<Kind> {
    Some(match event {
        EventKind::AddPaymentInfo => Kind::Payment,
        EventKind::AddShippingInfo => Kind::Delivery,
        EventKind::SelectPromotion => Kind::Promotion,
        EventKind::Purchase | EventKind::CouponUse => Kind::Coupon,
        EventKind::Share => Kind::Share,
        EventKind::HelpRequest => Kind::Help,
        EventKind::Login => Kind::Login,
        EventKind::SelectItem => Kind::List,
        EventKind::SurveyAnswer => Kind::Answer,
        EventKind::Friction => Kind::Friction,
        _ => return None,
    })
}

/// What an event means in the light of everything known before it; worked out once, booked wherever it has to be.
#[derive(Debug)]
pub struct Insight {
    habits: Vec<&'static str>,
    hour: &'static str,
    weekday: &'static str,
    /// False when the event's amounts are in another currency than the profile's: they are left out then, for sums of two
    /// currencies mean nothing.
    pub speaks: bool,
}

impl Profile {
    /// Takes in one cleaned event.
    pub fn observe(&mut self, event: &Event, items: &ItemTable) {
        let insight = self.insight(event, items);
        self.book(event, items, &insight);
    }

    /// What an event means for this profile.
    pub fn insight(&self, event: &Event, items: &ItemTable) -> Insight {
        let at_s = seconds(event.at_ms).max(self.visits.last_s);
        let local_s = i64::from(at_s) + i64::from(self.device.utc_offset_minutes()) * 60;
        // 1970-01-01 was a Thursday.
        let (hour, weekday) =
            (local_s.div_euclid(3_600).rem_euclid(24), (local_s.div_euclid(86_400) + 4).rem_euclid(7));
        Insight {
            habits: self.habits(event, items, at_s),
            hour: number(hour),
            weekday: number(weekday),
            speaks: self.purchases.speaks(&event.currency),
        }
    }

    /// Adds an event and what it means.
    pub fn book(&mut self, event: &Event, items: &ItemTable, insight: &Insight) {
        let at_s = self.visits.note(seconds(event.at_ms));
        self.evaluation.at(at_s);
        self.tally(Kind::Event, event.kind.as_str(), 1.0, at_s);
        self.tally(Kind::Hour, insight.hour, 1.0, at_s);
        self.tally(Kind::Weekday, insight.weekday, 1.0, at_s);
        insight.habits.iter().for_each(|habit| self.tally(Kind::Habit, habit, 1.0, at_s));
        self.note_words(event, at_s);
        self.note_order(event, insight.speaks, at_s);
        let signal = signal::of(event.kind);
        for item in event.lines.iter().filter_map(|line| items.get(line.row)) {
            match event.kind {
                EventKind::ViewItemList => {
                    self.history.passed(item.key);
                    self.evaluation.seen(item.key);
                }
                EventKind::Refund => self.history.give_back(item.key),
                _ => {}
            }
            if let Some(signal) = signal {
                self.note_item(signal, item, items, insight.speaks, at_s);
            }
        }
    }

    /// Takes in how a visit began.
    pub fn arrive(&mut self, arrival: &Arrival<'_>, now_ms: f64) {
        let Some(channel) = arrival.channel() else { return };
        let at_s = seconds(now_ms).max(self.visits.last_s);
        self.tally(Kind::Channel, channel, 1.0, at_s);
        self.tally(Kind::Source, &arrival.source.to_ascii_lowercase(), 1.0, at_s);
        if self.channels.0.is_empty() {
            channel.clone_into(&mut self.channels.0);
        }
        // Last touch: who comes back by a bookmark came by what brought them first.
        if channel != "direct" || self.channels.1.is_empty() {
            channel.clone_into(&mut self.channels.1);
        }
    }

    /// Counts something, unless the shopper blocked it.
    fn tally(&mut self, kind: Kind, label: &str, strength: f32, at_s: u32) {
        if !self.limits.blocks_label(kind.row().name, label) {
            self.tallies.add(kind, label, strength, self.visits.start_s, at_s);
        }
    }

    fn note_words(&mut self, event: &Event, at_s: u32) {
        if let Some(kind) = detail_kind(event.kind) {
            self.tally(kind, &event.detail, 1.0, at_s);
        }
        // Results are shown for a search that was told already, or for none that was.
        if event.kind == EventKind::Search {
            self.tally(Kind::Query, &event.text, 1.0, at_s);
        }
        match event.kind {
            EventKind::Friction => self.tally(Kind::FrictionPage, page_type(&event.text), 1.0, at_s),
            // Only capture knows the type of a page.
            EventKind::PageView if !event.text.is_empty() => self.tally(Kind::Page, page_type(&event.text), 1.0, at_s),
            _ => {}
        }
    }

    fn note_order(&mut self, event: &Event, speaks: bool, at_s: u32) {
        if speaks {
            self.purchases.adopt_currency(&event.currency);
        }
        let amount = if speaks { cents(event.value) } else { 0 };
        match event.kind {
            EventKind::Purchase => {
                let units: f32 = event.lines.iter().map(|line| line.quantity).sum();
                let order = Order { at_s, cents: amount, units: units as u32 };
                self.purchases.place(&event.text, order, !event.detail.is_empty());
            }
            EventKind::Refund => self.purchases.give_back(amount),
            _ => {}
        }
    }

    fn note_item(&mut self, signal: &Signal, item: &Item, items: &ItemTable, speaks: bool, at_s: u32) {
        if signal.strength != 0.0 {
            self.note_interest(item, items, signal.strength, speaks, at_s);
        }
        if let Some(action) = signal.action {
            self.history.remember(item, action, at_s);
            self.evaluation.touched(item.key, action);
        }
    }

    fn note_interest(&mut self, item: &Item, items: &ItemTable, strength: f32, speaks: bool, at_s: u32) {
        let mut note = |kind, name: Key| {
            if let Some(label) = items.label(name) {
                self.tally(kind, label, strength, at_s);
            }
        };
        item.categories.iter().for_each(|&level| note(Kind::Category, level));
        note(Kind::Brand, item.brand);
        note(Kind::Variant, item.variant);
        if strength > 0.0 && speaks {
            self.price.add(item.log_price, strength, crate::time::millis(at_s));
        }
    }
}

/// A small number as text.
fn number(value: i64) -> &'static str {
    const NUMBERS: [&str; 24] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
        "20", "21", "22", "23",
    ];
    NUMBERS.get(value as usize).copied().unwrap_or_default()
}
