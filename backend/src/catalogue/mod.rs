//! The catalogue: what a shop's feed and its event log say about every item, in one file that the server reads.

pub mod build;
pub mod covisit;
pub mod file;
pub mod item;
pub mod popularity;
pub mod progress;
pub mod publish;
pub mod read;
pub mod sessions;

pub use item::{Catalogue, CatalogueItem, Neighbour};
