//! What a metric asks, in the words that shoppers read before anything leaves.

/// A question in both languages; a metric without one of them does not load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In English.
    pub en: String,
    /// In simplified Chinese.
    pub zh: String,
}

impl Question {
    /// A question in its two languages.
    pub fn new(en: &str, zh: &str) -> Self {
        Self { en: en.to_owned(), zh: zh.to_owned() }
    }

    /// True when both languages say something.
    pub fn is_asked(&self) -> bool {
        ![&self.en, &self.zh].iter().any(|words| words.trim().is_empty())
    }
}
