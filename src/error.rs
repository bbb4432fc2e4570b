//! The one error of the core: a stable code for programs and a sentence for people.

use std::fmt;

/// Result of everything in the core that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong; each kind has a stable code that crosses into JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Stored bytes are not a snapshot, or were damaged.
    SnapshotCorrupt,
    /// The snapshot was written by a newer version; it must not be overwritten.
    SnapshotFromFuture,
    /// An item's packed artefact cannot be read.
    ArtefactCorrupt,
    /// The manifest cannot be read or declares something impossible.
    ManifestInvalid,
    /// A report cannot be read or does not fit its metric.
    ReportInvalid,
    /// A mechanism was asked for a domain or an epsilon outside its range.
    MechanismInvalid,
    /// The privacy budget of the window is used up.
    BudgetSpent,
}

impl ErrorKind {
    /// The code under which this kind is documented, for example `snapshot_corrupt`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SnapshotCorrupt => "snapshot_corrupt",
            Self::SnapshotFromFuture => "snapshot_from_future",
            Self::ArtefactCorrupt => "artefact_corrupt",
            Self::ManifestInvalid => "manifest_invalid",
            Self::ReportInvalid => "report_invalid",
            Self::MechanismInvalid => "mechanism_invalid",
            Self::BudgetSpent => "budget_spent",
        }
    }
}

/// An [`ErrorKind`] with what it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    about: &'static str,
}

impl Error {
    /// An error of `kind`; `about` says in a few words what was being read or done.
    pub const fn new(kind: ErrorKind, about: &'static str) -> Self {
        Self { kind, about }
    }

    /// What kind of error this is.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code, see [`ErrorKind::code`].
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code(), self.about)
    }
}

impl std::error::Error for Error {}
