//! Likeness to the history by trained vectors: it fills the silence where neighbour lists miss.

use super::{strongest_neighbour, Feature};

/// Cosine to the faded mean vector of the history.
pub const FEATURE: Feature = Feature {
    code: "vector_profile",
    personal: true,
    value: |context, c| context.taste.vector(&c.item.artefact, 1),
    subject: strongest_neighbour,
};
