//! What ranking reads of an item, flat: a cache line of numbers for each, and its lists in pools that all items share. The words
//! behind the numbers stay in the item.

use super::artefact::{idf_of, ItemArtefact, Neighbour, Term};
use super::pages::{Pages, Span};
use super::Row;
use crate::lanes::{Bytes, PIECE};

/// The place of an item that is in no catalogue build.
pub const NOWHERE: u32 = 0;
/// Catalogue builds that can be told apart at a time; items of further ones count as unknown.
const MAX_BUILDS: usize = 255;
/// Width of an index in its build.
const INDEX_BITS: u32 = 24;

/// True for places of one catalogue build: their upper bits are the build's.
#[inline(always)]
pub const fn same_build(place: u32, other: u32) -> bool {
    (place ^ other) >> INDEX_BITS == 0
}

/// Room for the articles of a page: an array that grows copies all it has.
const FIRST_CARDS: usize = 256;

/// Pools are tidied when more than this many numbers in them belong to nobody.
const MAX_WASTE: usize = 1 << 16;

/// The numbers of one item.
#[derive(Debug, Clone, Copy)]
pub struct Card {
    /// Catalogue build and index in one number; [`NOWHERE`] without an artefact.
    pub place: u32,
    /// Number of the category path.
    pub path: u32,
    /// Number of the brand's label; 0 for none.
    pub brand: u32,
    /// Number of the variant's label; 0 for none.
    pub variant: u32,
    /// Popularity, 0 to 1; NaN if unknown.
    pub popularity: f32,
    /// Trend, -1 to 1; NaN without an artefact.
    pub trend: f32,
    /// Natural logarithm of the price, NaN if unknown.
    pub log_price: f32,
    /// Discount as a share of the full price, NaN if unknown.
    pub discount: f32,
    /// Price bucket from 1 up; 0 if unknown.
    pub price_bucket: f32,
    /// What a component of the vector is to be multiplied with for unit length; 0 without a vector.
    pub vector_scale: f32,
    /// Length of the vector of words; 0 without words.
    pub words_norm: f32,
    vector: Span,
    links: Span,
    words: Span,
}

/// A neighbour: its weight level in the low 8 bits, its index above them.
#[derive(Debug, Clone, Copy, bytemuck::Zeroable, bytemuck::Pod)]
#[repr(transparent)]
pub struct Link(u32);

const LEVEL_BITS: u32 = 32 - INDEX_BITS;

impl Link {
    /// Where its index begins, of which the lowest bits are those of its place.
    pub const INDEX_SHIFT: u32 = LEVEL_BITS;

    /// The neighbour's place, in the build of the item that names it.
    #[inline(always)]
    pub const fn place(self, of: &Card) -> u32 {
        (of.place >> INDEX_BITS << INDEX_BITS) | self.0 >> LEVEL_BITS
    }

    /// Its strength.
    #[inline(always)]
    pub fn weight(self) -> f32 {
        super::artefact::weight_of_level(self.0 as u8)
    }
}

/// A word: its hash in the low 16 bits, its inverse document frequency above them.
#[derive(Debug, Clone, Copy, bytemuck::Zeroable, bytemuck::Pod)]
#[repr(transparent)]
pub struct Word(u32);

impl Word {
    /// Where its hash begins.
    pub const HASH_SHIFT: u32 = 0;

    /// The hash.
    pub const fn hash(self) -> u32 {
        self.0 & 0xFFFF
    }

    /// Its weight.
    pub fn idf(self) -> f32 {
        idf_of((self.0 >> 16) as u8)
    }
}

/// The cards of all items.
#[derive(Debug, Default)]
pub struct Cards {
    cards: Vec<Card>,
    vectors: Pages<Bytes>,
    links: Pages<u32>,
    words: Pages<u32>,
    /// A list before it is put there.
    draft: Vec<u32>,
    /// A vector before it is put there.
    pieces: Vec<Bytes>,
    /// Catalogue builds; the number of one is its position from 1 on.
    builds: Vec<u32>,
    waste: usize,
}

impl Cards {
    /// The card of an item.
    #[inline(always)]
    pub fn get(&self, row: Row) -> Option<&Card> {
        self.cards.get(row as usize)
    }

    /// The card of an item, to be changed; an empty one is added for the row after the last.
    pub fn at(&mut self, row: Row) -> Option<&mut Card> {
        if row as usize == self.cards.len() {
            if row == 0 {
                self.cards.reserve(FIRST_CARDS);
            }
            self.cards.push(Card::EMPTY);
        }
        self.cards.get_mut(row as usize)
    }

    /// Its vector, in pieces; the components beyond the last are 0.
    #[inline(always)]
    pub fn vector(&self, card: &Card) -> &[Bytes] {
        self.vectors.list(card.vector)
    }

    /// Its neighbours, by rising index.
    #[inline(always)]
    pub fn links(&self, card: &Card) -> &[Link] {
        bytemuck::try_cast_slice(self.links.list(card.links)).unwrap_or_default()
    }

    /// Its words, by rising hash.
    #[inline(always)]
    pub fn words(&self, card: &Card) -> &[Word] {
        bytemuck::try_cast_slice(self.words.list(card.words)).unwrap_or_default()
    }

    /// Where an index of a build is, if any item of the table is of that build.
    pub fn place(&self, build: u32, index: u32) -> u32 {
        let number = self.builds.iter().position(|&known| known == build).map_or(0, |at| at as u32 + 1);
        if number == 0 {
            NOWHERE
        } else {
            number << INDEX_BITS | index & ((1 << INDEX_BITS) - 1)
        }
    }

    /// How many builds there are; what was looked up before it rose may have missed some.
    pub fn builds(&self) -> usize {
        self.builds.len()
    }

    /// Writes what an artefact says to the card of a row.
    pub fn set_artefact(&mut self, row: Row, artefact: &ItemArtefact) {
        if artefact.build != 0 && !self.builds.contains(&artefact.build) && self.builds.len() < MAX_BUILDS {
            self.builds.push(artefact.build);
        }
        let place = self.place(artefact.build, artefact.index);
        let Some(card) = self.cards.get_mut(row as usize) else { return };
        card.place = place;
        card.trend = if artefact.build == 0 { f32::NAN } else { artefact.trend };
        card.price_bucket = f32::from(artefact.price_bucket);
        card.vector_scale = artefact.vector_scale;
        card.words_norm = norm(&artefact.terms);
        let link = |of: &Neighbour| of.index << LEVEL_BITS | u32::from(super::artefact::weight_level(of.weight));
        let word = |of: &Term| u32::from(of.idf) << 16 | u32::from(of.hash);
        self.draft.clear();
        self.draft.extend(artefact.neighbours.iter().map(link));
        self.waste += self.links.put(&mut card.links, &self.draft);
        self.draft.clear();
        self.draft.extend(artefact.terms.iter().map(word));
        self.waste += self.words.put(&mut card.words, &self.draft);
        self.pieces.clear();
        self.pieces.extend(pieces(&artefact.vector));
        self.waste += self.vectors.put(&mut card.vector, &self.pieces) * PIECE;
        if self.waste > MAX_WASTE {
            self.tidy();
        }
    }

    /// Numbers in the pools, for tests.
    #[cfg(test)]
    pub fn pooled(&self) -> usize {
        self.links.len() + self.words.len() + self.vectors.len()
    }

    /// Moves the lists together, so that refreshing items for hours takes no more room than the items.
    fn tidy(&mut self) {
        let old = std::mem::take(self);
        (self.cards, self.builds) = (old.cards, old.builds);
        for card in &mut self.cards {
            let (links, words, vector) = (card.links, card.words, card.vector);
            (card.links, card.words, card.vector) = (Span::EMPTY, Span::EMPTY, Span::EMPTY);
            self.links.put(&mut card.links, old.links.list(links));
            self.words.put(&mut card.words, old.words.list(words));
            self.vectors.put(&mut card.vector, old.vectors.list(vector));
        }
    }
}

impl Card {
    /// Number of its catalogue build.
    #[inline(always)]
    pub const fn build(&self) -> u32 {
        self.place >> INDEX_BITS
    }

    const EMPTY: Self = Self {
        place: NOWHERE,
        path: 0,
        brand: 0,
        variant: 0,
        popularity: f32::NAN,
        trend: f32::NAN,
        log_price: f32::NAN,
        discount: f32::NAN,
        price_bucket: 0.0,
        vector_scale: 0.0,
        words_norm: 0.0,
        vector: Span::EMPTY,
        links: Span::EMPTY,
        words: Span::EMPTY,
    };
}

/// A vector in pieces, filled up with zeros.
pub fn pieces(vector: &[i8]) -> impl ExactSizeIterator<Item = Bytes> + '_ {
    let piece = |part: &[i8]| {
        let mut whole = [0; PIECE];
        whole.iter_mut().zip(part).for_each(|(to, from)| *to = *from);
        bytemuck::cast(whole)
    };
    vector.chunks(PIECE).map(piece)
}

/// Length of a vector of words; 0 without any.
pub fn norm(terms: &[Term]) -> f32 {
    let square: u32 = terms.iter().map(|term| u32::from(term.idf).pow(2)).sum();
    (square as f32).sqrt() * idf_of(1)
}
