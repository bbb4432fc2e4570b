//! `vitrine-backend tune`: fits the ranking's weights, and trees on top of them, to recorded ranking steps, and writes the model file.

pub mod fit;
pub mod report;
pub mod run;
pub mod steps;
pub mod trees;
