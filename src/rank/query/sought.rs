//! A query and the candidates of one list: how well each is what was asked for, and what follows for their order.

use super::asked::Asked;
use super::finder::Finder;
use super::grade::Grades;
use super::weigh::{price_share, weigh};
use crate::item::{ItemTable, Row};
use crate::key::{Key, KeyIndex};
use crate::order::falling;

/// What a full match is worth beside the profile, whose features together are worth about 1.
const MATCH_WEIGHT: f32 = 4.0;
/// What it is worth among those that match alike that the title is near to the query.
const FINE_WEIGHT: f32 = 0.5;
/// The same with a low price, where something cheap is asked for.
const CHEAP_WEIGHT: f32 = 3.0;
/// Of what is not the price's, the part of a category or brand that the query names.
const LABEL_SHARE: f32 = 0.1;

/// How well an item is what was asked for; NaN where nothing of that kind was asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Share of the words, the rarer count more, 0 to 1.
    pub words: f32,
    /// Prices: 1 within, falling to 0 beyond.
    pub price: f32,
    /// The category or the brand that the query names, 0 if none.
    pub label: Key,
    /// All together, 0 to 1.
    pub whole: f32,
    /// Among those with the same whole: how near the title is to the query, or how low the price, 0 to 1.
    pub fine: f32,
}

impl Match {
    const NONE: Self = Self { words: f32::NAN, price: f32::NAN, label: 0, whole: 0.0, fine: 0.0 };
}

/// The parts of an item's score: words, prices, the named category or brand.
pub type Parts = [f32; 3];
/// The features whose parts they are.
pub const CODES: [&str; 3] = ["query_match", "query_price", "query_label"];

/// A query understood, and what every candidate is to it.
#[derive(Debug, Default)]
pub struct Sought {
    places: KeyIndex,
    matches: Vec<Match>,
    grades: Grades,
    price_share: f32,
    fine_weight: f32,
}

impl Sought {
    /// Looks for what a query asks for in the candidates.
    pub fn new(query: &str, candidates: &[Row], items: &ItemTable) -> Self {
        // Most lists answer no query.
        if query.is_empty() {
            return Self::default();
        }
        let asked = Asked::read(query);
        if asked.is_empty() {
            return Self::default();
        }
        let mut places = KeyIndex::default();
        let mut finder = Finder::new(asked);
        for &row in candidates {
            let Some((item, card)) = items.get(row).zip(items.card(row)) else { continue };
            let next = finder.found.len() as u32;
            if places.insert(name(row), next) == next {
                finder.look(item, items);
                items.cards().words(card).iter().for_each(|word| finder.hear(word.hash(), word.idf()));
            }
        }
        let matches = weigh(&mut finder);
        // What nobody has leaves nothing to the profile: the server knows why it handed these over.
        let is_closed = finder.is_id || !matches.iter().any(|one| one.whole > 0.0);
        let by_label = if matches.iter().any(|one| one.label != 0) { 0.5 } else { 0.0 };
        let demands = if is_closed { f32::INFINITY } else { finder.asked.demands() + by_label };
        Self {
            places,
            matches,
            grades: Grades::new(demands),
            price_share: price_share(&finder.asked),
            fine_weight: if finder.asked.is_cheap { CHEAP_WEIGHT } else { FINE_WEIGHT },
        }
    }

    /// What a candidate is to the query.
    pub fn of(&self, row: Row) -> Match {
        let place = self.places.get(name(row)).and_then(|place| self.matches.get(place as usize));
        place.copied().unwrap_or(Match::NONE)
    }

    /// True when there is a query that asks for something.
    pub fn is_any(&self) -> bool {
        !self.matches.is_empty()
    }

    /// How much the profile may say: 1 without a query or with one of one word, 0 for one that leaves nothing open.
    pub const fn openness(&self) -> f32 {
        self.grades.openness
    }

    /// How much better a match must be to stand before another one whatever the profile says.
    pub const fn step(&self) -> f32 {
        self.grades.step
    }

    /// What the query adds to a candidate's score.
    pub fn parts(&self, row: Row) -> Parts {
        let found = self.of(row);
        let total = MATCH_WEIGHT * found.whole + self.fine_weight * found.fine;
        let price = if found.price >= 1.0 { (MATCH_WEIGHT * self.price_share).min(total) } else { 0.0 };
        let label = if found.label == 0 { 0.0 } else { LABEL_SHARE * (total - price) };
        [total - price - label, price, label]
    }

    /// All parts together.
    pub fn score(&self, row: Row) -> f32 {
        self.parts(row).iter().sum()
    }

    /// The same for reasons: no words where none is met.
    pub fn said(&self, row: Row) -> Parts {
        let mut parts = self.parts(row);
        if self.of(row).words.is_nan() || self.of(row).words <= 0.0 {
            parts[0] = 0.0;
        }
        parts
    }

    /// Lessens what the profile says in the scores of rows, and adds what the query does.
    pub fn temper(&self, rows: &[Row], scores: &mut [f32]) {
        if self.is_any() {
            for (score, &row) in scores.iter_mut().zip(rows) {
                *score = *score * self.openness() + self.score(row);
            }
        }
    }

    /// Puts rows of better grades first and changes nothing else; `order` has positions in `rows`.
    pub fn settle(&self, rows: &[Row], order: &mut [u32]) {
        if self.is_any() {
            let grade = |at: &u32| rows.get(*at as usize).map_or(0, |&row| self.grades.of(self.of(row).whole));
            let grades: Vec<f32> = order.iter().map(|at| grade(at) as f32).collect();
            let before = order.to_vec();
            for (at, place) in order.iter_mut().zip(falling(&grades)) {
                *at = before.get(place as usize).copied().unwrap_or_default();
            }
        }
    }
}

/// The name of a row in an index.
const fn name(row: Row) -> Key {
    row as Key + 1
}
