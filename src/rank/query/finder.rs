//! What each item of a list has of the words asked for: in its title, in the names of its categories, brand and variant, as
//! its id.

use super::asked::{Asked, MAX_WORDS};
use super::wording::{meets, SAME, SLIP};
use crate::item::{Item, ItemTable};
use crate::key::{Key, KeyIndex};
use crate::text::{term_hash, words};

/// Ids of which a word of the query may be one: shorter ones are numbers of things.
const LEAST_ID: usize = 4;
/// What a word counts that only the name of the item's category has: named in full, or in part ("Candles & light").
const BY_LABEL: u8 = 80;
const BY_PART: u8 = 50;
/// Of how near a title is to the query, the parts of its length and of its last word.
const BY_LENGTH: f32 = 0.6;
const BY_LAST_WORD: f32 = 0.4;

/// How well each word asked for is met, in hundredths.
pub type Met = [u8; MAX_WORDS];

/// What one item has of the query, before it is known how rare each word is.
pub struct Found {
    /// How well each word is met.
    pub met: Met,
    /// The category or brand that the query names, 0 if none.
    pub label: Key,
    /// True when it is a category.
    pub names_category: bool,
    /// True when it has something that is not wanted.
    pub is_unwanted: bool,
    /// Natural logarithm of the price, NaN if unknown.
    pub log_price: f32,
    /// How near the title is to the query, 0 to 1.
    pub nearness: f32,
}

/// What a label has of the query.
struct LabelFound {
    met: Met,
    is_named: bool,
}

/// Looks at one item after another.
pub struct Finder {
    /// What is looked for.
    pub asked: Asked,
    /// What was found, in the order looked at.
    pub found: Vec<Found>,
    /// How rare each word is in the whole catalogue, 0 to 1; 0 where no item said so.
    pub rarity: [f32; MAX_WORDS],
    /// True when the query has the id of an item.
    pub is_id: bool,
    hashes: Vec<u32>,
    /// All words together, as an id is compared.
    whole: String,
    label_at: KeyIndex,
    labels: Vec<LabelFound>,
}

impl Finder {
    /// Begins to look for what was asked for.
    pub fn new(asked: Asked) -> Self {
        let hashes = asked.words.iter().map(|word| term_hash(word).into()).collect();
        Self {
            whole: asked.words.concat(),
            asked,
            found: Vec::new(),
            rarity: [0.0; MAX_WORDS],
            is_id: false,
            hashes,
            label_at: KeyIndex::default(),
            labels: Vec::new(),
        }
    }

    /// Looks at an item.
    pub fn look(&mut self, item: &Item, items: &ItemTable) {
        let title = words(&item.name);
        let met = meets_all(&self.asked.words, &title);
        let common = met.iter().filter(|met| **met >= SLIP).count();
        let last = self.asked.words.last().zip(title.last());
        let ends_alike = last.is_some_and(|(asked, last)| last.ends_with(asked.as_str()));
        let by_last_word = if ends_alike { BY_LAST_WORD } else { 0.0 };
        let mut found = Found {
            met,
            label: 0,
            names_category: false,
            is_unwanted: meets_all(&self.asked.without, &title).iter().any(|met| *met >= SLIP),
            log_price: item.log_price,
            nearness: BY_LENGTH * (common as f32 / title.len().max(1) as f32).min(1.0) + by_last_word,
        };
        for (at, &label) in item.categories.iter().chain(&[item.brand, item.variant]).enumerate() {
            let Some(read) = self.read_label(label, items) else { continue };
            if read.is_named {
                found.label = label;
                found.names_category |= at < item.categories.len();
            }
            let most = if read.is_named { BY_LABEL } else { BY_PART };
            found.met.iter_mut().zip(read.met).for_each(|(best, met)| *best = (*best).max(met.min(most)));
        }
        self.compare_id(item, &mut found);
        self.found.push(found);
    }

    /// Takes the rarity of a word from an item that says it.
    pub fn hear(&mut self, hash: u32, rarity: f32) {
        for (known, _) in self.rarity.iter_mut().zip(&self.hashes).filter(|(_, of)| **of == hash) {
            *known = rarity;
        }
    }

    /// The words that name a category, a brand or a variant in full.
    pub fn naming(&self) -> [bool; MAX_WORDS] {
        let mut naming = [false; MAX_WORDS];
        for label in self.labels.iter().filter(|label| label.is_named) {
            naming.iter_mut().zip(label.met).for_each(|(naming, met)| *naming |= met >= SLIP);
        }
        naming
    }

    fn read_label(&mut self, label: Key, items: &ItemTable) -> Option<&LabelFound> {
        let next = self.labels.len() as u32;
        let place = if label == 0 { return None } else { self.label_at.insert(label, next) };
        if place == next {
            let name = words(items.label(label).unwrap_or_default());
            let is_named =
                !name.is_empty() && meets_all(&name, &self.asked.words).iter().take(name.len()).all(|met| *met >= SLIP);
            self.labels.push(LabelFound { met: meets_all(&self.asked.words, &name), is_named });
        }
        self.labels.get(place as usize)
    }

    fn compare_id(&mut self, item: &Item, found: &mut Found) {
        let id = words(&item.id).concat();
        if id.len() < LEAST_ID || !id.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let is_whole = self.whole == id;
        for (met, word) in found.met.iter_mut().zip(&self.asked.words) {
            if is_whole || *word == id {
                *met = SAME;
                self.is_id = true;
            }
        }
    }
}

fn meets_all(asked: &[String], text: &[String]) -> Met {
    let mut met = [0; MAX_WORDS];
    met.iter_mut().enumerate().take(asked.len()).for_each(|(at, met)| *met = meets(asked, at, text));
    met
}
