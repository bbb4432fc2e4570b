//! Interest in the item's categories and brand; the narrower the level the more it says.

use super::{Feature, Subject};
use crate::item::Item;
use crate::key::Key;
use crate::rank::context::Context;

/// Each narrower level counts this much more than the one above it.
const PER_LEVEL: f32 = 1.5;
/// A liked brand counts as much as a liked second level.
const BRAND: f32 = 1.5;

/// Sum of the shopper's interest shares over the item's category path and brand.
pub const FEATURE: Feature = Feature {
    code: "category_affinity",
    personal: true,
    value: |context, item| parts(context, item).map(|(part, _)| part).sum(),
    subject: |context, item| {
        let strongest = parts(context, item).filter(|(part, _)| *part > 0.0).max_by(|a, b| a.0.total_cmp(&b.0));
        strongest.map_or(Subject::Nothing, |(_, key)| Subject::Label(key))
    },
};

fn parts<'a>(context: &'a Context<'_>, item: &'a Item) -> impl Iterator<Item = (f32, Key)> + 'a {
    let levels = item.categories.iter().take_while(|key| **key != 0).scan(1.0, move |weight, key| {
        let part = *weight * context.interest(*key);
        *weight *= PER_LEVEL;
        Some((part, *key))
    });
    levels.chain([(BRAND * context.interest(item.brand), item.brand)])
}
