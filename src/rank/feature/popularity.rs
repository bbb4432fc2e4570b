//! How well the item sells, in the shop's own log. Not personal: it keeps a short history from overruling the crowd.

use super::{Feature, Subject};

/// Log-scaled popularity, 0 to 1.
pub const FEATURE: Feature =
    Feature { code: "popularity", personal: false, value: |_, c| c.item.popularity, subject: |_, _| Subject::Nothing };
