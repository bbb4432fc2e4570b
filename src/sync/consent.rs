//! Consent: two purposes, each denied, pending or granted, and the storage that each state allows.

/// Whether the shopper allows a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ConsentState {
    /// Refused: nothing is kept, nothing is sent.
    Denied,
    /// Not asked yet: a profile may live in this page's memory, nothing is stored or sent.
    #[default]
    Pending,
    /// Allowed.
    Granted,
}

impl ConsentState {
    /// Reads `denied`, `pending` or `granted`; anything else is taken for `denied`, the safe side.
    pub fn parse(text: &str) -> Self {
        match text {
            "granted" => Self::Granted,
            "pending" => Self::Pending,
            _ => Self::Denied,
        }
    }

    /// The name JavaScript uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Pending => "pending",
            Self::Granted => "granted",
        }
    }
}

/// Where a profile may live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageTier {
    /// Nowhere.
    None,
    /// In this page's memory.
    Memory,
    /// On the device.
    Persistent,
}

impl StorageTier {
    /// The name JavaScript uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Memory => "memory",
            Self::Persistent => "persistent",
        }
    }
}

/// The shopper's decision about both purposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consent {
    /// Keep a profile on this device and personalise with it.
    pub personalize: ConsentState,
    /// Send noised aggregates.
    pub sync: ConsentState,
}

impl Consent {
    /// Where the profile may live under this decision.
    pub const fn storage(self) -> StorageTier {
        match self.personalize {
            ConsentState::Denied => StorageTier::None,
            ConsentState::Pending => StorageTier::Memory,
            ConsentState::Granted => StorageTier::Persistent,
        }
    }

    /// True when reports may leave. They are made from the profile, so both purposes must be granted.
    pub fn may_send(self) -> bool {
        self.sync == ConsentState::Granted && self.personalize == ConsentState::Granted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_allowed_by_a_misspelling() {
        assert_eq!(ConsentState::parse("Granted"), ConsentState::Denied);
        assert_eq!(ConsentState::parse(""), ConsentState::Denied);
    }

    #[test]
    fn before_the_shopper_decides_nothing_is_stored_or_sent() {
        let undecided = Consent::default();
        assert_eq!(undecided.storage(), StorageTier::Memory);
        assert!(!undecided.may_send());
    }

    #[test]
    fn a_report_needs_both_purposes() {
        let sync_only = Consent { personalize: ConsentState::Denied, sync: ConsentState::Granted };
        assert!(!sync_only.may_send());
    }
}
