//! What every feature of one ranking looks at, worked out once: the items remembered, and tables made of them in which a
//! candidate is looked up once instead of being compared with each.

use super::company::Company;
use super::labels::Labels;
use super::taste::{Parts, Taste};
use super::Request;
use crate::item::artefact::ItemArtefact;
use crate::item::{Item, ItemTable, CATEGORY_LEVELS, NO_ROW};
use crate::key::{Key, KeyIndex};
use crate::profile::history::Seen;
use crate::profile::kind::Kind;
use crate::profile::Profile;
use crate::signal::Action;
use crate::text::terms;
use std::borrow::Cow;

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
pub struct Past<'a> {
    /// Stable name.
    pub key: Key,
    /// Category path, 0 beyond its end.
    pub categories: [Key; CATEGORY_LEVELS],
    /// What the catalogue build knows: of the item table where the item is in it, else as it was remembered.
    pub artefact: Cow<'a, ItemArtefact>,
    /// How much it counts as the last item (1 or 0), now (1 for the newest, fading, more for carts and orders, less for
    /// earlier visits), and as something of earlier visits.
    pub weights: Parts,
}

/// Everything one ranking needs to know.
#[derive(Debug)]
pub struct Context<'a> {
    /// The shopper.
    pub profile: &'a Profile,
    /// Items and labels.
    pub items: &'a ItemTable,
    /// The history, newest first; the item whose page this is comes before all.
    pub pasts: Vec<Past<'a>>,
    /// Neighbours of the history.
    pub company: Company,
    /// Interests by category, brand and variant.
    pub labels: Labels,
    /// Vectors and words of the history.
    pub taste: Taste,
    /// The folded words searched for.
    pub query: Vec<String>,
    /// Whether the shopper looks for discounts: -1 (for full prices) to 1.
    pub discount_lean: f32,
    /// The time, seconds since 1970.
    pub now_s: u32,
    /// True when the shopper bought anything twice: then having bought something does not speak against it.
    pub rebuys: bool,
    remembered: (KeyIndex, Vec<&'a Seen>),
}

/// A candidate with everything that was looked up for it.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its place among the neighbours of the history.
    pub company: super::company::Ties,
    /// How much of the shopper's interest its labels have.
    pub labels: super::labels::Shares,
    /// How alike its words are to the history's.
    pub words: Parts,
    /// The same item in the history.
    pub seen: Option<&'a Seen>,
}

impl Past<'_> {
    /// How much it counts now.
    pub const fn now(&self) -> f32 {
        self.weights[1]
    }

    /// How much it counts as something of earlier visits.
    pub const fn before(&self) -> f32 {
        self.weights[2]
    }
}

impl<'a> Context<'a> {
    /// Works out what the features look at.
    pub fn new(request: &Request<'_>, profile: &'a Profile, items: &'a ItemTable) -> Self {
        let mut pasts: Vec<Past<'a>> = Vec::with_capacity(HISTORY_ITEMS * 2);
        let page = request.page_item.filter(|&row| row != NO_ROW).and_then(|row| items.get(row));
        if let Some(item) = page {
            pasts.push(Past {
                key: item.key,
                categories: item.categories,
                artefact: Cow::Borrowed(&item.artefact),
                weights: [1.0, 1.0, 0.0],
            });
        }
        let mut remembered = (KeyIndex::default(), Vec::new());
        let (mut fade, mut fade_before) = (if page.is_some() { FADE_IN_VISIT } else { 1.0 }, 1.0);
        let mut of_visit = 0;
        let mut of_before = 0;
        for seen in profile.history.newest_first() {
            remembered.0.insert(seen.key, remembered.1.len() as u32);
            remembered.1.push(seen);
            let is_page = page.is_some_and(|page| page.key == seen.key);
            let is_earlier = seen.first_s < profile.visits.start_s;
            if of_before >= HISTORY_ITEMS || (is_page && !is_earlier) || (of_visit >= HISTORY_ITEMS && !is_earlier) {
                continue;
            }
            let artefact = match items.find(seen.key) {
                Some(item) if item.artefact.build != 0 => Cow::Borrowed(&item.artefact),
                _ => Cow::Owned(seen.artefact()),
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
        let now_s = crate::time::seconds(request.now_ms);
        let habit = |name| profile.tallies.times(Kind::Habit, name) as f32;
        let (discounted, full) = (habit("discounted"), habit("full_price"));
        Self {
            discount_lean: (discounted - full) / (discounted + full + 2.0),
            profile,
            items,
            company: Company::new(&pasts),
            labels: Labels::new(profile, &pasts, request.now_ms),
            taste: Taste::new(&pasts),
            pasts,
            query: terms(request.query),
            now_s,
            rebuys: profile.history.newest_first().any(|seen| seen.bought > 1),
            remembered,
        }
    }

    /// Looks a candidate up, once for all features.
    pub fn candidate(&self, item: &'a Item) -> Candidate<'a> {
        Candidate {
            item,
            company: self.company.of(&item.artefact),
            labels: self.labels.of(item),
            words: self.taste.words(&item.artefact),
            seen: self.seen(item.key),
        }
    }

    /// The item on the shopper's mind: the page's, or the last one there was to do with.
    pub fn last(&self) -> Option<&Past<'a>> {
        self.pasts.first()
    }

    /// True when there was something to do with it before this visit.
    pub const fn is_earlier(&self, seen: &Seen) -> bool {
        seen.first_s < self.profile.visits.start_s
    }

    /// How familiar a candidate is: had to do with, of interesting categories and brand, like the history. Unbounded, 0 for what
    /// the shopper knows nothing of.
    pub fn familiarity(&self, candidate: &Candidate<'_>) -> f32 {
        let seen = if candidate.seen.is_some() { 1.0 } else { 0.0 };
        let alike = self.taste.vector(&candidate.item.artefact, 1);
        let alike = if alike.is_nan() { 0.0 } else { alike.max(0.0) };
        seen + candidate.labels.interest + candidate.labels.brand + alike
    }

    fn seen(&self, item: Key) -> Option<&'a Seen> {
        self.remembered.1.get(self.remembered.0.get(item)? as usize).copied()
    }
}

const fn action_weight(action: Action) -> f32 {
    match action {
        Action::Selected => 0.5,
        Action::Viewed => 1.0,
        Action::Wished => 1.3,
        Action::Carted | Action::Purchased => 1.5,
    }
}
