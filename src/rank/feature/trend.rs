//! Whether the item sells better or worse than it used to.

use super::{Feature, Subject};

/// Recent demand against the item's own past, -1 to 1; says nothing without an artefact.
pub const FEATURE: Feature = Feature {
    code: "trend",
    personal: false,
    value: |_, c| if c.item.artefact.build == 0 { f32::NAN } else { c.item.artefact.trend },
    subject: |_, _| Subject::Nothing,
};
