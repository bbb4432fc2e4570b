//! What the randomiser promises, three ways: exactly, from the integers in the code; statistically, over thousands of cells; and
//! by an audit that knows nothing of the code and only looks at what comes out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)]

mod audit;
mod coins;
mod exact;
mod statistics;
