//! Items as the engine sees them: facts given by the shop, in a table whose rows are the numbers that cross the boundary.

pub mod artefact;
pub mod card;
mod pages;
pub mod rows;
mod table;

pub use card::{Card, Cards};
pub use table::{Facts, Item, ItemTable, Path, CATEGORY_LEVELS, MAX_ITEMS};

/// Number of an item in the [`ItemTable`]; valid for the life of the engine only.
pub type Row = u32;

/// The row that stands for "no item".
pub const NO_ROW: Row = u32::MAX;
