//! What the catalogue says about an item.

use serde::{Deserialize, Serialize};
use vitrine::item::Facts;

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
    /// Third category; empty where the feed has none.
    pub item_category3: String,
    /// Fourth category; empty where the feed has none.
    pub item_category4: String,
    /// Fifth and narrowest category; empty where the feed has none.
    pub item_category5: String,
    /// Price of one unit, as it is paid.
    pub price: Option<f64>,
    /// What came off the price of one unit, where something did.
    pub discount: Option<f64>,
    /// Values of the attributes, such as colours, or the shop's own codes for them.
    pub attributes: Vec<String>,
    /// Number of sessions with the item.
    pub sessions: u32,
    /// Popularity from 0 (never seen) to 1 (the best seller), on a log scale.
    pub popularity: f32,
    /// Recent demand against what the item's own past lets expect, -1 to 1.
    pub trend: f32,
    /// Quantile of the logarithmic price, 1 (cheapest) to 10; 0 where the price is not known.
    pub price_bucket: u8,
    /// Items most often in the same sessions, strongest first.
    pub neighbours: Vec<Neighbour>,
    /// Items that most often come after this one, strongest first.
    pub sequence: Vec<Neighbour>,
    /// Trained vector in bytes; empty for an item that was in no session.
    pub vector: Vec<i8>,
    /// Names of its most telling words, with the step of their inverse document frequency.
    pub terms: Vec<(u16, u8)>,
}

impl CatalogueItem {
    /// What the feed says of it, as the engine takes it.
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            name: &self.item_name,
            brand: &self.item_brand,
            categories: [
                &self.item_category,
                &self.item_category2,
                &self.item_category3,
                &self.item_category4,
                &self.item_category5,
            ],
            price: self.price.map_or(f32::NAN, |price| price as f32),
            ..Facts::of(&self.item_id)
        }
    }
}

/// Another item of the same catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its index in the same catalogue.
    pub index: u32,
    /// Strength, above 0 and at most 1.
    pub weight: f32,
}
