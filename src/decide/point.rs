//! What is remembered of a place where decisions are made: what is held there now, and what each option taught.

use super::bandit::Evidence;
use super::numbers::{Numbers, Reading};
use super::scene::Features;
use crate::key::Key;
use crate::profile::visits::IDLE_S;

/// Options of a point that are remembered; what taught least lately goes first.
const MAX_KNOWN: usize = 8;

/// What became of what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing yet.
    Open,
    /// It was taken up.
    Taken,
    /// It was refused.
    Refused,
}

/// A decision that holds for the rest of the visit: a page that is drawn again does not flicker and counts nothing twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The option.
    pub option: Key,
    /// The scene it was chosen in.
    pub features: Features,
    /// When it was last asked for, seconds since 1970.
    pub at_s: u32,
    /// What became of it.
    pub outcome: Outcome,
}

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its name.
    pub key: Key,
    /// What is held.
    pub held: Option<Held>,
    /// When an option was last refused, seconds since 1970; 0 for never.
    pub refused_s: u32,
    /// What options taught.
    known: Vec<(Key, Evidence)>,
}

impl Point {
    /// A point where nothing was decided yet.
    pub const fn new(key: Key) -> Self {
        Self { key, held: None, refused_s: 0, known: Vec::new() }
    }

    /// What an option taught.
    pub fn evidence(&self, option: Key) -> Option<&Evidence> {
        self.known.iter().find(|(key, _)| *key == option).map(|(_, evidence)| evidence)
    }

    /// Lets go what was held when the visit is over; what came to nothing is learnt.
    pub fn expire(&mut self, now_s: u32) {
        if let Some(held) = self.held.filter(|held| now_s.saturating_sub(held.at_s) >= IDLE_S) {
            self.held = None;
            if held.outcome == Outcome::Open {
                self.learn(held.option, held.features, 0.0, now_s);
            }
        }
    }

    /// Books what became of what is held; false when the option is not held or it was booked before.
    pub fn settle(&mut self, option: Key, outcome: Outcome, now_s: u32) -> bool {
        let Some(held) = &mut self.held else { return false };
        if held.option != option || held.outcome != Outcome::Open {
            return false;
        }
        held.outcome = outcome;
        let features = held.features;
        if outcome == Outcome::Refused {
            self.refused_s = now_s;
        }
        self.learn(option, features, f64::from(u8::from(outcome == Outcome::Taken)), now_s);
        true
    }

    fn learn(&mut self, option: Key, features: Features, reward: f64, now_s: u32) {
        let place = self.known.iter().position(|(key, _)| *key == option);
        let (_, mut evidence) = place.map_or_else(|| (option, Evidence::default()), |place| self.known.remove(place));
        evidence.learn(features, reward, now_s);
        if self.known.len() >= MAX_KNOWN {
            self.known.remove(0);
        }
        self.known.push((option, evidence));
    }

    /// Writes what is kept.
    pub fn write(&self, to: &mut Numbers) {
        to.put(self.key).put(self.refused_s);
        to.list(self.held.as_slice(), |held, to| {
            to.put(held.option).put(held.features.0).put(held.at_s).put(held.outcome as u8);
        });
        to.list(&self.known, |(key, evidence), to| evidence.write(to.put(*key)));
    }

    /// Reads what was kept.
    pub fn read(from: &mut Reading<'_>) -> Self {
        let (key, refused_s) = (from.next(), from.small());
        let held = from.list(1, |from| Held {
            option: from.next(),
            features: Features(from.next() as u8),
            at_s: from.small(),
            outcome: match from.next() {
                0 => Outcome::Open,
                1 => Outcome::Taken,
                _ => Outcome::Refused,
            },
        });
        let known = from.list(MAX_KNOWN, |from| (from.next(), Evidence::read(from)));
        Self { key, held: held.first().copied(), refused_s, known }
    }
}
