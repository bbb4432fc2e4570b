//! Gradient-boosted regression trees over z-scores (Friedman, *Greedy function approximation*, 2001). The score is the sum of the
//! leaves a candidate falls into, each less its tree's value at the root, so that the parts of an explanation add up to it.

use super::linear::ByFeature;
use super::scaled::{Scaled, BLOCK, GROUPS};
use crate::lanes::{Bytes, Four};

/// Trees a model may have.
pub const MAX_TREES: usize = 200;
/// Leaves a tree may have.
pub const MAX_LEAVES: usize = 64;
/// Room for the nodes of a tree; one more than it may have, so that it is a power of two.
const MAX_NODES: usize = 2 * MAX_LEAVES;

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// Position in [`crate::rank::feature::FEATURES`] of what is compared.
    pub feature: u16,
    /// Position of the child for values up to the threshold, the other child is the next one; its own for a leaf.
    pub left: u16,
    /// What a z-score is compared with; infinity for a leaf.
    pub threshold: f32,
    /// What the tree gives to those who come to this node, leaf or not.
    pub value: f32,
}

impl Node {
    /// A leaf at a position.
    pub const fn leaf(at: usize, value: f32) -> Self {
        Self { feature: 0, left: at as u16, threshold: f32::INFINITY, value }
    }

    /// True when no way leads on.
    pub const fn is_leaf(&self) -> bool {
        self.threshold == f32::INFINITY
    }
}

/// A sum of trees. Children stand behind their parents, so every way down ends; `file.rs` makes sure of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trees {
    /// Positions in [`crate::rank::feature::FEATURES`] of what is looked at.
    pub features: Vec<usize>,
    /// Every tree's nodes.
    pub nodes: Vec<Node>,
    /// Position of every tree's first node.
    pub roots: Vec<u16>,
}

impl Trees {
    /// What the trees give to a candidate, by its z-scores.
    pub fn value(&self, values: &ByFeature) -> f32 {
        self.roots.iter().map(|&root| self.fall(root, values, &mut |_, _| {})).sum()
    }

    /// Adds what the trees give to each candidate of a block to its score.
    ///
    /// No candidate goes down a tree, for each of its steps would wait for the one before and half of them would go the way that was not
    /// foreseen. All splits are made for sixteen candidates at a time, and from the last to the first each node takes over, lane by lane,
    /// the leaf that the chosen child came to. A byte names a leaf, so that what is chosen between is one vector.
    #[inline(never)]
    #[cfg_attr(lean, optimize(speed))]
    pub fn add(&self, block: &Scaled, scores: &mut [f32]) {
        let mut leaves: [[Bytes; GROUPS]; MAX_NODES] = bytemuck::Zeroable::zeroed();
        let mut gains = [0.0; MAX_NODES];
        let mut sums = [0.0; BLOCK];
        // The last block is shorter.
        let groups = scores.len().div_ceil(BLOCK / GROUPS).min(GROUPS);
        for (root, tree) in self.each() {
            let top = tree.first().map_or(0.0, |node| node.value);
            gains.iter_mut().zip(tree).for_each(|(gain, node)| *gain = node.value - top);
            for (at, node) in tree.iter().enumerate().rev() {
                let here = Bytes::splat(at as i8);
                let left = usize::from(node.left).saturating_sub(root);
                let (Some((above, below)), Some(values)) =
                    (leaves.split_at_mut_checked(at + 1), block.of(node.feature.into()))
                else {
                    continue;
                };
                let Some(ways) = above.last_mut() else { continue };
                let bound = Four::splat(node.threshold);
                match (below.get(left.wrapping_sub(at + 1)), below.get(left.wrapping_sub(at))) {
                    // What is a leaf was not foreseen either, but it is the same for every block.
                    (Some(one), Some(other)) if !node.is_leaf() => {
                        for (((way, values), one), other) in
                            ways.iter_mut().zip(values).zip(one).zip(other).take(groups)
                        {
                            *way = Bytes::above(values, bound).choose(*other, *one);
                        }
                    }
                    _ => *ways = [here; GROUPS],
                }
            }
            let ends: &[u8] = leaves.first().map(bytemuck::bytes_of).unwrap_or_default();
            for (sum, &end) in sums.iter_mut().zip(ends) {
                *sum += gains.get(usize::from(end) % MAX_NODES).copied().unwrap_or_default();
            }
        }
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += sum);
    }

    /// The position of every tree's first node, and its nodes.
    fn each(&self) -> impl Iterator<Item = (usize, &[Node])> {
        let ends = self.roots.iter().skip(1).map(|&end| usize::from(end)).chain([self.nodes.len()]);
        let roots = self.roots.iter().map(|&root| usize::from(root));
        roots.zip(ends).map(|(root, end)| (root, self.nodes.get(root..end).unwrap_or_default()))
    }

    /// Tells each feature's part of a candidate's score: what the tree's value changes by at the feature's splits on the
    /// candidate's way down (Saabas, *Interpreting random forests*, 2014).
    pub fn explain(&self, values: &ByFeature, tell: &mut dyn FnMut(usize, f32)) {
        self.roots.iter().for_each(|&root| {
            self.fall(root, values, tell);
        });
    }

    /// The value of the leaf that a candidate falls into, less the root's; tells for every split on the way its feature and by
    /// how much it changes the value.
    fn fall(&self, root: u16, values: &ByFeature, tell: &mut dyn FnMut(usize, f32)) -> f32 {
        let (mut at, mut sum) = (usize::from(root), 0.0);
        while let Some(node) = self.nodes.get(at).filter(|node| !node.is_leaf()) {
            let value = values.get(usize::from(node.feature)).copied().unwrap_or_default();
            at = usize::from(node.left) + usize::from(value > node.threshold);
            let change = self.nodes.get(at).map_or(0.0, |child| child.value) - node.value;
            sum += change;
            tell(usize::from(node.feature), change);
        }
        sum
    }
}
