//! Likeness to earlier visits by trained vectors: it fills the silence where neighbour lists miss.

use super::{earlier_neighbour, Feature};

/// Cosine to the faded mean vector of earlier visits.
pub const FEATURE: Feature = Feature {
    code: "vector_before",
    personal: true,
    value: |context, c| context.taste.vector(&c.item.artefact, 2),
    subject: earlier_neighbour,
};
