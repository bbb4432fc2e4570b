//! Two hops from earlier visits.

use super::{earlier_neighbour, Feature};

/// Sum over shared neighbours of the product of the weights, faded.
pub const FEATURE: Feature = Feature {
    code: "covisit_shared_before",
    personal: true,
    value: |_, c| c.company.shared_before,
    subject: earlier_neighbour,
};
