//! How near the price is to what the shopper usually pays. It orders; it never changes a price.

use super::{Feature, Subject};

/// 1 at the usual price, falling to 0 on both sides; says nothing where a price is unknown.
pub const FEATURE: Feature = Feature {
    code: "price_fit",
    personal: true,
    value: |context, c| context.profile.price.fit(c.item.log_price).map_or(f32::NAN, |fit| fit as f32),
    subject: |_, _| Subject::Nothing,
};
