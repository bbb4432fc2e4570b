//! Gradient-boosted regression trees over z-scores (Friedman, *Greedy function approximation*, 2001). The score is the sum of the
//! leaves a candidate falls into, each less its tree's value at the root, so that the parts of an explanation add up to it.

use super::gather;
use crate::rank::feature::FEATURES;

/// Trees a model may have.
pub const MAX_TREES: usize = 200;
/// Leaves a tree may have.
pub const MAX_LEAVES: usize = 64;

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// Position in [`FEATURES`] of what is compared.
    pub feature: u16,
    /// Position of the child for values up to the threshold, the other child is the next one; [`LEAF`] for a leaf.
    pub left: u16,
    /// What a z-score is compared with.
    pub threshold: f32,
    /// What the tree gives to those who come to this node, leaf or not.
    pub value: f32,
}

/// Stands for "no children".
pub const LEAF: u16 = u16::MAX;

impl Node {
    /// A leaf.
    pub const fn leaf(value: f32) -> Self {
        Self { feature: 0, left: LEAF, threshold: 0.0, value }
    }

    /// True when no way leads on.
    pub const fn is_leaf(&self) -> bool {
        self.left == LEAF
    }
}

/// A sum of trees. Children stand behind their parents, so every way down ends; `file.rs` makes sure of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trees {
    /// Positions in [`FEATURES`] of what is looked at.
    pub features: Vec<usize>,
    /// Every tree's nodes.
    pub nodes: Vec<Node>,
    /// Position of every tree's first node.
    pub roots: Vec<u16>,
}

impl Trees {
    /// Adds what the trees give to the candidates' scores.
    pub fn add(&self, columns: &[(usize, Vec<f32>)], scores: &mut [f32]) {
        if self.roots.is_empty() {
            return;
        }
        for (at, score) in scores.iter_mut().enumerate() {
            let row = gather(columns, at);
            self.roots.iter().for_each(|&root| *score += self.fall(root, &row, &mut |_, _| {}));
        }
    }

    /// Tells each feature's part of a candidate's score: what the tree's value changes by at the feature's splits on the
    /// candidate's way down (Saabas, *Interpreting random forests*, 2014).
    pub fn explain(&self, row: &[f32; FEATURES.len()], tell: &mut dyn FnMut(usize, f32)) {
        self.roots.iter().for_each(|&root| {
            self.fall(root, row, tell);
        });
    }

    /// The value of the leaf that a candidate falls into, less the root's; tells for every split on the way its feature and by
    /// how much it changes the value.
    fn fall(&self, root: u16, row: &[f32; FEATURES.len()], tell: &mut dyn FnMut(usize, f32)) -> f32 {
        let (mut at, mut sum) = (usize::from(root), 0.0);
        while let Some(node) = self.nodes.get(at).filter(|node| !node.is_leaf()) {
            let value = row.get(usize::from(node.feature)).copied().unwrap_or_default();
            at = usize::from(node.left) + usize::from(value > node.threshold);
            let change = self.nodes.get(at).map_or(0.0, |child| child.value) - node.value;
            sum += change;
            tell(usize::from(node.feature), change);
        }
        sum
    }
}
