//! Interests: scores of categories and brands that fade by half-lives, bounded per kind.

use crate::key::Key;
use crate::order;
use crate::time::decay;
use crate::value::{fields, Value};

/// What an interest is an interest in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level of the category path.
    Category,
    /// A brand.
    Brand,
}

impl Kind {
    /// The name in tag ids.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Brand => "brand",
        }
    }

    /// Days after which half of the evidence is gone. A look at a category is a need of weeks; a brand is a taste of months.
    pub const fn half_life_days(self) -> f64 {
        match self {
            Self::Category => 21.0,
            Self::Brand => 60.0,
        }
    }

    /// Interests of this kind that are kept; the weakest goes first.
    const fn capacity(self) -> usize {
        match self {
            Self::Category => 96,
            Self::Brand => 48,
        }
    }
}

/// One interest.
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its stable name.
    pub key: Key,
    /// Its words, as the shop writes them.
    pub label: String,
    /// Evidence at `at_ms`, in views.
    pub score: f64,
    /// When the evidence was last added to, milliseconds since 1970.
    pub at_ms: f64,
}

impl Interest {
    /// Evidence that is left now.
    pub fn score_at(&self, now_ms: f64) -> f64 {
        self.score * decay(now_ms - self.at_ms, self.kind.half_life_days())
    }
}

/// Longest label kept, in characters.
const MAX_LABEL_CHARS: usize = 80;

/// Below this an interest has faded away.
const FAINT: f64 = 0.01;

/// All interests.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Interests {
    all: Vec<Interest>,
}

impl Interests {
    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Adds evidence (or takes some back, never below nothing).
    pub fn add(&mut self, kind: Kind, key: Key, label: &str, strength: f32, now_ms: f64) {
        if let Some(interest) = self.all.iter_mut().find(|i| i.key == key) {
            interest.score = (interest.score_at(now_ms) + f64::from(strength)).max(0.0);
            interest.at_ms = now_ms;
        } else if strength > 0.0 {
            self.make_room(kind, now_ms);
            let label = label.chars().take(MAX_LABEL_CHARS).collect();
            self.all.push(Interest { kind, key, label, score: f64::from(strength), at_ms: now_ms });
        }
        self.all.retain(|i| i.score >= FAINT);
    }

    /// Adds interests that were gathered apart and later.
    pub fn absorb(&mut self, later: Self) {
        for interest in later.all {
            self.add(interest.kind, interest.key, &interest.label, interest.score as f32, interest.at_ms);
        }
    }

    /// The interests of a kind with their share of the strongest one (0 to 1), strongest first.
    pub fn ranked(&self, kind: Kind, now_ms: f64) -> Vec<(&Interest, f64)> {
        let scored: Vec<_> = self.all.iter().filter(|i| i.kind == kind).map(|i| (i, i.score_at(now_ms))).collect();
        let most = scored.iter().map(|(_, score)| *score).fold(f64::MIN_POSITIVE, f64::max);
        let ranked = order::descending(&mut scored.iter().map(|(_, score)| *score));
        ranked.into_iter().filter_map(|at| scored.get(at)).map(|(interest, score)| (*interest, score / most)).collect()
    }

    /// Deletes the interest with a tag id such as `category:Holder`; gives its stable name.
    pub fn forget(&mut self, tag_id: &str) -> Option<Key> {
        let (kind, label) = tag_id.split_once(':')?;
        let position = self.all.iter().position(|i| i.kind.as_str() == kind && i.label == label)?;
        Some(self.all.remove(position).key)
    }

    /// The interests as data.
    pub(super) fn write(&self) -> Value {
        let write = |i: &Interest| {
            let kind = u32::from(i.kind == Kind::Brand);
            fields([kind.into(), i.key.into(), i.label.as_str().into(), i.score.into(), i.at_ms.into()])
        };
        self.all.iter().map(write).collect()
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Value) -> Option<Self> {
        Some(Self { all: value.list(read)? })
    }

    fn make_room(&mut self, kind: Kind, now_ms: f64) {
        let ranked = self.ranked(kind, now_ms);
        if ranked.len() < kind.capacity() {
            return;
        }
        if let Some(weakest) = ranked.last().map(|(interest, _)| interest.key) {
            self.all.retain(|i| i.key != weakest);
        }
    }
}

fn read(value: Value) -> Option<Interest> {
    let mut fields = value.fields()?;
    let kind = match fields.int()? {
        0u8 => Kind::Category,
        1 => Kind::Brand,
        _ => return None,
    };
    let (key, label, score, at_ms) = (fields.int()?, fields.text()?, fields.number()?, fields.number()?);
    fields.end(Interest { kind, key, label, score, at_ms })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY_MS;

    #[test]
    fn interest_fades_by_its_half_life() {
        let mut interests = Interests::default();
        interests.add(Kind::Category, 1, "Holder", 4.0, 0.0);
        interests.add(Kind::Category, 2, "Mug", 3.0, 21.0 * DAY_MS);
        let ranked = interests.ranked(Kind::Category, 21.0 * DAY_MS);
        assert_eq!(ranked[0].0.label, "Mug", "4 has faded to 2");
        assert!((ranked[1].1 - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn only_the_strongest_are_kept() {
        let mut interests = Interests::default();
        for i in 0..1_000u64 {
            interests.add(Kind::Category, i + 1, "c", 1.0 + (i % 10) as f32, i as f64);
        }
        let ranked = interests.ranked(Kind::Category, 1_000.0);
        assert_eq!(ranked.len(), Kind::Category.capacity());
        assert!(ranked.last().unwrap().1 > 0.5);
    }

    #[test]
    fn taking_back_never_makes_a_dislike() {
        let mut interests = Interests::default();
        interests.add(Kind::Brand, 1, "x", 1.0, 0.0);
        interests.add(Kind::Brand, 1, "x", -5.0, 0.0);
        interests.add(Kind::Brand, 2, "y", -5.0, 0.0);
        assert!(interests.is_empty());
    }
}
