//! The packed artefact of one item: what the catalogue build knows about it, in at most 125 bytes with a vector of 32
//! dimensions. [`packed`] has the layout that is written; [`version1`] reads the one before.

mod bits;
mod level;
mod packed;
#[cfg(test)]
mod tests;
mod version1;
mod whole;

use crate::error::{Error, ErrorKind, Result};

pub use level::{idf_of, weight_level, weight_of_level, IDF_STEPS};
pub use packed::VECTOR_LENGTHS;
pub use whole::Whole;

/// Neighbours of a kind that an artefact may carry; more than 20 bring nothing (QUALITY: "Neighbour lists of 10-20 are enough").
pub const MAX_NEIGHBOURS: usize = 32;
/// Terms an artefact may carry.
pub const MAX_TERMS: usize = 15;
/// Price buckets an artefact can tell apart; 0 stands for an unknown price.
pub const MAX_PRICE_BUCKET: u8 = 15;
/// Indices are 24 bits wide.
pub const MAX_INDEX: u32 = (1 << 24) - 1;

/// Another item of the same catalogue build, and how strongly it belongs to this one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Index of the other item in the same catalogue build.
    pub index: u32,
    /// Strength, above 0 and at most 1; stored in 15 geometric steps ([`weight_of_level`]).
    pub weight: f32,
}

/// A word of the item's title, brand, category or attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// [`crate::text::term_hash`] of the folded word.
    pub hash: u16,
    /// Inverse document frequency in steps from 1 (in every item) to [`IDF_STEPS`] (in one); see [`idf_of`].
    pub idf: u8,
}

/// What the catalogue build knows about one item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemArtefact {
    /// Id of the catalogue build; indices and vectors of different builds must not be compared. 0: nothing is known.
    pub build: u32,
    /// The item's own index in that build, at most [`MAX_INDEX`].
    pub index: u32,
    /// Popularity, 0 to 1 (the best seller); stored in 255 steps.
    pub popularity: f32,
    /// Recent demand against what the item's own past lets expect, -1 (vanishing) to 1 (soaring); stored in 254 steps.
    pub trend: f32,
    /// Quantile of the logarithmic price, 1 (cheapest) to [`MAX_PRICE_BUCKET`]; 0 if the price is unknown.
    pub price_bucket: u8,
    /// Co-visitation: items in the same sessions. By index, from version 2 on; at most [`MAX_NEIGHBOURS`].
    pub neighbours: Vec<Neighbour>,
    /// Sequence rules: items that came after this one in sessions. By index; at most [`MAX_NEIGHBOURS`].
    pub sequence: Vec<Neighbour>,
    /// Trained item vector, of one of the [`VECTOR_LENGTHS`]; empty if there is none.
    pub vector: Vec<i8>,
    /// What a component is to be multiplied with so that the vector has unit length; 0 without a vector. Not stored.
    pub vector_scale: f32,
    /// Words, by hash; at most [`MAX_TERMS`].
    pub terms: Vec<Term>,
}

impl ItemArtefact {
    /// The packed bytes. Values outside their range are clamped, what is too many is left out, of neighbours or terms that
    /// stand twice the first counts; what was decoded gives the same bytes again.
    pub fn encode(&self) -> Vec<u8> {
        packed::encode(self)
    }

    /// Reads packed bytes of this version or the one before.
    ///
    /// # Errors
    /// [`ErrorKind::ArtefactCorrupt`] for another version, missing or surplus bytes, and values no encoder writes.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let mut artefact = Self::default();
        artefact.read(bytes).map(|()| artefact)
    }

    /// The same into the place of what was read before, whose lists lend their memory: two thirds of the time of reading one were theirs.
    ///
    /// # Errors
    /// As those of [`Self::decode`]; then what is here means nothing.
    pub fn read(&mut self, bytes: &[u8]) -> Result<()> {
        let read = match bytes.first() {
            Some(&packed::VERSION) => packed::decode(bytes, self),
            Some(&version1::VERSION) => version1::decode(bytes).map(|artefact| *self = artefact),
            _ => None,
        };
        read.ok_or_else(|| Error::new(ErrorKind::ArtefactCorrupt, "packed item artefact"))
    }

    /// Sets the vector and the scale that belongs to it.
    pub fn set_vector(&mut self, vector: Vec<i8>) {
        self.vector = vector;
        self.scale_vector();
    }

    fn scale_vector(&mut self) {
        let square: i32 = self.vector.iter().map(|&component| i32::from(component).pow(2)).sum();
        self.vector_scale = if square > 0 { 1.0 / (square as f32).sqrt() } else { 0.0 };
    }

    /// Cosine of the two items' vectors, -1 to 1; 0 if one has none, or they come from different builds.
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.build != other.build || self.vector.len() != other.vector.len() {
            return 0.0;
        }
        let dot: i32 = self.vector.iter().zip(&other.vector).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum();
        dot as f32 * self.vector_scale * other.vector_scale
    }

    /// Co-visitation weight of the two items, the stronger of the two directions, since lists are cut; 0 if neither names the
    /// other, or they come from different builds.
    pub fn together(&self, other: &Self) -> f32 {
        if self.build != other.build || self.build == 0 {
            return 0.0;
        }
        weight_of(&self.neighbours, other.index).max(weight_of(&other.neighbours, self.index))
    }

    /// Words the two items share, by their inverse document frequency as shares of the largest.
    pub fn shared_words(&self, other: &Self) -> f32 {
        let is_shared = |term: &&Term| other.terms.iter().any(|with| with.hash == term.hash);
        self.terms.iter().filter(is_shared).map(|term| idf_of(term.idf)).sum()
    }
}

/// Weight of the item `index` in a neighbour list, 0 if it is not in it.
pub fn weight_of(neighbours: &[Neighbour], index: u32) -> f32 {
    neighbours.iter().find(|n| n.index == index).map_or(0.0, |n| n.weight)
}
