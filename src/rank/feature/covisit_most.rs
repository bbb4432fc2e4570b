//! The one item of the history that goes with the candidate best.

use super::{strongest_neighbour, Feature};

/// Greatest faded neighbour weight.
pub const FEATURE: Feature =
    Feature { code: "covisit_most", personal: true, value: |_, c| c.company.most, subject: strongest_neighbour };
