//! Tallies: everything that is counted and fades. Interests, searches, hours and events are all of this one shape: a long-term
//! score that halves, and a short-term one that ends with the visit.

use super::kind::{Kind, KINDS};
use crate::key::{key, Key};
use crate::pack::{Packed, Record, Unpacked};
use crate::time::{decay, millis};

/// Longest label kept, in characters.
pub const MAX_LABEL_CHARS: usize = 80;

/// Below this a score has faded away.
const FAINT: f64 = 0.01;

/// One thing that is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its stable name.
    pub key: Key,
    /// Its words, as the shop writes them.
    pub label: Box<str>,
    /// How often, ever.
    pub times: u32,
    /// Decayed evidence at `at_s`, in hundredths (a product page view is worth 100).
    score: u32,
    /// Evidence of the visit in which it last changed, in hundredths.
    visit_score: u32,
    /// When it last changed, seconds since 1970.
    pub at_s: u32,
}

impl Tally {
    /// Evidence that is left now: 1 is a product page view of this moment.
    pub fn score_at(&self, now_ms: f64) -> f64 {
        f64::from(self.score) / 100.0 * decay(now_ms - millis(self.at_s), self.kind.row().half_life_days)
    }

    /// Evidence of the visit that began at `visit_s`.
    pub fn score_since(&self, visit_s: u32) -> f64 {
        if self.at_s >= visit_s {
            f64::from(self.visit_score) / 100.0
        } else {
            0.0
        }
    }

    fn add(&mut self, strength: f64, visit_s: u32, at_s: u32) {
        // Sums of hundredths: a snapshot keeps them exactly, and a replay finds the same.
        self.visit_score = hundredths(self.score_since(visit_s) + strength);
        self.score = hundredths(self.score_at(millis(at_s)) + strength);
        self.at_s = at_s.max(self.at_s);
    }
}

fn hundredths(score: f64) -> u32 {
    libm::round(score * 100.0) as u32
}

/// All tallies, bounded per kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Tallies {
    /// By the kinds' numbers, so that adding one looks through its own kind only.
    kinds: Vec<Vec<Tally>>,
}

impl Default for Tallies {
    fn default() -> Self {
        Self { kinds: KINDS.iter().map(|_| Vec::new()).collect() }
    }
}

impl Tallies {
    /// True when there are none of a kind.
    pub fn has_none_of(&self, kind: Kind) -> bool {
        self.of(kind).is_empty()
    }

    /// The tally of a kind with a label.
    pub fn named(&self, kind: Kind, label: &str) -> Option<&Tally> {
        let name = key(kind.row().name, label);
        self.of(kind).iter().find(|tally| tally.key == name)
    }

    /// How often something was counted, ever.
    pub fn times(&self, kind: Kind, label: &str) -> u32 {
        self.named(kind, label).map_or(0, |tally| tally.times)
    }

    /// Every tally of a kind, in no particular order.
    pub fn of(&self, kind: Kind) -> &[Tally] {
        self.kinds.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// Adds evidence (or takes some back, never below nothing). An empty label is nothing.
    pub fn add(&mut self, kind: Kind, label: &str, strength: f32, visit_s: u32, at_s: u32) {
        let label = clipped(label);
        let name = key(kind.row().name, label);
        let strength = f64::from(strength);
        let Some(list) = self.kinds.get_mut(kind as usize) else { return };
        if let Some(at) = list.iter().position(|tally| tally.key == name) {
            let gone = list.get_mut(at).is_some_and(|tally| {
                tally.add(strength, visit_s, at_s);
                tally.times = tally.times.saturating_add(u32::from(strength > 0.0));
                f64::from(tally.score) < FAINT * 100.0
            });
            if gone {
                list.swap_remove(at);
            }
        } else if strength > 0.0 && !label.is_empty() {
            let score = hundredths(strength);
            push(list, Tally { kind, key: name, label: label.into(), times: 1, score, visit_score: score, at_s });
        }
    }

    /// Adds what was gathered apart and later, in the visit that began at `visit_s`.
    pub fn absorb(&mut self, later: Self, visit_s: u32) {
        self.merge(later, &|tally, new| {
            let visit_score = hundredths(tally.score_since(visit_s) + new.score_since(visit_s));
            tally.add(f64::from(new.score) / 100.0, visit_s, new.at_s);
            tally.visit_score = visit_score;
            tally.times = tally.times.saturating_add(new.times);
        });
    }

    /// Joins another copy of the same shopper's tallies: of each the greater, so that joining twice changes nothing.
    pub fn join(&mut self, other: Self) {
        self.merge(other, &|tally, new| {
            let now_ms = millis(tally.at_s.max(new.at_s));
            let times = tally.times.max(new.times);
            if new.score_at(now_ms) > tally.score_at(now_ms) {
                *tally = new;
            }
            tally.times = times;
        });
    }

    fn merge(&mut self, other: Self, both: &dyn Fn(&mut Tally, Tally)) {
        for (list, new) in self.kinds.iter_mut().zip(other.kinds) {
            for new in new {
                match list.iter_mut().find(|tally| tally.key == new.key) {
                    Some(tally) => both(tally, new),
                    None => push(list, new),
                }
            }
        }
    }

    /// The tallies of a kind with their share of the strongest one (0 to 1), strongest first.
    pub fn ranked(&self, kind: Kind, now_ms: f64) -> Vec<(&Tally, f64)> {
        self.shares(kind, &|tally| tally.score_at(now_ms))
    }

    /// The same by the evidence of the visit that began at `visit_s`; what had none in it is left out.
    pub fn ranked_since(&self, kind: Kind, visit_s: u32) -> Vec<(&Tally, f64)> {
        let mut ranked = self.shares(kind, &|tally| tally.score_since(visit_s));
        ranked.retain(|(_, share)| *share > 0.0);
        ranked
    }

    /// Deletes every tally that `which` names.
    pub fn forget(&mut self, which: impl Fn(&Tally) -> bool) {
        self.kinds.iter_mut().for_each(|list| list.retain(|tally| !which(tally)));
    }

    fn shares(&self, kind: Kind, score: &dyn Fn(&Tally) -> f64) -> Vec<(&Tally, f64)> {
        let mut scored: Vec<(&Tally, f64)> = Vec::new();
        let mut most = f64::MIN_POSITIVE;
        for tally in self.of(kind) {
            let score = score(tally);
            most = most.max(score);
            scored.push((tally, score));
        }
        scored.iter_mut().for_each(|(_, score)| *score /= most);
        // Equal shares stand in the order of their names: the order of the list depends on how tabs came together.
        scored.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.key.cmp(&b.0.key)));
        scored
    }

    /// The tallies as data.
    pub(super) fn write(&self) -> Packed {
        let write = |tally: &Tally| {
            Record::default()
                .int(tally.kind as u32)
                .text(&tally.label)
                .int(tally.times)
                .int(tally.score)
                .int(tally.visit_score)
                .int(tally.at_s)
                .end()
        };
        Packed::list(self.kinds.iter().flatten().map(write))
    }

    /// Reads what [`Self::write`] wrote.
    pub(super) fn read(value: Unpacked<'_>) -> Option<Self> {
        let (mut tallies, mut fields) = (Self::default(), value.fields());
        while !fields.is_empty() {
            let tally = read(fields.any())?;
            tallies.kinds.get_mut(tally.kind as usize)?.push(tally);
        }
        fields.end().then_some(tallies)
    }

    /// Takes up a tally of a snapshot of version 1.
    pub(super) fn take_v1(&mut self, kind: Kind, label: &str, score: f64, at_ms: f64) {
        let at_s = crate::time::seconds(at_ms);
        self.add(kind, label, score as f32, at_s, at_s);
    }
}

/// Adds a tally; in a full list it takes the place of the weakest.
fn push(list: &mut Vec<Tally>, new: Tally) {
    if list.len() >= new.kind.row().capacity {
        let half_life_s = new.kind.row().half_life_days * 86_400.0;
        let (mut weakest, mut least) = (0, f64::INFINITY);
        for (at, tally) in list.iter().enumerate() {
            let standing = standing(tally, half_life_s);
            if standing < least {
                (weakest, least) = (at, standing);
            }
        }
        list.swap_remove(weakest);
    }
    list.push(new);
}

/// Orders tallies of one kind as their faded scores do, at any time: the logarithm of a score that halves is a straight line. Its
/// mantissa stands for the logarithm's fraction, which is off by a twelfth of a half-life at most, and costs no exponential.
fn standing(tally: &Tally, half_life_s: f64) -> f64 {
    let bits = f64::from(tally.score).to_bits();
    bits as f64 / (1u64 << 52) as f64 + f64::from(tally.at_s) / half_life_s
}

fn read(value: Unpacked<'_>) -> Option<Tally> {
    let mut fields = value.fields();
    let (kind, label) = (Kind::from_number(fields.u16())?, fields.text());
    let name = key(kind.row().name, &label);
    let (times, score, visit_score, at_s) = (fields.u32(), fields.u32(), fields.u32(), fields.u32());
    fields.end().then(|| Tally { kind, key: name, label: label.into(), times, score, visit_score, at_s })
}

/// A label cut to its length.
pub fn clipped(label: &str) -> &str {
    label.char_indices().nth(MAX_LABEL_CHARS).and_then(|(end, _)| label.get(..end)).unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_S: u32 = 86_400;

    fn with(adds: &[(&str, f32, u32)]) -> Tallies {
        let mut tallies = Tallies::default();
        adds.iter().for_each(|&(label, strength, at_s)| tallies.add(Kind::Category, label, strength, at_s, at_s));
        tallies
    }

    #[test]
    fn evidence_fades_by_its_half_life() {
        let tallies = with(&[("Holder", 4.0, 0), ("Mug", 3.0, 21 * DAY_S)]);
        let ranked = tallies.ranked(Kind::Category, millis(21 * DAY_S));
        assert_eq!(&*ranked[0].0.label, "Mug", "4 has faded to 2");
        assert!((ranked[1].1 - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn only_the_strongest_are_kept() {
        let mut tallies = Tallies::default();
        for i in 0..1_000u32 {
            tallies.add(Kind::Category, &format!("c{i}"), 1.0 + (i % 10) as f32, i, i);
        }
        let ranked = tallies.ranked(Kind::Category, millis(1_000));
        assert_eq!(ranked.len(), Kind::Category.row().capacity);
        assert!(ranked.last().unwrap().1 > 0.5);
    }

    #[test]
    fn taking_back_never_makes_a_dislike() {
        assert_eq!(with(&[("x", 1.0, 0), ("x", -5.0, 0), ("y", -5.0, 0)]), Tallies::default());
    }

    #[test]
    fn the_short_term_ends_with_the_visit() {
        let mut tallies = Tallies::default();
        tallies.add(Kind::Category, "Mug", 1.0, 100, 150);
        tallies.add(Kind::Category, "Mug", 1.0, 100, 160);
        assert!((tallies.named(Kind::Category, "Mug").unwrap().score_since(100) - 2.0).abs() < 1e-9);
        tallies.add(Kind::Category, "Bag", 1.0, 5_000, 5_000);
        let now: Vec<_> = tallies.ranked_since(Kind::Category, 5_000).iter().map(|(t, _)| &*t.label).collect();
        assert_eq!(now, ["Bag"]);
    }

    #[test]
    fn apart_and_together_come_to_the_same() {
        let (first, second) = ([("a", 1.0, 100), ("b", 3.0, 150)], [("a", 2.0, 200), ("c", 1.0, 210)]);
        let whole = with(&[first, second].concat());
        let mut parts = with(&first);
        parts.absorb(with(&second), 0);
        for label in ["a", "b", "c"] {
            let score = |of: &Tallies| of.named(Kind::Category, label).unwrap().score_at(millis(300));
            assert!((score(&whole) - score(&parts)).abs() < 0.011, "{label}");
        }
    }

    #[test]
    fn joining_a_copy_changes_nothing() {
        let tallies = with(&[("a", 1.0, 100), ("b", 3.0, 150)]);
        let mut joined = tallies.clone();
        joined.join(tallies.clone());
        assert_eq!(joined, tallies);
    }

    #[test]
    fn long_labels_are_cut_between_characters() {
        assert_eq!(clipped(&"长".repeat(200)).chars().count(), MAX_LABEL_CHARS);
        assert_eq!(clipped("short"), "short");
    }
}
