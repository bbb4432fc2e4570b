//! What a ranking stands on, as far as its reasons name it: the items remembered and the interests. Kept with a ranking for whoever
//! reads its reasons later, when the shopper may have moved on.

use super::taste::Parts;
use crate::item::artefact::ItemArtefact;
use crate::item::{ItemTable, Row, CATEGORY_LEVELS, NO_ROW};
use crate::key::Key;
use crate::profile::kind::Kind;
use crate::profile::Profile;
use crate::signal::Action;

/// Items of a history that count; more bring nothing and cost time.
const HISTORY_ITEMS: usize = 30;
/// Each older item of this visit counts this much of the one after it.
const FADE_IN_VISIT: f32 = 0.8;
/// Each older item of earlier visits counts this much of the one after it.
const FADE_BEFORE: f32 = 0.95;
/// What was done before this visit counts this much less for what is wanted now.
const VISIT_PAUSE: f32 = 0.3;

/// An item of the history as the features see it.
#[derive(Debug)]
pub struct Past {
    /// Stable name.
    pub key: Key,
    /// Category path, 0 beyond its end.
    pub categories: [Key; CATEGORY_LEVELS],
    /// What the catalogue build knows: of the item table where the item is in it, else as it was remembered.
    pub artefact: ItemArtefact,
    /// How much it counts as the last item (1 or 0), now (1 for the newest, fading, more for carts and orders, less for
    /// earlier visits), and as something of earlier visits.
    pub weights: Parts,
}

impl Past {
    /// How much it counts now.
    pub const fn now(&self) -> f32 {
        self.weights[1]
    }

    /// How much it counts as something of earlier visits.
    pub const fn before(&self) -> f32 {
        self.weights[2]
    }
}

/// Shares of the shopper's interest in a label, 0 to 1.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shares {
    /// By all that was tallied.
    pub interest: f32,
    /// By the last item.
    pub last: f32,
}

/// What a ranking stands on.
#[derive(Debug)]
pub struct Grounds {
    /// The history, newest first; the item whose page this is comes before all.
    pub pasts: Vec<Past>,
    /// Interests in categories, brands and variants.
    pub interests: Vec<(Key, Shares)>,
}

impl Grounds {
    /// Gathers what is tallied and the history.
    pub fn new(profile: &Profile, items: &ItemTable, page_item: Option<Row>, now_ms: f64) -> Self {
        let pasts = pasts(profile, items, page_item);
        let mut interests: Vec<(Key, Shares)> = Vec::new();
        for kind in [Kind::Category, Kind::Brand, Kind::Variant] {
            let ranked = profile.tallies.ranked(kind, now_ms);
            interests
                .extend(ranked.iter().map(|(tally, share)| (tally.key, Shares { interest: *share as f32, last: 0.0 })));
        }
        // Only the newest is the last item.
        for &level in pasts.iter().take(1).flat_map(|past| past.categories.iter().take_while(|&&level| level != 0)) {
            match interests.iter_mut().find(|(label, _)| *label == level) {
                Some((_, shares)) => shares.last = 1.0,
                None => interests.push((level, Shares { interest: 0.0, last: 1.0 })),
            }
        }
        Self { pasts, interests }
    }

    /// How much speaks for a label, whatever it is.
    pub fn weight(&self, label: Key) -> f32 {
        let found = self.interests.iter().find(|(known, _)| *known == label);
        found.map_or(0.0, |(_, shares)| shares.interest + shares.last)
    }
}

fn pasts(profile: &Profile, items: &ItemTable, page_item: Option<Row>) -> Vec<Past> {
    let mut pasts: Vec<Past> = Vec::with_capacity(HISTORY_ITEMS * 2);
    let page = page_item.filter(|&row| row != NO_ROW).and_then(|row| items.get(row));
    if let Some(item) = page {
        let (key, categories) = (item.key, item.categories);
        pasts.push(Past { key, categories, artefact: item.artefact(), weights: [1.0, 1.0, 0.0] });
    }
    let (mut fade, mut fade_before) = (if page.is_some() { FADE_IN_VISIT } else { 1.0 }, 1.0);
    let mut of_visit = 0;
    let mut of_before = 0;
    for seen in profile.history.newest_first() {
        let is_page = page.is_some_and(|page| page.key == seen.key);
        let is_earlier = seen.first_s < profile.visits.start_s;
        if of_before >= HISTORY_ITEMS || (is_page && !is_earlier) || (of_visit >= HISTORY_ITEMS && !is_earlier) {
            continue;
        }
        let artefact = match items.find(seen.key) {
            Some(item) if !item.packed.is_empty() => item.artefact(),
            _ => seen.artefact(),
        };
        let first = if pasts.is_empty() { 1.0 } else { 0.0 };
        let (mut now, mut before) = (0.0, 0.0);
        if is_earlier {
            before = fade_before;
            fade_before *= FADE_BEFORE;
            of_before += 1;
        }
        if !is_page && of_visit < HISTORY_ITEMS {
            let pause = if seen.at_s < profile.visits.start_s { VISIT_PAUSE } else { 1.0 };
            now = fade * pause * action_weight(seen.action);
            fade *= FADE_IN_VISIT;
            of_visit += 1;
        }
        pasts.push(Past { key: seen.key, categories: seen.categories, artefact, weights: [first, now, before] });
    }
    pasts
}

const fn action_weight(action: Action) -> f32 {
    match action {
        Action::Selected => 0.5,
        Action::Viewed => 1.0,
        Action::Wished => 1.3,
        Action::Carted | Action::Purchased => 1.5,
    }
}
