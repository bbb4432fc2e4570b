//! Finding items by words: the engine's own understanding of a query over the whole catalogue, so that the list handed over
//! has everything that the shopper's device would put first: slips of the finger, prices, categories.

use crate::catalogue::CatalogueItem;
use vitrine::item::{ItemTable, Row};
use vitrine::rank::query::search;

/// The articles of a shop, made ready to be searched.
#[derive(Debug, Default)]
pub struct SearchIndex {
    /// What is looked through; row 0 is the best seller.
    table: ItemTable,
    rows: Vec<Row>,
    /// The item of each row.
    items: Vec<u32>,
}

impl SearchIndex {
    /// Reads the titles, brands, categories, prices and ids of all items, in the order of popularity.
    pub fn new(items: &[CatalogueItem], by_popularity: &[u32]) -> Self {
        let mut index = Self::default();
        for &at in by_popularity {
            let Some(item) = items.get(at as usize) else { continue };
            let row = index.table.register(&item.facts());
            if row as usize == index.items.len() {
                index.rows.push(row);
                index.items.push(at);
            }
        }
        index
    }

    /// Items with anything of what is asked for, best first, equals by popularity.
    pub fn find(&self, query: &str) -> Vec<u32> {
        let found = search(query, &self.rows, &self.table);
        found.into_iter().filter_map(|row| self.items.get(row as usize).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> SearchIndex {
        let item = |id: &str, name: &str, price| CatalogueItem {
            item_id: id.to_owned(),
            item_name: name.to_owned(),
            item_category: "Light".to_owned(),
            price: Some(price),
            ..CatalogueItem::default()
        };
        let items = [
            item("a100", "WHITE HOLDER", 2.0),
            item("b200", "Red holder", 4.0),
            item("c300", "White mug", 8.0),
            item("d400", "Globe", 16.0),
        ];
        SearchIndex::new(&items, &[3, 2, 1, 0])
    }

    #[test]
    fn better_matches_first_then_popularity() {
        assert_eq!(index().find("white holders"), [0, 1, 2]);
        assert_eq!(index().find("light"), [3, 2, 1, 0]);
    }

    #[test]
    fn ids_slips_and_prices_are_found_and_nothing_else() {
        assert_eq!(index().find("B200"), [1]);
        assert_eq!(index().find("hodler"), [1, 0]);
        assert_eq!(index().find("under 5"), [1, 0]);
        assert!(index().find("chair").is_empty() && index().find("").is_empty());
    }
}
