//! What is known, in words: one tag per thing the shopper can read and delete.

use super::interest::Kind;
use super::Profile;
use crate::value::{object, Value};

/// Id of the tag about the usual price.
pub const PRICE_TAG: &str = "price:usual";

/// Tags below this share of the strongest of their kind are not worth a line.
const FAINT: f64 = 0.02;

/// One thing that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    /// Stable id; what `forget` takes.
    pub id: String,
    /// What kind of thing it is.
    pub kind: &'static str,
    /// The thing itself.
    pub label: String,
    /// Strength from 0 to 1, relative to the strongest of its kind.
    pub value: f64,
    /// When it last changed, milliseconds since 1970.
    pub last_change_ms: f64,
}

impl Tag {
    /// The tag as the object JavaScript gets.
    pub fn to_value(&self) -> Value {
        object([
            ("id", self.id.as_str().into()),
            ("kind", self.kind.into()),
            ("label", self.label.as_str().into()),
            ("value", self.value.into()),
            ("lastChangeMs", self.last_change_ms.into()),
        ])
    }
}

/// Every tag, kinds in their order, strongest first.
pub fn all(profile: &Profile, now_ms: f64) -> Vec<Tag> {
    let interests = [Kind::Category, Kind::Brand].into_iter().flat_map(|kind| profile.interests.ranked(kind, now_ms));
    let mut tags: Vec<Tag> = interests
        .filter(|(_, share)| *share >= FAINT)
        .map(|(interest, share)| Tag {
            id: format!("{}:{}", interest.kind.as_str(), interest.label),
            kind: interest.kind.as_str(),
            label: interest.label.clone(),
            value: share,
            last_change_ms: interest.at_ms,
        })
        .collect();
    if let Some((mean, _)) = profile.price.usual() {
        tags.push(Tag {
            id: PRICE_TAG.into(),
            kind: "price",
            label: amount(libm::exp(mean)),
            value: 1.0,
            last_change_ms: profile.price.at_ms(),
        });
    }
    tags
}

/// An amount of money with two decimals, rounded to what a person would say.
fn amount(value: f64) -> String {
    let hundredths = libm::round(value * 100.0) as u64;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
