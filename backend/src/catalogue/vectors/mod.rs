//! Trained item vectors: items that follow one another, or belong to one shopper's interest, point the same way.
//!
//! [`start`] lays the items out by a truncated SVD of their co-visitation; [`train`] and [`choose`] then move them so that what a shopper
//! did predicts what comes next; [`quantise`] rounds them to bytes. The browser only takes cosines: of a candidate and the
//! last item, and of a candidate and the shopper's decayed profile.

pub mod adam;
pub mod choose;
pub mod examples;
pub mod loss;
pub mod negatives;
pub mod quantise;
pub mod rows;
pub mod start;
pub mod train;
