//! Interest in the item's brand, over months.

use super::{Feature, Subject};

/// The shopper's interest share of the brand.
pub const FEATURE: Feature = Feature {
    code: "brand_affinity",
    personal: true,
    value: |_, c| c.labels.brand,
    subject: |_, c| Subject::Label(c.item.brand),
};
