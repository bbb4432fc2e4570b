//! What is learnt of one option: a linear model of its reward over the scene, and how sure it is. LinUCB (Li, Chu, Langford and
//! Schapire, WWW 2010), one model an option, with evidence that fades.
//!
//! Upper confidence bounds rather than draws: without evidence all options are equal, and equal options keep the shop's order.

use super::numbers::{Numbers, Reading};
use super::scene::{Features, FEATURES};
use crate::time::{decay, millis};

/// Half of what an option taught is forgotten after so many days: tastes and offers change with the season.
const HALF_LIFE_DAYS: f64 = 90.0;
/// What the model believes in before any evidence: a reward of nothing, with this weight.
const RIDGE: f64 = 1.0;
/// How much not knowing counts: of 0.15 to 0.9 this loses least over 200 decisions (`cargo test --test decide regret`).
const CURIOSITY: f64 = 0.4;
/// Entries of a symmetric matrix.
const TRIANGLE: usize = FEATURES * (FEATURES + 1) / 2;

/// The evidence of one option.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Sum of the outer products of scenes, its lower triangle row by row.
    scenes: [f64; TRIANGLE],
    /// Sum of scenes times rewards.
    rewards: [f64; FEATURES],
    /// When it last changed, seconds since 1970.
    at_s: u32,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { scenes: [0.0; TRIANGLE], rewards: [0.0; FEATURES], at_s: 0 }
    }
}

/// What an option promises in a scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    /// Expected reward by feature of the scene.
    pub expected: [f64; FEATURES],
    /// What not knowing adds.
    pub curiosity: f64,
}

impl Promise {
    /// What options are compared by.
    pub fn bound(&self) -> f64 {
        self.expected.iter().sum::<f64>() + self.curiosity
    }
}

impl Evidence {
    /// True when nothing was ever learnt.
    pub const fn is_empty(&self) -> bool {
        self.at_s == 0
    }

    /// Learns that the option came to `reward`, 0 to 1, in a scene.
    pub fn learn(&mut self, scene: Features, reward: f64, at_s: u32) {
        let kept = self.kept(at_s);
        let x = scene.vector();
        let products = (0..FEATURES).flat_map(|row| (0..=row).map(move |column| (row, column)));
        let value = |at: usize| x.get(at).copied().unwrap_or_default();
        for (sum, (row, column)) in self.scenes.iter_mut().zip(products) {
            *sum = *sum * kept + value(row) * value(column);
        }
        for (sum, x) in self.rewards.iter_mut().zip(x) {
            *sum = *sum * kept + x * reward;
        }
        self.at_s = self.at_s.max(at_s);
    }

    /// What the option promises in a scene.
    pub fn promise(&self, scene: Features, now_s: u32) -> Promise {
        let kept = self.kept(now_s);
        let x = scene.vector();
        let root = cholesky(&self.scenes.map(|sum| sum * kept));
        let weights = solve(&root, &self.rewards.map(|sum| sum * kept));
        let spread: f64 = solve(&root, &x).iter().zip(x).map(|(inverse, x)| inverse * x).sum();
        let mut expected = weights;
        for (part, x) in expected.iter_mut().zip(x) {
            *part *= x;
        }
        Promise { expected, curiosity: CURIOSITY * spread.max(0.0).sqrt() }
    }

    /// Writes what is kept.
    pub fn write(&self, to: &mut Numbers) {
        to.put(self.at_s);
        for sum in self.scenes.iter().chain(&self.rewards) {
            to.put(sum.to_bits());
        }
    }

    /// Reads what was kept; sums that are none do not fit.
    pub fn read(from: &mut Reading<'_>) -> Self {
        let mut read = Self { at_s: from.small(), ..Self::default() };
        for sum in read.scenes.iter_mut().chain(&mut read.rewards) {
            *sum = f64::from_bits(from.next());
            from.require(sum.is_finite());
        }
        read
    }

    fn kept(&self, now_s: u32) -> f64 {
        decay(millis(now_s) - millis(self.at_s), HALF_LIFE_DAYS)
    }
}

/// The place of an entry in a lower triangle.
const fn entry(row: usize, column: usize) -> usize {
    row * (row + 1) / 2 + column
}

/// The lower root of the ridge and a sum of outer products: always positive definite, whatever was learnt.
fn cholesky(scenes: &[f64; TRIANGLE]) -> [f64; TRIANGLE] {
    let mut root = *scenes;
    for row in 0..FEATURES {
        for column in 0..=row {
            let get = |row, column| root.get(entry(row, column)).copied().unwrap_or_default();
            let before: f64 = (0..column).map(|k| get(row, k) * get(column, k)).sum();
            let rest = get(row, column) - before;
            let value = if row == column { (rest + RIDGE).max(RIDGE).sqrt() } else { rest / get(column, column) };
            if let Some(slot) = root.get_mut(entry(row, column)) {
                *slot = value;
            }
        }
    }
    root
}

/// Solves for a right side, forwards and then backwards through the root.
fn solve(root: &[f64; TRIANGLE], right: &[f64; FEATURES]) -> [f64; FEATURES] {
    let root = |row, column| root.get(entry(row, column)).copied().unwrap_or(1.0);
    let mut x = *right;
    for row in 0..FEATURES {
        let before: f64 = x.iter().take(row).enumerate().map(|(column, x)| root(row, column) * x).sum();
        if let Some(slot) = x.get_mut(row) {
            *slot = (*slot - before) / root(row, row);
        }
    }
    for row in (0..FEATURES).rev() {
        let after: f64 = x.iter().enumerate().skip(row + 1).map(|(below, x)| root(below, row) * x).sum();
        if let Some(slot) = x.get_mut(row) {
            *slot = (*slot - after) / root(row, row);
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_S: u32 = 1_700_000_000;

    #[test]
    fn reward_raises_the_promise_and_neglect_lowers_it() {
        let scene = Features::default();
        let fresh = Evidence::default().promise(scene, NOW_S);
        let (mut liked, mut ignored) = (Evidence::default(), Evidence::default());
        liked.learn(scene, 1.0, NOW_S);
        ignored.learn(scene, 0.0, NOW_S);
        assert!(liked.promise(scene, NOW_S).bound() > fresh.bound());
        assert!(ignored.promise(scene, NOW_S).bound() < fresh.bound());
    }

    #[test]
    fn the_mean_is_the_ridge_regression() {
        let scene = Features::default();
        let mut evidence = Evidence::default();
        for reward in [1.0, 0.0, 1.0, 1.0] {
            evidence.learn(scene, reward, NOW_S);
        }
        // One feature only: sum of rewards over count and ridge.
        let expected: f64 = evidence.promise(scene, NOW_S).expected.iter().sum();
        assert!((expected - 3.0 / 5.0).abs() < 1e-9, "{expected}");
    }

    #[test]
    fn what_was_learnt_fades() {
        let scene = Features::default();
        let mut evidence = Evidence::default();
        evidence.learn(scene, 1.0, NOW_S);
        let later: f64 = evidence.promise(scene, NOW_S + 90 * 86_400).expected.iter().sum();
        assert!((later - 0.5 / 1.5).abs() < 1e-9, "{later}");
        assert_eq!(evidence.promise(scene, NOW_S - 9_999), evidence.promise(scene, NOW_S), "a clock that jumped back");
    }

    #[test]
    fn evidence_is_kept_as_it_is() {
        let mut evidence = Evidence::default();
        evidence.learn(Features::default(), 0.25, NOW_S);
        let mut numbers = Numbers::default();
        evidence.write(&mut numbers);
        let bytes = numbers.into_bytes();
        let mut reading = Reading::of(&bytes);
        assert_eq!(Evidence::read(&mut reading), evidence);
        assert!(reading.end());
    }
}
