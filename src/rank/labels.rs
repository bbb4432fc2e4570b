//! Interest in categories, brands and variants, by the numbers of labels and of category paths.

use super::columns::{Column, Columns};
use super::grounds::Shares;
use crate::item::{ItemTable, Row};
use crate::key::Key;

/// Each narrower level counts this much more than the one above it.
const PER_LEVEL: f32 = 1.5;

/// Shares by label.
#[derive(Debug, Default)]
pub struct Labels {
    /// By number of the label, from 1 on.
    labels: Vec<Shares>,
    /// By number of the path: weighted sums over the levels.
    paths: Vec<Shares>,
}

impl Labels {
    /// Learns the numbers of what was registered since it was made or since the last call.
    pub fn follow(&mut self, interests: &[(Key, Shares)], items: &ItemTable) {
        if self.labels.len() <= items.labels() {
            let from = self.labels.len();
            self.labels.resize(items.labels() + 1, Shares::default());
            for (label, shares) in interests {
                let number = items.label_number(*label) as usize;
                if let Some(slot) = self.labels.get_mut(number).filter(|_| number >= from.max(1)) {
                    *slot = *shares;
                }
            }
        }
        for path in items.paths().iter().skip(self.paths.len()) {
            let mut sum = Shares::default();
            let mut weight = 1.0;
            for &level in path.levels() {
                let shares = self.labels.get(level as usize).copied().unwrap_or_default();
                sum.interest += weight * shares.interest;
                sum.last += weight * shares.last;
                weight *= PER_LEVEL;
            }
            self.paths.push(sum);
        }
    }

    /// Fills the columns of interests.
    #[inline(never)]
    #[cfg_attr(lean, optimize(speed))]
    pub fn fill(&self, rows: &[Row], items: &ItemTable, columns: &mut Columns) {
        let [category, last, brand, variant] = columns.neighbours_mut::<4>(Column::Category);
        let both = category.iter_mut().zip(last).zip(brand.iter_mut().zip(variant));
        for (((category, last), (brand, variant)), &row) in both.zip(rows) {
            let Some(card) = items.card(row) else { continue };
            if let Some(shares) = self.paths.get(card.path as usize) {
                (*category, *last) = (shares.interest, shares.last);
            }
            *brand = self.interest(card.brand);
            *variant = self.interest(card.variant);
        }
    }

    #[inline(always)]
    fn interest(&self, number: u32) -> f32 {
        self.labels.get(number as usize).map_or(0.0, |shares| shares.interest)
    }
}
