//! `vitrine-backend evaluate`: how well the ranking orders a shop's own lists. The log is cut by time: what came before makes a catalogue,
//! what came after is replayed through the engine, step by step, beside what a server could do without a profile.
//!
//! A step is what a shopper had done so far and the item that came next, new in the session. Its lists (`lists.rs`) are those a shop shows:
//! related items, a home page, a category page, new arrivals. Measures are of the one item that came next (`measure.rs`).

pub mod lists;
pub mod log;
pub mod material;
pub mod measure;
pub mod plot;
pub mod rules;
pub mod run;
pub mod split;
pub mod steps;
