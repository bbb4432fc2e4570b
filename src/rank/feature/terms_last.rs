//! Words in common with the last item, the rarer the more: all there is for an item that nobody saw yet.

use super::{last_item, Feature};

/// Cosine of the idf-weighted words; says nothing about an item without words.
pub const FEATURE: Feature =
    Feature { code: "terms_last", personal: true, value: |_, c| c.words[0], subject: last_item };
