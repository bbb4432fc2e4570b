//! Boosted trees over what the linear model leaves: Newton boosting (Friedman 2001; Chen and Guestrin 2016) of the same conditional
//! logit, with the linear scores as a start. `forust-ml` bins the values and grows each tree; the lists are this file's.

use super::fit::{Example, Weights};
use anyhow::{Context, Result};
use forust_ml::binning::{bin_matrix, TiledBins};
use forust_ml::constraints::{Constraint, ConstraintMap};
use forust_ml::gradientbooster::GrowPolicy;
use forust_ml::sampler::SampleMethod;
use forust_ml::splitter::MissingImputerSplitter;
use forust_ml::tree::Tree;
use forust_ml::Matrix;
use std::collections::VecDeque;
use std::ops::Range;
use vitrine::rank::feature::FEATURES;

/// Most trees that are grown; when to stop is found out on every fifth list.
const ROUNDS: usize = 120;
/// Leaves of a tree.
const LEAVES: usize = 12;
/// Each tree goes this much of the way that would fit best.
const LEARNING_RATE: f32 = 0.08;
/// Pulls leaves to 0.
const RIDGE: f32 = 1.0;
/// A leaf has at least this much curvature, about that of as many lists.
const LEAF_LISTS: f32 = 4.0;
/// Values are told apart this finely.
const BINS: u16 = 64;

/// Trees as the model file has them.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TreesFile {
    /// Names of what the trees read.
    pub features: Vec<&'static str>,
    /// Nodes: `[value]` or `[feature, threshold, left, value]`.
    pub trees: Vec<Vec<Vec<f64>>>,
}

/// Grows trees on top of `weights`; they read the features that `may` names, and only upwards where `positive` says so.
///
/// # Errors
/// What the library does not take.
pub fn grow(
    examples: &[&Example],
    weights: &Weights,
    may: &dyn Fn(&str) -> bool,
    positive: &dyn Fn(&str) -> bool,
) -> Result<TreesFile> {
    // Lists of one session are neighbours: cut in the middle, few sessions are on both sides.
    let (mut held, mut taught) = (Vec::new(), Vec::new());
    for (at, example) in examples.iter().enumerate() {
        if at * 5 / examples.len() == 2 { &mut held } else { &mut taught }.push(*example);
    }
    let rounds = Lists::new(&taught, weights, may).boost(ROUNDS, positive, &Lists::new(&held, weights, may))?.0;
    let all = Lists::new(examples, weights, may);
    let trees = all.boost(rounds, positive, &all)?.1;
    let features = all.features.iter().filter_map(|&feature| FEATURES.get(feature)).map(|row| row.code).collect();
    Ok(TreesFile { features, trees: trees.iter().filter_map(nodes).collect() })
}

/// Lists in which one was taken, as columns, and the scores that trees start from.
#[derive(Debug)]
struct Lists {
    features: Vec<usize>,
    columns: Vec<f64>,
    lists: Vec<(Range<usize>, usize, f64)>,
    start: Vec<f64>,
}

impl Lists {
    fn new(examples: &[&Example], weights: &Weights, may: &dyn Fn(&str) -> bool) -> Self {
        let features = (0..).zip(FEATURES).filter(|(_, row)| may(row.code)).map(|(feature, _)| feature);
        let features: Vec<usize> = features.collect();
        let values = |&feature: &usize| {
            examples.iter().flat_map(move |example| example.column(feature).iter().copied().map(f64::from))
        };
        let columns = features.iter().flat_map(values).collect();
        let (mut lists, mut start) = (Vec::new(), Vec::new());
        let mean = examples.iter().map(|example| example.weight).sum::<f64>() / examples.len().max(1) as f64;
        for example in examples {
            let from = start.len();
            start.extend(example.scores(weights));
            lists.push((from..start.len(), from + example.taken(), example.weight / mean));
        }
        Self { features, columns, lists, start }
    }

    fn matrix(&self) -> Matrix<'_, f64> {
        Matrix::new(&self.columns, self.start.len(), self.features.len())
    }

    /// At most so many trees, and after how many of them what was taken in the `held` lists is likeliest.
    fn boost(&self, rounds: usize, positive: &dyn Fn(&str) -> bool, held: &Self) -> Result<(usize, Vec<Tree>)> {
        let constraint = |(at, &feature): (usize, &usize)| {
            FEATURES.get(feature).filter(|row| positive(row.code)).map(|_| (at, Constraint::Positive))
        };
        let constraints: ConstraintMap = self.features.iter().enumerate().filter_map(constraint).collect();
        let splitter = MissingImputerSplitter::new(0.0, RIDGE, 0.0, 0.0, LEAF_LISTS, LEARNING_RATE, false, constraints);
        let (matrix, held_matrix) = (self.matrix(), held.matrix());
        let binned = bin_matrix(&matrix, &vec![1.0; matrix.rows], BINS, f64::NAN, false).context("binning")?;
        let bins = Matrix::new(&binned.binned_data, matrix.rows, matrix.cols);
        let tiles = TiledBins::new(&bins, &binned.cuts, false);
        let columns: Vec<usize> = (0..matrix.cols).collect();
        let (mut scores, mut held_scores) = (self.start.clone(), held.start.clone());
        let (mut best, mut best_loss) = (0, held.slopes(&held_scores).2);
        let mut trees = Vec::new();
        for round in 1..=rounds {
            let (slopes, curves, _) = self.slopes(&scores);
            let mut tree = Tree::new();
            let rows = (0..matrix.rows).collect();
            tree.fit_with_tiles(
                &bins,
                rows,
                &columns,
                &binned.cuts,
                &slopes,
                &curves,
                &splitter,
                LEAVES,
                usize::MAX,
                false,
                &SampleMethod::None,
                &GrowPolicy::LossGuide,
                Some(&tiles),
            );
            let add = |scores: &mut Vec<f64>, matrix| {
                let more = tree.predict(matrix, false, &f64::NAN);
                scores.iter_mut().zip(more).for_each(|(score, more)| *score += more);
            };
            add(&mut scores, &matrix);
            add(&mut held_scores, &held_matrix);
            trees.push(tree);
            let loss = held.slopes(&held_scores).2;
            if loss < best_loss {
                (best, best_loss) = (round, loss);
            }
        }
        Ok((best, trees))
    }

    /// Gradient and curvature of the loss by each candidate's score, and the loss.
    fn slopes(&self, scores: &[f64]) -> (Vec<f32>, Vec<f32>, f64) {
        let (mut slopes, mut curves, mut loss) = (Vec::new(), Vec::new(), 0.0);
        for (range, taken, weight) in &self.lists {
            let scores = scores.get(range.clone()).unwrap_or_default();
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let odds: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
            let sum: f64 = odds.iter().sum();
            for (at, odds) in range.clone().zip(odds) {
                let (odds, is_taken) = (odds / sum, if at == *taken { 1.0 } else { 0.0 });
                slopes.push((weight * (odds - is_taken)) as f32);
                curves.push((weight * odds * (1.0 - odds)) as f32);
                loss -= weight * is_taken * odds.max(1e-12).ln();
            }
        }
        (slopes, curves, loss)
    }
}

/// A tree's nodes as the file has them, children side by side behind their parent; none for a tree that never splits.
fn nodes(tree: &Tree) -> Option<Vec<Vec<f64>>> {
    let (mut queue, mut nodes, mut next) = (VecDeque::from([0]), Vec::new(), 1);
    while let Some(node) = queue.pop_front().and_then(|at: usize| tree.nodes.get(at)) {
        let value = rounded(f64::from(node.weight_value), 1e5);
        if node.is_leaf {
            nodes.push(vec![value]);
            continue;
        }
        nodes.push(vec![node.split_feature as f64, just_below(node.split_value), f64::from(next), value]);
        queue.extend([node.left_child, node.right_child]);
        next += 2;
    }
    Some(nodes).filter(|nodes| nodes.len() > 1)
}

/// The library's splits are values that were there, and go right; the file's go left.
fn just_below(value: f64) -> f64 {
    rounded((value * 1e4).ceil() - 1.0, 1.0) / 1e4
}

fn rounded(value: f64, digits: f64) -> f64 {
    (value * digits).round() / digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recorded::Step;

    /// Whoever is in the middle of feature 0 is taken: no weight can say that.
    #[test]
    fn trees_learn_what_weights_cannot_say() {
        let examples: Vec<Example> = (0..300)
            .map(|i| {
                let mut columns = vec![vec![0.0; 9]; FEATURES.len()];
                columns[0] = (0..9).map(|k| ((k * 7 + i * 5) % 9) as f32).collect();
                columns[1] = (0..9).map(|k| ((k * 4 + i) % 9) as f32).collect();
                let taken = columns[0].iter().position(|value| *value == 4.0).unwrap();
                Example::new(&Step { list: "cg".into(), session: i, taken, columns }, 1.0)
            })
            .collect();
        let examples: Vec<&Example> = examples.iter().collect();
        let none = Weights::of_z(vec![0.0; FEATURES.len()]);
        let trees = grow(&examples, &none, &|_| true, &|_| false).unwrap();
        assert!(!trees.trees.is_empty() && trees.trees.len() <= ROUNDS);
        for tree in &trees.trees {
            assert!(tree.len() < 2 * LEAVES);
            for (at, node) in tree.iter().enumerate().filter(|(_, node)| node.len() == 4) {
                assert!(node[2] as usize > at && (node[2] as usize) + 1 < tree.len());
            }
        }
        // In the middle of a list of nine the z-score is 0, and next to it a third.
        let value = |z: f64| -> f64 {
            let leaf = |tree: &Vec<Vec<f64>>| {
                let mut node = &tree[0];
                while node.len() == 4 {
                    let value = if node[0] == 0.0 { z } else { 1.0 };
                    node = &tree[node[2] as usize + usize::from(value > node[1])];
                }
                node[0]
            };
            trees.trees.iter().map(leaf).sum()
        };
        assert!(value(0.0) > value(0.4) + 1.0 && value(0.0) > value(-0.4) + 1.0, "{} {}", value(0.0), value(0.4));
        let again = grow(&examples, &none, &|_| true, &|_| false).unwrap();
        assert_eq!(again, trees, "the same steps give the same trees");
    }
}
