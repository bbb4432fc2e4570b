//! Reading what a shop exports: CSV, TSV or JSON, fields found by name, plain or gzip.

pub mod bad_rows;
pub mod columns;
pub mod events;
pub mod facts;
pub mod items;
pub mod json;
pub mod source;
pub mod table;

pub use bad_rows::BadRows;
