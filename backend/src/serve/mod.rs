//! `vitrine-backend serve`: candidates out, reports in, and the shop's own pages, on one origin.

pub mod artefact;
pub mod candidates;
pub mod categories;
pub mod csp;
pub mod dashboard;
pub mod estimates;
pub mod headers;
pub mod items;
pub mod known;
pub mod limit;
pub mod pages;
pub mod reports;
pub mod routes;
pub mod run;
pub mod search;
pub mod shelf;
