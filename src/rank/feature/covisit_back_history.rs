//! The other direction of co-visitation, over the history.

use super::{strongest_neighbour, Feature};

/// Faded sum of how strongly the candidate names the history's items.
pub const FEATURE: Feature = Feature {
    code: "covisit_back_history",
    personal: true,
    value: |_, c| c.company.back_history,
    subject: strongest_neighbour,
};
