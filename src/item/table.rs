//! The table of items met since the page opened. JavaScript keeps `item_id -> row`; everything else crosses as rows.

use super::artefact::ItemArtefact;
use super::card::{Card, Cards, NOWHERE};
use super::pages::Pages;
use super::Row;
use crate::key::{key, Key, KeyIndex};

/// Levels of GA4's category path.
pub const CATEGORY_LEVELS: usize = 5;

/// Rows kept; when full the table is emptied and items register anew (about 600 bytes an item).
pub const MAX_ITEMS: usize = 20_000;
/// Below this share of the best seller's demand there is none to speak of.
const LEAST_POPULARITY: f32 = 0.01;

/// What the shop says about an item; empty strings and NaN mean "not said".
#[derive(Debug, Clone, Default)]
pub struct Facts<'a> {
    /// The shop's own id.
    pub id: &'a str,
    /// Title.
    pub name: &'a str,
    /// Brand.
    pub brand: &'a str,
    /// Category path, widest first.
    pub categories: [&'a str; CATEGORY_LEVELS],
    /// Variant, such as a colour or a size.
    pub variant: &'a str,
    /// Price of one unit.
    pub price: f32,
    /// Amount taken off the price of one unit.
    pub discount: f32,
    /// Popularity, 0 to 1.
    pub popularity: f32,
    /// What the catalogue build knows, packed; empty if nothing, and what cannot be read is nothing.
    pub artefact: &'a [u8],
}

impl<'a> Facts<'a> {
    /// Nothing but the id.
    pub fn of(id: &'a str) -> Self {
        Self { id, price: f32::NAN, popularity: f32::NAN, discount: f32::NAN, ..Self::default() }
    }
}

/// One item.
#[derive(Debug, Clone)]
pub struct Item {
    /// Stable name, see [`crate::key`].
    pub key: Key,
    /// The shop's own id.
    pub id: Box<str>,
    /// Title, empty if unknown.
    pub name: Box<str>,
    /// Brand, 0 if unknown.
    pub brand: Key,
    /// Category path, widest first; 0 beyond its end.
    pub categories: [Key; CATEGORY_LEVELS],
    /// Variant, 0 if unknown.
    pub variant: Key,
    /// Discount as a share of the full price, 0 to 1; NaN if unknown.
    pub discount: f32,
    /// Natural logarithm of the price, NaN if unknown.
    pub log_price: f32,
    /// Popularity, 0 to 1; NaN if unknown.
    pub popularity: f32,
    /// What the catalogue build knows, packed, as the profile keeps it; empty if nothing. [`Card`] has what ranking needs of it.
    pub packed: Box<[u8]>,
}

impl Item {
    /// What the catalogue build knows; decoded anew at every call.
    pub fn artefact(&self) -> ItemArtefact {
        ItemArtefact::decode(&self.packed).unwrap_or_default()
    }
}

/// A category path.
#[derive(Debug, Clone, Copy, Default)]
pub struct Path {
    /// Numbers of its labels, widest first; 0 beyond its end.
    pub labels: [u32; CATEGORY_LEVELS],
    /// How many levels it has.
    pub depth: u32,
}

impl Path {
    /// Numbers of its labels, widest first.
    #[inline(always)]
    pub fn levels(&self) -> &[u32] {
        self.labels.get(..self.depth as usize).unwrap_or_default()
    }
}

/// Items by row, and the words behind their category and brand keys.
#[derive(Debug, Default)]
pub struct ItemTable {
    items: Pages<Item>,
    cards: Cards,
    rows: KeyIndex,
    labels: Vec<Box<str>>,
    label_of: KeyIndex,
    paths: Vec<Path>,
    path_of: KeyIndex,
    refreshed: u32,
    /// The artefact that was read last.
    decoded: ItemArtefact,
}

impl ItemTable {
    /// How many items are in the table.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True before the first item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item of a row.
    pub fn get(&self, row: Row) -> Option<&Item> {
        self.items.get(row as usize)
    }

    /// What ranking reads of the items.
    pub const fn cards(&self) -> &Cards {
        &self.cards
    }

    /// The card of a row.
    #[inline(always)]
    pub fn card(&self, row: Row) -> Option<&Card> {
        self.cards.get(row)
    }

    /// Category paths, by [`Card::path`].
    pub fn paths(&self) -> &[Path] {
        &self.paths
    }

    /// How many labels there are; their numbers go from 1 to this.
    pub fn labels(&self) -> usize {
        self.labels.len()
    }

    /// The number of a category, brand or variant, 0 if no item has it.
    pub fn label_number(&self, of: Key) -> u32 {
        self.label_of.get(of).map_or(0, |at| at + 1)
    }

    /// Rises whenever an item that was in the table already gets another artefact.
    pub const fn refreshed(&self) -> u32 {
        self.refreshed
    }

    /// True for what nobody had the chance to choose yet: the catalogue build knows no company and no demand for it, or, while it
    /// knows other items, not even the item.
    pub fn is_new(&self, row: Row) -> bool {
        self.card(row).is_some_and(|card| {
            let is_missing = card.place == NOWHERE && self.cards.builds() > 0;
            is_missing || (self.cards.links(card).is_empty() && card.popularity < LEAST_POPULARITY)
        })
    }

    /// The item with a stable name, if it was met since the page opened.
    pub fn find(&self, item: Key) -> Option<&Item> {
        self.rows.get(item).and_then(|row| self.get(row))
    }

    /// The words behind a category or brand key.
    pub fn label(&self, of: Key) -> Option<&str> {
        self.labels.get(self.label_of.get(of)? as usize).map(AsRef::as_ref)
    }

    /// Empties the table; rows given before are void.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Adds an item or refreshes what is known about it, and gives its row. What is not said now is kept from before, so that
    /// an event that carries the id alone does not wipe the title.
    pub fn register(&mut self, facts: &Facts<'_>) -> Row {
        let item_key = key("item", facts.id);
        let brand = self.name("brand", facts.brand);
        let mut categories = [0; CATEGORY_LEVELS];
        for (slot, text) in categories.iter_mut().zip(facts.categories) {
            *slot = self.name("category", text);
        }
        let variant = self.name("variant", facts.variant);
        // GA4: `price` is what is paid, `discount` what came off.
        let discount = facts.discount / (facts.price + facts.discount);
        let discount = if (0.0..=1.0).contains(&discount) { discount } else { f32::NAN };
        let log_price = if facts.price > 0.0 { libm::logf(facts.price) } else { f32::NAN };
        // One for all items: it lends its memory to each.
        let mut artefact = std::mem::take(&mut self.decoded);
        let is_known = !facts.artefact.is_empty() && artefact.read(facts.artefact).is_ok();
        let popularity = match is_known {
            true if facts.popularity.is_nan() => artefact.popularity,
            _ => facts.popularity.clamp(0.0, 1.0),
        };
        let next = self.items.len() as Row;
        let row = self.rows.insert(item_key, next);
        match self.items.get_mut(row as usize) {
            Some(item) => {
                if is_known && *item.packed != *facts.artefact {
                    self.refreshed = self.refreshed.wrapping_add(1);
                }
                replace_if(&mut item.name, facts.name.into(), !facts.name.is_empty());
                replace_if(&mut item.brand, brand, brand != 0);
                replace_if(&mut item.categories, categories, categories.iter().any(|&c| c != 0));
                replace_if(&mut item.variant, variant, variant != 0);
                replace_if(&mut item.discount, discount, !discount.is_nan());
                replace_if(&mut item.log_price, log_price, !log_price.is_nan());
                replace_if(&mut item.popularity, popularity, !popularity.is_nan());
                replace_if(&mut item.packed, facts.artefact.into(), is_known);
            }
            None => {
                self.items.push(Item {
                    key: item_key,
                    id: facts.id.into(),
                    name: facts.name.into(),
                    brand,
                    categories,
                    variant,
                    discount,
                    log_price,
                    popularity,
                    packed: if is_known { facts.artefact.into() } else { Box::default() },
                });
            }
        }
        self.fill_card(row, is_known.then_some(&artefact));
        self.decoded = artefact;
        row
    }

    fn fill_card(&mut self, row: Row, artefact: Option<&ItemArtefact>) {
        let Some(item) = self.items.get(row as usize) else { return };
        let (brand, variant) = (self.label_number(item.brand), self.label_number(item.variant));
        let (categories, facts) = (item.categories, (item.popularity, item.log_price, item.discount));
        let path = self.path(&categories);
        if let Some(card) = self.cards.at(row) {
            (card.brand, card.variant, card.path) = (brand, variant, path);
            (card.popularity, card.log_price, card.discount) = facts;
        }
        if let Some(artefact) = artefact {
            self.cards.set_artefact(row, artefact);
        }
    }

    fn path(&mut self, categories: &[Key; CATEGORY_LEVELS]) -> u32 {
        let name = categories.iter().fold(1, |name: Key, key| name.rotate_left(5) ^ key);
        let next = self.paths.len() as u32;
        let number = self.path_of.insert(name, next);
        if number == next {
            let depth = categories.iter().take_while(|&&key| key != 0).count() as u32;
            self.paths.push(Path { labels: categories.map(|key| self.label_number(key)), depth });
        }
        number
    }

    fn name(&mut self, kind: &str, text: &str) -> Key {
        if text.is_empty() {
            return 0;
        }
        let named = key(kind, text);
        let next = self.labels.len() as u32;
        if self.label_of.insert(named, next) == next {
            self.labels.push(text.into());
        }
        named
    }
}

fn replace_if<T>(slot: &mut T, value: T, said: bool) {
    if said {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use super::super::artefact::{Neighbour, Term};
    use super::*;

    fn facts(id: &str) -> Facts<'_> {
        Facts::of(id)
    }

    #[test]
    fn an_event_with_the_id_alone_keeps_what_was_known() {
        let mut table = ItemTable::default();
        let full =
            Facts { name: "Cakestand", price: 12.75, categories: ["Kitchen", "Stand", "", "", ""], ..facts("22423") };
        let row = table.register(&full);
        assert_eq!(table.register(&facts("22423")), row);
        let item = table.get(row).unwrap();
        assert_eq!(&*item.name, "Cakestand");
        assert_eq!(table.label(item.categories[1]), Some("Stand"));
        assert!((item.log_price - 12.75f32.ln()).abs() < 1e-6);
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn neighbours_are_places_of_their_own_build() {
        let mut table = ItemTable::default();
        let with = |build, index| {
            let neighbours = vec![Neighbour { index: 2, weight: 1.0 }];
            ItemArtefact { build, index, neighbours, ..ItemArtefact::default() }.encode()
        };
        let a = table.register(&Facts { artefact: &with(7, 1), ..facts("a") });
        let b = table.register(&Facts { artefact: &with(7, 2), ..facts("b") });
        let c = table.register(&Facts { artefact: &with(8, 2), ..facts("c") });
        let (a, b, c) = (table.card(a).unwrap(), table.card(b).unwrap(), table.card(c).unwrap());
        let named = table.cards().links(a)[0];
        assert_eq!(named.place(a), b.place);
        assert_ne!(named.place(a), c.place);
        assert!((named.weight() - 1.0).abs() < 1e-6);
    }

    #[test]
    fn an_artefact_that_changes_again_and_again_takes_no_more_room() {
        let mut table = ItemTable::default();
        let terms = |count: u16| (0..count).map(|hash| Term { hash, idf: 3 }).collect();
        for round in 0..20_000u16 {
            let artefact = ItemArtefact { build: 7, terms: terms(round % 15 + 1), ..ItemArtefact::default() }.encode();
            let row = table.register(&Facts { artefact: &artefact, ..facts("a") });
            let card = table.card(row).unwrap();
            assert_eq!(table.cards().words(card).len(), usize::from(round % 15 + 1));
        }
        assert!(table.cards().pooled() < 1 << 17, "{}", table.cards().pooled());
    }

    #[test]
    fn absurd_prices_are_unknown_prices() {
        let mut table = ItemTable::default();
        for (id, price) in [("a", -1.0), ("b", 0.0), ("c", f32::NAN)] {
            let row = table.register(&Facts { price, ..facts(id) });
            assert!(table.get(row).unwrap().log_price.is_nan());
        }
    }
}
