//! Colour themes.

use super::SystemSignals;

/// A colour theme the shopper can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// The theme with a name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark, Self::Contrast].into_iter().find(|theme| theme.as_str() == name)
    }

    /// The name JavaScript uses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

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
