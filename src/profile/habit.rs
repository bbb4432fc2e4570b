//! Ways of shopping that single events show, judged by what was known before. Each is a tally of kind
//! [`super::kind::Kind::Habit`]; tags compare them with each other.

use super::Profile;
use crate::event::{Event, EventKind, Line};
use crate::item::{Item, ItemTable};
use crate::signal::Action;

const DAY_S: u32 = 86_400;

impl Profile {
    /// The habits that an event at `at_s` shows.
    pub(super) fn habits(&self, event: &Event, items: &ItemTable, at_s: u32) -> Vec<&'static str> {
        let mut habits = Vec::new();
        habits.extend(of_event(event));
        for line in &event.lines {
            if let Some(item) = items.get(line.row) {
                match event.kind {
                    EventKind::ViewItem => self.of_view(item, &mut habits),
                    EventKind::Purchase => self.of_purchase(line, item, at_s, &mut habits),
                    _ => {}
                }
            }
        }
        habits
    }

    fn of_view(&self, item: &Item, habits: &mut Vec<&'static str>) {
        if self.history.find(item.key).is_some_and(|seen| seen.action >= Action::Viewed) {
            habits.push("again");
        }
        if !item.discount.is_nan() {
            habits.push(if item.discount >= 0.05 { "discounted" } else { "full_price" });
        }
        // Popularity is relative to the best seller and falls off steeply.
        if item.popularity >= 0.3 {
            habits.push("popular");
        } else if item.popularity < 0.1 {
            habits.push("niche");
        }
    }

    fn of_purchase(&self, line: &Line, item: &Item, at_s: u32, habits: &mut Vec<&'static str>) {
        match self.history.find(item.key).map(|seen| at_s.saturating_sub(seen.first_s)) {
            Some(waited_s) if waited_s < DAY_S => habits.push("quick"),
            Some(waited_s) if waited_s >= 3 * DAY_S => habits.push("considered"),
            _ => {}
        }
        if line.quantity >= 2.0 {
            habits.push("several_units");
        }
    }
}

fn of_event(event: &Event) -> Option<&'static str> {
    let value = event.value;
    Some(match event.kind {
        EventKind::UserEngagement if value >= 60.0 => "long_read",
        EventKind::UserEngagement if value < 10.0 => "skim",
        EventKind::Scroll if value >= 75.0 => "deep_scroll",
        EventKind::Purchase if event.lines.len() >= 4 => "large_basket",
        EventKind::Purchase if event.lines.len() == 1 => "small_basket",
        EventKind::Review if value >= 4.0 => "liked",
        EventKind::Review if value <= 2.0 => "disliked",
        _ => return None,
    })
}
