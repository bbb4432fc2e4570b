//! What the catalogue says about an item.

use serde::{Deserialize, Serialize};

/// Every item of a shop, as one build saw it. Indices count from 0 in the order of the feed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Id of the build: the same inputs give the same id, other inputs another one.
    pub build: u32,
    /// ISO 4217 code of every price.
    pub currency: String,
    /// The items, in the order of the feed.
    pub items: Vec<CatalogueItem>,
}

/// One item: the facts of the feed and what the log adds to them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CatalogueItem {
    /// The shop's own id.
    pub item_id: String,
    /// Title; empty where the feed has none.
    pub item_name: String,
    /// Brand; empty where the feed has none.
    pub item_brand: String,
    /// Widest category; empty where the feed has none.
    pub item_category: String,
    /// Second category; empty where the feed has none.
    pub item_category2: String,
    /// Price of one unit.
    pub price: Option<f64>,
    /// Number of sessions with the item.
    pub sessions: u32,
    /// Popularity from 0 (never seen) to 1 (the best seller), on a log scale.
    pub popularity: f32,
    /// Items most often in the same sessions, strongest first.
    pub neighbours: Vec<Neighbour>,
}

/// Another item that was often in the same sessions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its index in the same catalogue.
    pub index: u32,
    /// Strength, above 0 and at most 1.
    pub weight: f32,
}
