//! `vitrine-backend tune`: fits the ranking's weights, and trees on top of them, to a shop's log or to
//! recorded ranking steps, and writes the model file.

pub mod fit;
pub mod from_log;
pub mod report;
pub mod run;
pub mod trees;
