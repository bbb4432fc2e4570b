//! How badly the vectors foretell one moment, and which way each of them should move.
//!
//! A shopper is the query `a * v(last) + b * profile`, where the profile is the mean of the latest items' vectors with
//! weights `0.8^age`, and `a`, `b` are two learned numbers. The loss is the softmax cross entropy of the item that came among
//! the shared and the hard negatives, without those the session has already seen.

use super::examples::{Moment, PROFILE_FADE};
use super::negatives::{hard, HARD, SHARED};
use super::rows::{add_scaled, dot, Rows};
use crate::catalogue::item::Neighbour;

/// Shared negatives less likely than this are left where they are: together they hold less than 3 % of the odds.
const NEGLIGIBLE: f32 = 1e-4;

/// What is learned.
#[derive(Debug, Clone)]
pub struct Model {
    /// One vector for each item.
    pub vectors: Rows,
    /// Logarithms of `a` and `b`: both stay above 0.
    pub log_weights: [f32; 2],
}

/// Negatives that the examples of a batch share, with their vectors side by side.
#[derive(Debug)]
pub struct Shared {
    items: Vec<u32>,
    vectors: Rows,
}

impl Shared {
    /// Room for [`SHARED`] negatives.
    pub fn new(dimensions: usize) -> Self {
        Self { items: Vec::with_capacity(SHARED), vectors: Rows::zeros(SHARED, dimensions) }
    }

    /// Takes other negatives.
    pub fn fill(&mut self, model: &Model, items: impl Iterator<Item = u32>) {
        self.items.clear();
        self.items.extend(items.take(SHARED));
        for (row, &item) in self.vectors.iter_mut().zip(&self.items) {
            row.copy_from_slice(model.vectors.row(item));
        }
    }
}

/// The slopes of a batch's loss.
#[derive(Debug)]
pub struct Gradients {
    rows: Rows,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    shared: Rows,
    /// For the logarithms of `a` and `b`.
    pub log_weights: [f32; 2],
}

impl Gradients {
    /// All zero.
    pub fn new(len: usize, dimensions: usize) -> Self {
        Self {
            rows: Rows::zeros(len, dimensions),
            touched: Vec::new(),
            is_touched: vec![false; len],
            shared: Rows::zeros(SHARED, dimensions),
            log_weights: [0.0; 2],
        }
    }

    fn add(&mut self, item: u32, what: &[f32], factor: f32) {
        if let Some(is_touched) = self.is_touched.get_mut(item as usize) {
            if !std::mem::replace(is_touched, true) {
                self.touched.push(item);
            }
        }
        add_scaled(self.rows.row_mut(item), what, factor);
    }

    /// Hands over every item's gradient in turn and leaves zeros.
    pub fn drain(&mut self, shared: &Shared, mut each: impl FnMut(u32, &[f32])) {
        let mut of_shared = std::mem::replace(&mut self.shared, Rows::zeros(0, 1));
        for (row, &item) in of_shared.iter_mut().zip(&shared.items) {
            self.add(item, row, 1.0);
            row.fill(0.0);
        }
        self.shared = of_shared;
        for item in self.touched.drain(..) {
            let row = self.rows.row_mut(item);
            each(item, row);
            row.fill(0.0);
            if let Some(is_touched) = self.is_touched.get_mut(item as usize) {
                *is_touched = false;
            }
        }
        self.log_weights = [0.0; 2];
    }
}

/// Room for the numbers of one example.
#[derive(Debug)]
pub struct Loss {
    profile: Vec<f32>,
    query: Vec<f32>,
    query_slope: Vec<f32>,
    of_shared: Vec<f32>,
    hard: Vec<(u32, f32)>,
    /// For each item the last example that had seen it.
    seen_by: Vec<u32>,
    example: u32,
}

impl Loss {
    /// For `len` items and vectors of `dimensions`.
    pub fn new(len: usize, dimensions: usize) -> Self {
        Self {
            profile: vec![0.0; dimensions],
            query: vec![0.0; dimensions],
            query_slope: vec![0.0; dimensions],
            of_shared: vec![0.0; SHARED],
            hard: Vec::with_capacity(HARD),
            seen_by: vec![0; len],
            example: 0,
        }
    }

    /// The loss of one moment; its slopes times `share` are added to `gradients`, where there are any.
    pub fn add(
        &mut self,
        model: &Model,
        moment: &Moment,
        shared: &Shared,
        neighbours: &[Vec<Neighbour>],
        gradients: Option<(&mut Gradients, f32)>,
    ) -> f32 {
        let Some(&last) = moment.history.first() else { return 0.0 };
        let [a, b] = model.log_weights.map(libm::expf);
        self.ask(model, moment, a, b);
        let target = model.vectors.row(moment.target);
        let of_target = self.score(model, moment, shared, neighbours, last);

        let largest =
            self.of_shared.iter().chain(self.hard.iter().map(|(_, score)| score)).fold(of_target, |a, &b| a.max(b));
        let mut sum = libm::expf(of_target - largest);
        let p_target = sum;
        for score in self.of_shared.iter_mut().chain(self.hard.iter_mut().map(|(_, score)| score)) {
            *score = libm::expf(*score - largest);
            sum += *score;
        }
        let Some((gradients, share)) = gradients else { return libm::logf(sum) - (of_target - largest) };

        let scale = share / sum;
        let to_target = p_target * scale - share;
        self.query_slope.fill(0.0);
        add_scaled(&mut self.query_slope, target, to_target);
        gradients.add(moment.target, &self.query, to_target);
        for ((vector, slope), &p) in shared.vectors.iter().zip(gradients.shared.iter_mut()).zip(&self.of_shared) {
            if p > NEGLIGIBLE * sum {
                add_scaled(&mut self.query_slope, vector, p * scale);
                add_scaled(slope, &self.query, p * scale);
            }
        }
        for &(item, p) in &self.hard {
            add_scaled(&mut self.query_slope, model.vectors.row(item), p * scale);
            gradients.add(item, &self.query, p * scale);
        }
        for (slope, (vector, weight)) in
            gradients.log_weights.iter_mut().zip([(model.vectors.row(last), a), (&self.profile[..], b)])
        {
            *slope += weight * dot(&self.query_slope, vector);
        }
        gradients.add(last, &self.query_slope, a);
        for (&item, weight) in moment.history.iter().zip(profile_weights(moment.history.len())) {
            gradients.add(item, &self.query_slope, b * weight);
        }
        libm::logf(sum) - (of_target - largest)
    }

    /// Works out the query.
    fn ask(&mut self, model: &Model, moment: &Moment, a: f32, b: f32) {
        self.profile.fill(0.0);
        for (&item, weight) in moment.history.iter().zip(profile_weights(moment.history.len())) {
            add_scaled(&mut self.profile, model.vectors.row(item), weight);
        }
        self.query.fill(0.0);
        if let Some(&last) = moment.history.first() {
            add_scaled(&mut self.query, model.vectors.row(last), a);
        }
        add_scaled(&mut self.query, &self.profile, b);
    }

    /// Scores of the target and of the negatives; what the session has seen, and the target, is no negative.
    fn score(
        &mut self,
        model: &Model,
        moment: &Moment,
        shared: &Shared,
        neighbours: &[Vec<Neighbour>],
        last: u32,
    ) -> f32 {
        self.example = self.example.wrapping_add(1);
        for &item in moment.history.iter().chain([&moment.target]) {
            if let Some(seen_by) = self.seen_by.get_mut(item as usize) {
                *seen_by = self.example;
            }
        }
        let is_new = |item: u32| self.seen_by.get(item as usize).is_some_and(|&seen_by| seen_by != self.example);
        self.of_shared.fill(f32::NEG_INFINITY);
        for ((score, &item), vector) in self.of_shared.iter_mut().zip(&shared.items).zip(shared.vectors.iter()) {
            if is_new(item) {
                *score = dot(&self.query, vector);
            }
        }
        self.hard.clear();
        let others = hard(neighbours, last).filter(|&item| is_new(item));
        self.hard.extend(others.map(|item| (item, dot(&self.query, model.vectors.row(item)))));
        dot(&self.query, model.vectors.row(moment.target))
    }
}

/// Shares of the profile's items, latest first; they add up to 1.
fn profile_weights(count: usize) -> impl Iterator<Item = f32> {
    let mut weights = [0.0_f32; super::examples::PROFILE_ITEMS];
    let (mut weight, mut total) = (1.0, 0.0);
    for slot in weights.iter_mut().take(count) {
        *slot = weight;
        total += weight;
        weight *= PROFILE_FADE;
    }
    weights.into_iter().map(move |weight| weight / total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine::rng::{Coins, Seeded};

    const ITEMS: u32 = 6;

    fn loss_of(model: &Model, gradients: Option<(&mut Gradients, f32)>) -> (f32, Shared) {
        let neighbours = vec![vec![Neighbour { index: 4, weight: 0.5 }, Neighbour { index: 1, weight: 0.2 }]];
        let mut shared = Shared::new(8);
        // 1 was seen and 2 is what came: neither is a negative.
        shared.fill(model, [3, 5, 1, 3, 2].into_iter());
        let moment = Moment { history: vec![0, 1], target: 2 };
        let loss = Loss::new(ITEMS as usize, 8).add(model, &moment, &shared, &neighbours, gradients);
        (loss, shared)
    }

    #[test]
    fn slopes_are_those_of_small_steps() {
        let mut coins = Seeded::new(2);
        let mut model = Model { vectors: Rows::zeros(ITEMS as usize, 8), log_weights: [0.3, -0.2] };
        for value in model.vectors.iter_mut().flatten() {
            *value = coins.below(2_000) as f32 / 1_000.0 - 1.0;
        }
        let mut gradients = Gradients::new(ITEMS as usize, 8);
        let (_, shared) = loss_of(&model, Some((&mut gradients, 1.0)));
        let of_weights = gradients.log_weights;
        let mut slopes = Rows::zeros(ITEMS as usize, 8);
        gradients.drain(&shared, |item, slope| slopes.row_mut(item).copy_from_slice(slope));

        let step = 1e-2;
        let slope = |change: &dyn Fn(&mut Model, f32)| {
            let at = |by: f32| {
                let mut moved = model.clone();
                change(&mut moved, by);
                loss_of(&moved, None).0
            };
            (at(step) - at(-step)) / (2.0 * step)
        };
        for item in 0..ITEMS {
            for place in 0..8 {
                let expected = slope(&|model, by| model.vectors.row_mut(item)[place] += by);
                let found = slopes.row(item)[place];
                assert!((found - expected).abs() < 2e-3, "item {item}, place {place}: {found} for {expected}");
            }
        }
        for (which, found) in of_weights.into_iter().enumerate() {
            let expected = slope(&|model, by| model.log_weights[which] += by);
            assert!((found - expected).abs() < 2e-3, "weight {which}: {found} for {expected}");
        }
    }
}
