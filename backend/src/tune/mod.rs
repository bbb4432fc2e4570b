//! `vitrine-backend tune`: fits the linear model's weights to recorded ranking steps.

pub mod fit;
pub mod report;
pub mod run;
pub mod steps;
