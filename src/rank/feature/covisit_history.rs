//! Co-visitation with the history: the sum over its items, each counting less than the one after it.

use super::{strongest_neighbour, Feature};

/// Faded sum of neighbour weights.
pub const FEATURE: Feature =
    Feature { code: "covisit_history", personal: true, value: |_, c| c.company.history, subject: strongest_neighbour };
