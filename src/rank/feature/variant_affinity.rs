//! Interest in the item's variant: a colour, a size.

use super::{Feature, Subject};

/// The shopper's interest share of the variant.
pub const FEATURE: Feature = Feature {
    code: "variant_affinity",
    personal: true,
    value: |_, c| c.labels.variant,
    subject: |_, c| Subject::Label(c.item.variant),
};
