//! Reading what a shop exports: CSV with a header, columns found by name, plain or gzip.

pub mod bad_rows;
pub mod columns;
pub mod events;
pub mod items;
pub mod source;

pub use bad_rows::BadRows;
