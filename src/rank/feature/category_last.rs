//! Being of the kind of the last item.

use super::{best_category, Feature};

/// Levels shared with the last item, the narrower the more.
pub const FEATURE: Feature =
    Feature { code: "category_last", personal: true, value: |_, c| c.labels.last, subject: best_category };
