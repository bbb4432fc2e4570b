//! Two hops from the history.

use super::{strongest_neighbour, Feature};

/// Sum over shared neighbours of the product of the weights, faded.
pub const FEATURE: Feature = Feature {
    code: "covisit_shared_history",
    personal: true,
    value: |_, c| c.company.shared_history,
    subject: strongest_neighbour,
};
