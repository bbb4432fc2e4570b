//! Likeness to the last item by trained vectors: it fills the silence where neighbour lists miss.

use super::{last_item, Feature};

/// Cosine to the vector of the last item.
pub const FEATURE: Feature = Feature {
    code: "vector_last",
    personal: true,
    value: |context, c| context.taste.vector(&c.item.artefact, 0),
    subject: last_item,
};
