//! Finding items by words: how many of the query's terms an item has, then popularity.

use crate::catalogue::CatalogueItem;
use std::collections::{BTreeMap, HashMap};
use vitrine::text::terms;

/// Terms of a query that are looked at; nobody types more.
const QUERY_TERMS: usize = 16;

/// For each term the places of the items that have it, where place 0 is the best seller.
#[derive(Debug, Default)]
pub struct SearchIndex {
    places: HashMap<String, Vec<u32>>,
    /// The item at each place.
    items: Vec<u32>,
}

impl SearchIndex {
    /// Reads the titles, brands, categories and ids of all items, in the order of popularity.
    pub fn new(items: &[CatalogueItem], by_popularity: &[u32]) -> Self {
        let mut places: HashMap<String, Vec<u32>> = HashMap::new();
        for (place, &index) in (0_u32..).zip(by_popularity) {
            let Some(item) = items.get(index as usize) else { continue };
            let text = [&item.item_id, &item.item_name, &item.item_brand, &item.item_category, &item.item_category2];
            for term in terms(&text.map(String::as_str).join(" ")) {
                places.entry(term).or_default().push(place);
            }
        }
        Self { places, items: by_popularity.to_vec() }
    }

    /// Items with at least one of the query's terms, those with most first, equals by popularity.
    pub fn find(&self, query: &str) -> Vec<u32> {
        let mut matches: BTreeMap<u32, u32> = BTreeMap::new();
        for term in terms(query).iter().take(QUERY_TERMS) {
            for &place in self.places.get(term).into_iter().flatten() {
                *matches.entry(place).or_default() += 1;
            }
        }
        let mut ranked: Vec<(u32, u32)> = matches.into_iter().collect();
        // Stable: places are in the order of popularity already.
        ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        ranked.into_iter().filter_map(|(place, _)| self.items.get(place as usize).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> SearchIndex {
        let item = |id: &str, name: &str| CatalogueItem {
            item_id: id.to_owned(),
            item_name: name.to_owned(),
            item_category: "Light".to_owned(),
            ..CatalogueItem::default()
        };
        let items =
            [item("a1", "WHITE HOLDER"), item("b2", "Red holder"), item("c3", "White mug"), item("d4", "Globe")];
        SearchIndex::new(&items, &[3, 2, 1, 0])
    }

    #[test]
    fn more_terms_first_then_popularity() {
        assert_eq!(index().find("white holders"), [0, 2, 1]);
    }

    #[test]
    fn ids_and_categories_are_found_and_nothing_else() {
        assert_eq!(index().find("B2"), [1]);
        assert_eq!(index().find("light"), [3, 2, 1, 0]);
        assert!(index().find("chair").is_empty() && index().find("").is_empty());
    }
}
