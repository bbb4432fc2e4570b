//! The catalogue made ready to answer: every item as it goes out, and the orders that lists start from.

use super::categories::{tree, Category};
use super::search::SearchIndex;
use crate::catalogue::pack::pack;
use crate::catalogue::{Catalogue, CatalogueItem, Neighbour};
use axum::body::Bytes;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use vitrine::item::artefact::Whole;

/// An item as the shop's pages and the SDK take it: GA4's names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShelfItem {
    /// The shop's own id.
    pub item_id: String,
    /// Title.
    pub item_name: String,
    /// Brand, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_brand: String,
    /// Price of one unit, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// ISO 4217 code of the price.
    pub currency: String,
    /// Widest category, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_category: String,
    /// Second category, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_category2: String,
    /// Third category, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_category3: String,
    /// Fourth category, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_category4: String,
    /// Fifth category, where there is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item_category5: String,
    /// What came off the price of one unit, where something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<f64>,
    /// Popularity from 0 to 1, four decimals.
    pub popularity: f64,
    /// The packed artefact, base64.
    pub artefact: String,
}

/// All items and their orders.
#[derive(Debug)]
pub struct Shelf {
    /// Build id of the catalogue, eight hexadecimal digits.
    pub build: String,
    /// The items by index.
    pub items: Vec<ShelfItem>,
    /// All packed artefacts in one file.
    pub whole: Bytes,
    /// The tree of categories.
    pub categories: Vec<Category>,
    /// Indices, best seller first.
    pub by_popularity: Vec<u32>,
    /// Words of the items.
    pub search: SearchIndex,
    index: HashMap<String, u32>,
    by_category: BTreeMap<String, Vec<u32>>,
    neighbours: Vec<Vec<Neighbour>>,
}

impl Shelf {
    /// Works everything out once; answering is only looking up.
    pub fn new(catalogue: Catalogue) -> Self {
        let numbered = || (0_u32..).zip(&catalogue.items);
        let mut by_popularity: Vec<(u32, f32)> = numbered().map(|(index, item)| (index, item.popularity)).collect();
        // Stable: equal popularity stays in the order of the feed.
        by_popularity.sort_by(|a, b| b.1.total_cmp(&a.1));
        let by_popularity: Vec<u32> = by_popularity.into_iter().map(|(index, _)| index).collect();
        let mut by_category: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for &index in &by_popularity {
            let Some(item) = catalogue.items.get(index as usize) else { continue };
            let (wide, narrow) = (item.item_category.to_lowercase(), item.item_category2.to_lowercase());
            if narrow != wide {
                by_category.entry(narrow).or_default().push(index);
            }
            by_category.entry(wide).or_default().push(index);
        }
        by_category.remove("");
        let packed: Vec<Vec<u8>> = numbered().map(|(index, item)| pack(catalogue.build, index, item)).collect();
        let slices = catalogue.items.iter().map(|item| item.item_id.as_str()).zip(packed.iter().map(Vec::as_slice));
        Self {
            whole: Bytes::from(Whole { build: catalogue.build, items: slices.collect() }.encode()),
            build: format!("{:08x}", catalogue.build),
            items: catalogue
                .items
                .iter()
                .zip(&packed)
                .map(|(item, packed)| on_shelf(&catalogue, item, packed))
                .collect(),
            categories: tree(&catalogue.items),
            search: SearchIndex::new(&catalogue.items, &by_popularity),
            index: numbered().map(|(index, item)| (item.item_id.clone(), index)).collect(),
            by_popularity,
            by_category,
            neighbours: catalogue.items.into_iter().map(|item| item.neighbours).collect(),
        }
    }

    /// The index of an id.
    pub fn index_of(&self, item_id: &str) -> Option<u32> {
        self.index.get(item_id).copied()
    }

    /// The items of a category of either level, best seller first; capital letters make no difference.
    pub fn in_category(&self, category: &str) -> &[u32] {
        self.by_category.get(&category.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    /// The neighbours of an item, strongest first.
    pub fn neighbours(&self, index: u32) -> &[Neighbour] {
        self.neighbours.get(index as usize).map_or(&[], Vec::as_slice)
    }

    /// The items of these indices, in the same order.
    pub fn take<'a>(&'a self, indices: impl IntoIterator<Item = u32> + 'a) -> impl Iterator<Item = &'a ShelfItem> + 'a {
        indices.into_iter().filter_map(|index| self.items.get(index as usize))
    }
}

fn on_shelf(catalogue: &Catalogue, item: &CatalogueItem, packed: &[u8]) -> ShelfItem {
    ShelfItem {
        item_id: item.item_id.clone(),
        item_name: item.item_name.clone(),
        item_brand: item.item_brand.clone(),
        price: item.price,
        currency: catalogue.currency.clone(),
        item_category: item.item_category.clone(),
        item_category2: item.item_category2.clone(),
        item_category3: item.item_category3.clone(),
        item_category4: item.item_category4.clone(),
        item_category5: item.item_category5.clone(),
        discount: item.discount,
        popularity: (f64::from(item.popularity) * 1e4).round() / 1e4,
        artefact: STANDARD.encode(packed),
    }
}
