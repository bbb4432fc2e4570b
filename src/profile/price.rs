//! What the shopper usually pays: a decayed mean and spread of the logarithm of prices.

use crate::pack::{Packed, Record, Unpacked};
use crate::time::decay;

/// A budget changes over a season.
const HALF_LIFE_DAYS: f64 = 90.0;
/// Spread assumed before there is evidence: prices within a factor of e are alike.
const PRIOR_SPREAD: f64 = 1.0;
/// Evidence, in views, that the assumed spread weighs.
const PRIOR_WEIGHT: f64 = 3.0;

/// The usual price.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PriceTaste {
    weight: f64,
    sum: f64,
    squares: f64,
    at_ms: f64,
}

impl PriceTaste {
    /// Adds the price of an item, as its natural logarithm; NaN (unknown) is passed over.
    pub fn add(&mut self, log_price: f32, strength: f32, now_ms: f64) {
        if log_price.is_nan() {
            return;
        }
        let left = decay(now_ms - self.at_ms, HALF_LIFE_DAYS);
        let (price, strength) = (f64::from(log_price), f64::from(strength));
        self.weight = self.weight * left + strength;
        self.sum = self.sum * left + strength * price;
        self.squares = self.squares * left + strength * price * price;
        self.at_ms = now_ms;
    }

    /// Adds what was gathered apart and later.
    pub fn absorb(&mut self, later: &Self) {
        if later.weight > 0.0 {
            let left = decay(later.at_ms - self.at_ms, HALF_LIFE_DAYS);
            self.weight = self.weight * left + later.weight;
            self.sum = self.sum * left + later.sum;
            self.squares = self.squares * left + later.squares;
            self.at_ms = self.at_ms.max(later.at_ms);
        }
    }

    /// The usual price, as its natural logarithm, and its spread; none without evidence.
    pub fn usual(&self) -> Option<(f64, f64)> {
        if self.weight <= 0.0 {
            return None;
        }
        let mean = self.sum / self.weight;
        let scatter = (self.squares - self.sum * mean).max(0.0);
        let variance = (scatter + PRIOR_WEIGHT * PRIOR_SPREAD * PRIOR_SPREAD) / (self.weight + PRIOR_WEIGHT);
        Some((mean, variance.sqrt()))
    }

    /// When it last changed, milliseconds since 1970.
    pub const fn at_ms(&self) -> f64 {
        self.at_ms
    }

    /// The usual price as data.
    pub(super) fn write(&self) -> Packed {
        Record::default().number(self.weight).number(self.sum).number(self.squares).number(self.at_ms).end()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (weight, sum, squares) = (fields.number(), fields.number(), fields.number());
        let at_ms = fields.number();
        fields.end().then_some(Self { weight, sum, squares, at_ms })
    }

    /// How well a price, as its natural logarithm, fits: 1 at the usual price, 0 far off; none when either is unknown.
    pub fn fit(&self, log_price: f32) -> Option<f64> {
        let (mean, spread) = self.usual().filter(|_| !log_price.is_nan())?;
        let z = (f64::from(log_price) - mean) / spread;
        Some(libm::exp(-0.5 * z * z))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_prices_fit_better_than_far_ones() {
        let mut taste = PriceTaste::default();
        for price in [2.0f32, 2.5, 3.0, 2.2] {
            taste.add(price.ln(), 1.0, 0.0);
        }
        let fit = |price: f32| taste.fit(price.ln()).unwrap();
        assert!(fit(2.4) > fit(5.0) && fit(5.0) > fit(50.0));
        assert!(fit(2.4) > 0.95);
    }

    #[test]
    fn unknown_prices_say_nothing() {
        let mut taste = PriceTaste::default();
        taste.add(f32::NAN, 1.0, 0.0);
        assert_eq!(taste, PriceTaste::default());
        assert_eq!(taste.fit(1.0), None);
    }
}
