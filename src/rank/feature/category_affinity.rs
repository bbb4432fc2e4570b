//! Interest in the item's categories, over weeks; the narrower the level the more it says.

use super::{best_category, Feature};

/// Sum of the shopper's interest shares over the category path.
pub const FEATURE: Feature =
    Feature { code: "category_affinity", personal: true, value: |_, c| c.labels.interest, subject: best_category };
