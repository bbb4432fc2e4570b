//! Gradient-boosted regression trees over z-scores (Friedman, *Greedy function approximation*, 2001). The score is the sum of the
//! leaves a candidate falls into, each less its tree's value at the root, so that the parts of an explanation add up to it.

use super::linear::ByFeature;

/// Trees a model may have.
pub const MAX_TREES: usize = 200;
/// Leaves a tree may have.
pub const MAX_LEAVES: usize = 64;

/// Candidates that go down a tree side by side.
const ABREAST: usize = 4;

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

    /// Adds what the trees give to each of some candidates to its score. Several go down a tree side by side, for each step of one has to
    /// wait for the step before it.
    #[cfg_attr(lean, optimize(speed))]
    pub fn add(&self, block: &[ByFeature], scores: &mut [f32]) {
        for (block, scores) in block.chunks(ABREAST).zip(scores.chunks_mut(ABREAST)) {
            let mut sums = [0.0; ABREAST];
            for &root in &self.roots {
                let mut at = [usize::from(root); ABREAST];
                loop {
                    let before = at;
                    for (at, values) in at.iter_mut().zip(block) {
                        if let Some(node) = self.nodes.get(*at) {
                            let value = values.get(usize::from(node.feature)).copied().unwrap_or_default();
                            *at = usize::from(node.left) + usize::from(value > node.threshold);
                        }
                    }
                    // A leaf leads to itself.
                    if at == before {
                        break;
                    }
                }
                let given = |at: usize| self.nodes.get(at).map_or(0.0, |node| node.value);
                let top = given(usize::from(root));
                sums.iter_mut().zip(at).for_each(|(sum, at)| *sum += given(at) - top);
            }
            scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += sum);
        }
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
