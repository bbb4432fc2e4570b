//! Interest in the item's variant: a colour, a size.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// The shopper's interest share of the variant.
pub const FEATURE: Feature = Feature {
    code: "variant_affinity",
    personal: true,
    value: Value::Column(Column::Variant),
    subject: |_, c| Subject::Label(c.item.variant),
};
