//! Whether the item sells better or worse than it used to.

use super::{Feature, Subject, Value};
use crate::rank::columns::Column;

/// Recent demand against the item's own past, -1 to 1; says nothing without an artefact.
pub const FEATURE: Feature =
    Feature { code: "trend", personal: false, value: Value::Column(Column::Trend), subject: |_, _| Subject::Nothing };
