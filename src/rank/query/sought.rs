//! A query and the candidates of one list: how well each is what was asked for.

use super::asked::{size, Asked, MAX_WORDS};
use super::grade::Grades;
use super::wording::{meets, PART, SAME, SLIP};
use crate::item::{Item, ItemTable, Row};
use crate::key::{Key, KeyIndex};
use crate::rank::feature::FEATURES;
use crate::text::{term_hash, words};

/// Ids of which a word of the query may be one: shorter ones are numbers of things.
const LEAST_ID: usize = 4;
/// What a word counts that another item has as it was typed, but this one with a slip.
const SLIP_BESIDE_SAME: u8 = 50;
/// What a word counts that only the name of the item's category has: named in full, or in part ("Candles & light").
const BY_LABEL: u8 = 80;
const BY_PART: u8 = 50;
/// Of what a word counts, the part without the category, where the query names one.
const WITHOUT_CATEGORY: f32 = 0.9;
/// A word that names a category says what is wanted, the others say which one: it counts this much more.
const NAMES_CATEGORY: f32 = 1.5;
/// What is left of an item with what was not wanted.
const UNWANTED: f32 = 0.1;
/// What a full match is worth beside the profile, whose features together are worth about 1.
const MATCH_WEIGHT: f32 = 4.0;
/// What it is worth among those that match alike that the title is near to the query.
const FINE_WEIGHT: f32 = 0.5;
/// The same with a low price, where something cheap is asked for.
const CHEAP_WEIGHT: f32 = 3.0;

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

/// The parts of an item's score: words, prices, the named category or brand.
pub type Parts = [f32; 3];
/// The features whose parts they are.
const CODES: [&str; 3] = ["query_match", "query_price", "query_label"];

impl Match {
    const NONE: Self = Self { words: f32::NAN, price: f32::NAN, label: 0, whole: 0.0, fine: 0.0 };
}

/// A query understood, and what every candidate is to it.
#[derive(Debug, Default)]
pub struct Sought {
    asked: Asked,
    places: KeyIndex,
    matches: Vec<Match>,
    grades: Grades,
}

/// What one item has of the query, before it is known how rare each word is.
struct Found {
    met: [u8; MAX_WORDS],
    label: Key,
    names_category: bool,
    is_unwanted: bool,
    log_price: f32,
    fine: f32,
}

/// What a label has of the query.
struct LabelFound {
    met: [u8; MAX_WORDS],
    is_named: bool,
}

impl Sought {
    /// Looks for what a query asks for in the candidates.
    pub fn new(query: &str, candidates: &[Row], items: &ItemTable) -> Self {
        let asked = Asked::read(query);
        if asked.is_empty() {
            return Self::default();
        }
        let mut labels = (KeyIndex::default(), Vec::new());
        let (mut places, mut found, mut is_id) = (KeyIndex::default(), Vec::new(), false);
        let hashes: Vec<u32> = asked.words.iter().map(|word| term_hash(word).into()).collect();
        let mut rarity = [0.0; MAX_WORDS];
        for &row in candidates {
            let Some((item, card)) = items.get(row).zip(items.card(row)) else { continue };
            let next = found.len() as u32;
            if places.insert(name(row), next) == next {
                found.push(find(&asked, item, items, &mut labels, &mut is_id));
                for word in items.cards().words(card) {
                    let known = hashes.iter().position(|hash| *hash == word.hash()).and_then(|at| rarity.get_mut(at));
                    known.into_iter().for_each(|rarity| *rarity = word.idf());
                }
            }
        }
        let mut naming = [false; MAX_WORDS];
        for label in labels.1.iter().filter(|label| label.is_named) {
            naming.iter_mut().zip(label.met).for_each(|(naming, met)| *naming |= met >= SLIP);
        }
        let matches = weigh(&asked, &mut found, rarity, naming);
        let is_known = matches.iter().any(|one| one.whole > 0.0);
        let names_label = matches.iter().any(|one| one.label != 0);
        let demands = asked.demands() + if names_label { 0.5 } else { 0.0 };
        let grades = Grades::new(if is_id || !is_known { f32::INFINITY } else { demands });
        Self { asked, places, matches, grades }
    }

    /// What an item is to the query.
    pub fn of(&self, row: Row) -> Match {
        let place = self.places.get(name(row)).and_then(|place| self.matches.get(place as usize));
        place.copied().unwrap_or(Match::NONE)
    }

    /// True when there is a query that asks for something.
    pub fn is_any(&self) -> bool {
        !self.matches.is_empty()
    }

    /// How much the profile may say, 1 for a query of one word to 0 for one that leaves nothing open.
    pub fn openness(&self) -> f32 {
        if self.is_any() {
            self.grades.openness
        } else {
            1.0
        }
    }

    /// How much better a match must be to stand before another one whatever the profile says.
    pub const fn step(&self) -> f32 {
        self.grades.step
    }

    /// The grade of an item: none of a lower grade stands before it.
    fn grade(&self, row: Row) -> u32 {
        self.grades.of(self.of(row).whole)
    }

    /// What the query adds to an item's score.
    pub fn parts(&self, row: Row) -> Parts {
        let found = self.of(row);
        let fine = if self.asked.is_cheap { CHEAP_WEIGHT } else { FINE_WEIGHT };
        let total = MATCH_WEIGHT * found.whole + fine * found.fine;
        let price = if found.price >= 1.0 { (price_share(&self.asked) * MATCH_WEIGHT).min(total) } else { 0.0 };
        let label = if found.label == 0 { 0.0 } else { (1.0 - WITHOUT_CATEGORY) * (total - price) };
        [total - price - label, price, label]
    }

    /// All parts together.
    pub fn score(&self, row: Row) -> f32 {
        self.parts(row).iter().sum()
    }

    /// The same by position in [`FEATURES`]; nothing without a query.
    pub fn parts_by_feature(&self, row: Row) -> impl Iterator<Item = (f32, usize)> {
        let parts = if self.is_any() { self.parts(row) } else { Parts::default() };
        let position = |code| FEATURES.iter().position(|feature| feature.code == code);
        parts.into_iter().zip(CODES).filter_map(move |(part, code)| Some((part, position(code)?)))
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
            order.sort_by_key(|at| std::cmp::Reverse(rows.get(*at as usize).map_or(0, |&row| self.grade(row))));
        }
    }
}

/// The name of a row in an index.
const fn name(row: Row) -> Key {
    row as Key + 1
}

/// The part of the whole that prices have.
fn price_share(asked: &Asked) -> f32 {
    if asked.price.is_none() {
        return 0.0;
    }
    let words: f32 = asked.words.iter().map(|word| size(word)).sum();
    let price = (words / 2.0).max(1.0);
    price / (price + words)
}

fn find(
    asked: &Asked,
    item: &Item,
    items: &ItemTable,
    labels: &mut (KeyIndex, Vec<LabelFound>),
    is_id: &mut bool,
) -> Found {
    let title = words(&item.name);
    let mut met = [0; MAX_WORDS];
    let mut whole = 0;
    for (at, best) in met.iter_mut().enumerate().take(asked.words.len()) {
        *best = meets(&asked.words, at, &title);
        whole += usize::from(*best >= SLIP);
    }
    let ends_alike =
        asked.words.last().is_some_and(|last| title.last().is_some_and(|end| end.ends_with(last.as_str())));
    let closeness = (whole as f32 / title.len().max(1) as f32).min(1.0);
    let mut found = Found {
        met,
        label: 0,
        names_category: false,
        is_unwanted: is_unwanted(asked, &title),
        log_price: item.log_price,
        fine: 0.6 * closeness + if ends_alike { 0.4 } else { 0.0 },
    };
    let others = [item.brand, item.variant];
    for (at, &label) in item.categories.iter().chain(&others).enumerate().filter(|(_, label)| **label != 0) {
        let next = labels.1.len() as u32;
        let place = labels.0.insert(label, next);
        if place == next {
            labels.1.push(read_label(asked, &words(items.label(label).unwrap_or_default())));
        }
        let Some(read) = labels.1.get(place as usize) else { continue };
        if read.is_named {
            found.label = label;
            found.names_category |= at < item.categories.len();
        }
        let most = if read.is_named { BY_LABEL } else { BY_PART };
        found.met.iter_mut().zip(read.met).for_each(|(best, met)| *best = (*best).max(met.min(most)));
    }
    let id = words(&item.id).concat();
    let is_code = id.len() >= LEAST_ID && id.bytes().any(|byte| byte.is_ascii_digit());
    if is_code && asked.words.concat() == id {
        found.met = [SAME; MAX_WORDS];
        *is_id = true;
    }
    for (best, word) in found.met.iter_mut().zip(&asked.words) {
        if is_code && *word == id {
            *best = SAME;
            *is_id = true;
        }
    }
    found
}

fn is_unwanted(asked: &Asked, title: &[String]) -> bool {
    (0..asked.without.len()).any(|at| meets(&asked.without, at, title) >= SLIP)
}

fn read_label(asked: &Asked, label: &[String]) -> LabelFound {
    let mut met = [0; MAX_WORDS];
    for (at, met) in met.iter_mut().enumerate().take(asked.words.len()) {
        *met = meets(&asked.words, at, label);
    }
    let is_asked = |at: usize| meets(label, at, &asked.words) >= SLIP;
    LabelFound { met, is_named: !label.is_empty() && (0..label.len()).all(is_asked) }
}

/// Weighs the words by how rare they are and brings everything together. `rarity` is that of the whole catalogue, 0 where it is
/// not known; then that in this list counts, `ln(1 + n / df) / ln(1 + n)`. A word that nothing has says nothing; one that
/// something has as it was typed forgives less.
fn weigh(asked: &Asked, found: &mut [Found], mut rarity: [f32; MAX_WORDS], naming: [bool; MAX_WORDS]) -> Vec<Match> {
    let count = found.len() as f32;
    for (at, word) in asked.words.iter().enumerate() {
        let met = |one: &Found| one.met.get(at).copied().unwrap_or_default();
        if found.iter().any(|one| met(one) == SAME) {
            let slips = found.iter_mut().filter_map(|one| one.met.get_mut(at)).filter(|met| **met == SLIP);
            slips.for_each(|met| *met = SLIP_BESIDE_SAME);
        }
        let with = found.iter().filter(|one| met(one) >= SLIP_BESIDE_SAME.min(PART)).count();
        if let Some(rarity) = rarity.get_mut(at) {
            let known = if *rarity > 0.0 { *rarity } else { libm::log1pf(count / with as f32) / libm::log1pf(count) };
            *rarity = if with > 0 { size(word) * known } else { 0.0 };
        }
    }
    for (at, weight) in rarity.iter_mut().enumerate().take(asked.words.len()) {
        *weight *= if naming.get(at).is_some_and(|naming| *naming) { NAMES_CATEGORY } else { 1.0 };
    }
    let total: f32 = rarity.iter().sum();
    let names_category = found.iter().any(|one| one.names_category);
    let share = price_share(asked);
    let of_one = |one: &Found| {
        let sum: f32 = rarity.iter().zip(one.met).map(|(weight, met)| weight * f32::from(met) / 100.0).sum();
        let words = if total > 0.0 { sum / total } else { f32::NAN };
        let price = asked.price.map_or(f32::NAN, |range| range.holds(one.log_price));
        let is_other = names_category && !one.names_category;
        let by_words = match (words.is_nan(), is_other) {
            // Prices alone, or what is not wanted alone.
            (true, _) => {
                if asked.words.is_empty() {
                    1.0
                } else {
                    0.0
                }
            }
            (_, true) => words * WITHOUT_CATEGORY,
            _ => words,
        };
        let mut whole = if asked.price.is_some() { by_words * (1.0 - share) + price * share } else { by_words };
        if one.is_unwanted {
            whole *= UNWANTED;
        }
        Match { words, price, label: one.label, whole, fine: one.fine }
    };
    let mut matches: Vec<Match> = found.iter().map(of_one).collect();
    if asked.is_cheap {
        lean(&mut matches, found);
    }
    matches
}

/// Something cheap is asked for: among what matches, the lower price comes first, on a logarithmic scale.
fn lean(matches: &mut [Match], found: &[Found]) {
    let best = matches.iter().map(|one| one.whole).fold(0.0, f32::max);
    let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
    for (_, one) in matches.iter().zip(found).filter(|(of, one)| of.whole > 0.9 * best && !one.log_price.is_nan()) {
        low = low.min(one.log_price);
        high = high.max(one.log_price);
    }
    for (of, one) in matches.iter_mut().zip(found) {
        let cheapness = ((high - one.log_price) / (high - low)).clamp(0.0, 1.0);
        of.fine = if cheapness.is_nan() { 0.1 * of.fine } else { 0.1 * of.fine + 0.9 * cheapness };
    }
}
