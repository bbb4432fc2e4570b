//! What others turned to after the last item.

use super::{last_item, Feature};

/// Weight of the rule from the last item to the candidate.
pub const FEATURE: Feature =
    Feature { code: "sequence_last", personal: true, value: |_, c| c.company.next, subject: last_item };
