//! The languages that evidence is said in.

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Locale {
    /// The language with a code; English for any but Chinese.
    pub fn parse(code: &str) -> Self {
        if code.starts_with("zh") {
            Self::ZhCn
        } else {
            Self::En
        }
    }

    /// True for English.
    pub const fn en(self) -> bool {
        matches!(self, Self::En)
    }
}
