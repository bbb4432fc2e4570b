//! Being of the kind of what was looked at lately.

use super::{best_category, Feature};

/// Faded share of the history in the item's categories.
pub const FEATURE: Feature =
    Feature { code: "category_now", personal: true, value: |_, c| c.labels.now, subject: best_category };
