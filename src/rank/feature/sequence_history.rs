//! What others turned to after the items of the history.

use super::{strongest_neighbour, Feature};

/// Faded sum of the weights of the rules.
pub const FEATURE: Feature = Feature {
    code: "sequence_history",
    personal: true,
    value: |_, c| c.company.next_history,
    subject: strongest_neighbour,
};
