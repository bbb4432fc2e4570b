//! What every feature of a ranking looks at, worked out once and good until the shopper does something: the items remembered, and
//! tables made of them in which a candidate is looked up once instead of being compared with each.

use super::company::Company;
use super::feature::usual_now::Rhythm;
use super::grounds::Grounds;
use super::labels::Labels;
use super::offer::Offer;
use super::remembered::Remembered;
use super::taste::Taste;
use crate::item::{ItemTable, Row};
use crate::profile::Profile;
use crate::time::seconds;
use std::rc::Rc;

/// Interests fade over weeks, so tables are of the minute that ends next: rankings of one minute share them, and what they come
/// to still depends on nothing but the time.
const MINUTE_MS: f64 = 60_000.0;

/// What tables are made for; other tables are needed when it differs.
#[derive(Debug, Clone, Copy, PartialEq)]
struct For {
    page_item: Option<Row>,
    minute: f64,
    builds: usize,
    refreshed: u32,
}

/// The tables.
#[derive(Debug)]
pub struct Tables {
    /// History and interests.
    pub grounds: Rc<Grounds>,
    /// Neighbours of the history.
    pub company: Company,
    /// Interests by category, brand and variant.
    pub labels: Labels,
    /// Vectors and words of the history.
    pub taste: Taste,
    /// Prices and discounts.
    pub offer: Offer,
    /// The items with a past themselves.
    pub remembered: Remembered,
    /// What is looked at in such hours.
    pub rhythm: Rhythm,
    made_for: For,
    rows: usize,
}

impl Tables {
    /// Works the tables out.
    pub fn new(profile: &Profile, items: &ItemTable, page_item: Option<Row>, now_ms: f64) -> Self {
        let made_for = For::of(items, page_item, now_ms);
        let until_ms = (made_for.minute + 1.0) * MINUTE_MS;
        let grounds = Grounds::new(profile, items, page_item, until_ms);
        let mut tables = Self {
            company: Company::new(&grounds.pasts, items.cards()),
            labels: Labels::default(),
            taste: Taste::new(&grounds.pasts, items),
            offer: Offer::new(profile),
            remembered: Remembered::new(profile, seconds(until_ms)),
            rhythm: Rhythm::new(profile, seconds(until_ms)),
            grounds: Rc::new(grounds),
            made_for,
            rows: 0,
        };
        tables.follow(items);
        tables
    }

    /// True when they are as good as new ones, having learnt what was registered since they were made. The profile must be the
    /// same: whoever changes it throws them away.
    pub fn suit(&mut self, items: &ItemTable, page_item: Option<Row>, now_ms: f64) -> bool {
        // What was registered since may know more about an item of the history.
        self.made_for == For::of(items, page_item, now_ms) && self.rows <= items.len() && !self.follow(items)
    }

    fn follow(&mut self, items: &ItemTable) -> bool {
        self.labels.follow(&self.grounds.interests, items);
        self.rows = items.len();
        self.remembered.follow(items)
    }
}

impl For {
    fn of(items: &ItemTable, page_item: Option<Row>, now_ms: f64) -> Self {
        let minute = (now_ms / MINUTE_MS).floor();
        Self { page_item, minute, builds: items.cards().builds(), refreshed: items.refreshed() }
    }
}
