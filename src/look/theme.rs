//! Colour themes.

use super::SystemSignals;
use serde::{Deserialize, Serialize};

/// A colour theme the shopper can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device is set.
    System,
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
    /// Text contrast of 7:1 and more.
    Contrast,
}

impl Theme {
    /// The value of `data-vitrine-theme`.
    pub const fn resolve(self, system: SystemSignals) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::System if system.more_contrast => "contrast",
            Self::System if system.dark => "dark",
            Self::System => "light",
        }
    }
}
