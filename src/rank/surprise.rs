//! The shopper's own setting from familiar (0) to surprising (1). In the middle, and while nothing is said, it changes nothing.
//!
//! Two things move with it, both in one direction: how much being familiar adds to a score or takes from it, and how much variety
//! there is. A search is answered, whatever the setting.

use super::model::linear::standardise;
use super::slot::Slot;
use super::Request;
use crate::profile::Profile;

/// The tag the shopper declares it under.
const DECLARED: &str = "wish.surprise";

/// How far the familiar and the surprising end move an item, in standard deviations of familiarity. Scores spread by about 1, and lean
/// to the familiar by themselves.
const PULL: [f32; 2] = [0.5, 1.5];
/// What is left of relevance's share in the choice at the surprising end.
const BOLD: f32 = 0.4;

/// A setting, -1 (familiar) to 1 (surprising).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surprise(f32);

impl Surprise {
    /// The setting for a list: what the shopper declared, else what the shop asks for.
    pub fn new(profile: &Profile, request: &Request<'_>) -> Self {
        let said = profile.statements.get(DECLARED).and_then(|said| read(&said.value));
        Self::of(said.unwrap_or(request.surprise), request.slot)
    }

    fn of(setting: f32, slot: Slot) -> Self {
        if setting.is_nan() || slot == Slot::Search {
            return Self(0.0);
        }
        Self(setting.clamp(0.0, 1.0) * 2.0 - 1.0)
    }

    /// False at the familiar end, where nothing is tried out.
    pub fn may_explore(self) -> bool {
        self.0 > -1.0
    }

    /// The code of the reason for what it raised.
    pub const fn code(self) -> &'static str {
        if self.0 > 0.0 {
            "surprise"
        } else {
            "familiar"
        }
    }

    /// False when it changes nothing.
    pub fn is_set(self) -> bool {
        self.0 != 0.0
    }

    /// Turns familiarity into each candidate's part of the score.
    pub fn lean(self, mut familiarity: Vec<f32>) -> Vec<f32> {
        let [familiar, surprising] = PULL;
        if !standardise(&mut familiarity, -self.0 * if self.0 < 0.0 { familiar } else { surprising }) {
            familiarity.clear();
        }
        familiarity
    }

    /// MMR's lambda for a slot's own.
    pub fn relevance_share(self, lambda: f32) -> f32 {
        if self.0 < 0.0 {
            lambda + (lambda - 1.0) * self.0
        } else {
            lambda * (1.0 - (1.0 - BOLD) * self.0)
        }
    }
}

/// Reads a declared setting: a number from 0 to 1 with at most two decimals that count, as JavaScript writes it.
fn read(text: &str) -> Option<f32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = rest.bytes().chain([b'0', b'0']).take(2);
    let mut digits = digits.map(digit_of);
    let hundredths = digits.try_fold(0, |sum, digit| Some(sum * 10 + digit?));
    match whole {
        "0" => hundredths.map(|hundredths| hundredths as f32 / 100.0),
        "1" => Some(1.0),
        _ => None,
    }
}

fn digit_of(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_javascript_writes_them() {
        let cases =
            [("0", 0.0), ("1", 1.0), ("0.5", 0.5), ("0.75", 0.75), ("0.3333333333333333", 0.33), ("0.05", 0.05)];
        for (text, number) in cases {
            assert!((read(text).unwrap() - number).abs() < 1e-6, "{text}");
        }
        for text in ["", "2", "-1", "x", "0.x", "NaN", "1e3"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_middle_and_a_search_change_nothing() {
        for still in [(f32::NAN, Slot::Home), (0.5, Slot::Home), (1.0, Slot::Search)] {
            let still = Surprise::of(still.0, still.1);
            assert!(!still.is_set());
            assert!((still.relevance_share(0.85) - 0.85).abs() < 1e-6);
        }
    }

    #[test]
    fn more_surprise_is_less_relevance() {
        let shares: Vec<f32> =
            (0..=10).map(|s| Surprise::of(s as f32 / 10.0, Slot::Home).relevance_share(0.85)).collect();
        assert!(shares.windows(2).all(|pair| pair[1] < pair[0]), "{shares:?}");
        assert!(shares[0] > 0.999);
    }
}
