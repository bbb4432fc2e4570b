//! The catalogue: what a shop's feed and its event log say about every item, in one file that the server reads.

pub mod build;
pub mod covisit;
pub mod file;
pub mod item;
pub mod pack;
pub mod popularity;
pub mod price_bucket;
pub mod progress;
pub mod publish;
pub mod read;
pub mod sequence;
pub mod sessions;
pub mod terms;
pub mod trend;
pub mod vectors;

pub use item::{Catalogue, CatalogueItem, Neighbour};
