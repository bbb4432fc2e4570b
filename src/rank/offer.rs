//! What the shop says of an item, as it looks to the shopper: how it sells, what it costs.

use super::columns::{Column, Columns};
use super::taste::Taste;
use crate::item::{ItemTable, Row};
use crate::lanes::{numbers_mut, Four};
use crate::profile::kind::Kind;
use crate::profile::Profile;

/// Below this power of two nothing is left of a fit.
const LEAST_POWER: f32 = -126.0;

/// The shopper's side of it.
#[derive(Debug)]
pub struct Offer {
    /// The usual price as its logarithm, and what the square of a distance to it is multiplied with, as a power of two.
    price: (f32, f32),
    /// Whether the shopper looks for discounts: -1 (for full prices) to 1.
    discount_lean: f32,
}

impl Offer {
    /// Reads the shopper's side off the profile.
    pub fn new(profile: &Profile) -> Self {
        let habit = |name| profile.tallies.times(Kind::Habit, name) as f32;
        let (discounted, full) = (habit("discounted"), habit("full_price"));
        let price = profile.price.usual().map_or((f32::NAN, f32::NAN), |(mean, spread)| {
            (mean as f32, (-0.5 * std::f64::consts::LOG2_E / (spread * spread)) as f32)
        });
        Self { price, discount_lean: (discounted - full) / (discounted + full + 2.0) }
    }

    /// Fills the columns of what the shop says; how well prices fit is worked out if it is wanted.
    #[inline(never)]
    pub fn fill(&self, rows: &[Row], items: &ItemTable, taste: &Taste, fits: bool, columns: &mut Columns) {
        let [popularity, trend, fit, distance, discount] = columns.neighbours_mut::<5>(Column::Popularity);
        let shop = popularity.iter_mut().zip(trend);
        let prices = fit.iter_mut().zip(distance).zip(discount);
        let usual = taste.price_bucket.unwrap_or(f32::NAN);
        for (((popularity, trend), ((fit, distance), discount)), &row) in shop.zip(prices).zip(rows) {
            let Some(card) = items.card(row) else { continue };
            *popularity = card.popularity;
            *trend = card.trend;
            *fit = card.log_price;
            *distance = if card.price_bucket > 0.0 { -(card.price_bucket - usual).abs() } else { f32::NAN };
            *discount = card.discount * self.discount_lean;
        }
        if fits {
            self.fit(fit);
        }
    }

    /// Turns logarithms of prices into how well they fit: 1 at the usual price, falling to 0 on both sides, exp(-z^2 / 2).
    #[cfg_attr(lean, optimize(speed))]
    fn fit(&self, log_prices: &mut [f32]) {
        let (usual, steepness) = (Four::splat(self.price.0), Four::splat(self.price.1));
        for prices in log_prices.chunks_mut(crate::lanes::WIDTH) {
            let mut four = [Four::splat(0.0)];
            numbers_mut(&mut four).iter_mut().zip(prices.iter()).for_each(|(to, from)| *to = *from);
            for four in &mut four {
                let off = four.minus(usual);
                *four = Four::splat(LEAST_POWER).most(off.times(off).times(steepness)).exp2();
            }
            prices.iter_mut().zip(numbers_mut(&mut four)).for_each(|(to, from)| *to = *from);
        }
    }
}
