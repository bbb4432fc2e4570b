//! Interest in the item's brand, over months.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// The shopper's interest share of the brand.
pub const FEATURE: Feature = Feature {
    code: "brand_affinity",
    personal: true,
    value: Value::Column(Column::Brand),
    subject: |_, c| Subject::Label(c.item.brand),
};
