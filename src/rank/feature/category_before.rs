//! Being of the kind of what was looked at in earlier visits.

use super::{best_category, Feature};

/// Faded share of earlier visits in the item's categories.
pub const FEATURE: Feature =
    Feature { code: "category_before", personal: true, value: |_, c| c.labels.before, subject: best_category };
