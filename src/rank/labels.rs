//! Interest in categories, brands and variants in one table.

use super::context::Past;
use crate::item::Item;
use crate::key::{Key, KeyIndex};
use crate::profile::kind::Kind;
use crate::profile::Profile;

/// Each narrower level counts this much more than the one above it.
const PER_LEVEL: f32 = 1.5;

/// Shares of the shopper's interest, 0 to 1 for a label, weighted sums over the levels for an item.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Shares {
    /// By all that was tallied.
    pub interest: f32,
    /// By the last item.
    pub last: f32,
    /// By all that was tallied, of the brand.
    pub brand: f32,
    /// By all that was tallied, of the variant.
    pub variant: f32,
}

/// Shares by label.
#[derive(Debug, Default)]
pub struct Labels {
    places: KeyIndex,
    shares: Vec<Shares>,
}

impl Labels {
    /// Gathers the labels of what is tallied and of the history.
    pub fn new(profile: &Profile, pasts: &[Past<'_>], now_ms: f64) -> Self {
        let mut labels = Self::default();
        for kind in [Kind::Category, Kind::Brand, Kind::Variant] {
            for (interest, share) in profile.tallies.ranked(kind, now_ms) {
                if let Some(shares) = labels.at(interest.key) {
                    shares.interest = share as f32;
                }
            }
        }
        // Only the newest is the last item.
        for past in pasts.iter().take(1) {
            for &level in past.categories.iter().take_while(|&&level| level != 0) {
                if let Some(shares) = labels.at(level) {
                    shares.last = 1.0;
                }
            }
        }
        labels
    }

    /// The shares of an item.
    pub fn of(&self, item: &Item) -> Shares {
        let mut sum = Shares::default();
        let mut weight = 1.0;
        for &level in item.categories.iter().take_while(|&&level| level != 0) {
            if let Some(shares) = self.get(level) {
                sum.interest += weight * shares.interest;
                sum.last += weight * shares.last;
            }
            weight *= PER_LEVEL;
        }
        sum.brand = self.interest(item.brand);
        sum.variant = self.interest(item.variant);
        sum
    }

    /// How much speaks for a label, whatever it is.
    pub fn weight(&self, label: Key) -> f32 {
        self.get(label).map_or(0.0, |shares| shares.interest + shares.last)
    }

    fn interest(&self, label: Key) -> f32 {
        self.get(label).map_or(0.0, |shares| shares.interest)
    }

    fn get(&self, label: Key) -> Option<&Shares> {
        self.shares.get(self.places.get(label)? as usize)
    }

    fn at(&mut self, label: Key) -> Option<&mut Shares> {
        let next = self.shares.len() as u32;
        let place = self.places.insert(label, next);
        if place == next && label != 0 {
            self.shares.push(Shares::default());
        }
        self.shares.get_mut(place as usize)
    }
}
