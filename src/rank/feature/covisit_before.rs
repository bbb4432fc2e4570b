//! What goes with things of earlier visits: the shopper's own past, which no server has without collecting it.

use super::{earlier_neighbour, Feature};

/// Faded sum of neighbour weights over earlier visits.
pub const FEATURE: Feature =
    Feature { code: "covisit_before", personal: true, value: |_, c| c.company.before, subject: earlier_neighbour };
