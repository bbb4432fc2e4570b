//! How near the price is to what the shopper usually pays. It orders; it never changes a price.

use super::{Feature, Subject};

/// 1 at the usual price, falling to 0 on both sides; says nothing where a price is unknown.
pub const FEATURE: Feature = Feature {
    code: "price_fit",
    personal: true,
    column: |context, items| {
        let known = context.profile.price.usual().is_some();
        let fit = |log_price: f32| {
            if known && !log_price.is_nan() {
                context.profile.price.fit(log_price) as f32
            } else {
                f32::NAN
            }
        };
        items.iter().map(|item| fit(item.log_price)).collect()
    },
    subject: |_, _| Subject::Nothing,
};
