//! What is remembered of a place where decisions are made: what is held there now, and what each option taught.

use super::bandit::Evidence;
use super::scene::Features;
use crate::key::Key;
use crate::pack::{Packed, Record, Unpacked};
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

    /// The point as it is kept.
    pub fn write(&self) -> Packed {
        let held = self.held.map_or_else(Packed::nil, |held| {
            let outcome = held.outcome as u8;
            Record::default().int(held.option).int(held.features.0).int(held.at_s).int(outcome).end()
        });
        let known = self.known.iter().map(|(key, evidence)| Record::default().int(*key).value(&evidence.write()).end());
        Record::default().int(self.key).value(&held).int(self.refused_s).list(known).end()
    }

    /// Reads a kept point; none when it is not one.
    pub fn read(value: Unpacked<'_>) -> Option<Self> {
        let mut fields = value.fields();
        let (key, held, refused_s) = (fields.u64(), fields.any(), fields.u32());
        let held = if held.fields().is_empty() { None } else { Some(read_held(held)?) };
        let known = fields.list().take(MAX_KNOWN).map(|entry| {
            let mut entry = entry.fields();
            let known = (entry.u64(), Evidence::read(entry.any())?);
            entry.end().then_some(known)
        });
        let known = known.collect::<Option<_>>()?;
        fields.end().then_some(Self { key, held, refused_s, known })
    }
}

fn read_held(value: Unpacked<'_>) -> Option<Held> {
    let mut fields = value.fields();
    let (option, features, at_s) = (fields.u64(), fields.u16(), fields.u32());
    let outcome = match fields.u16() {
        0 => Outcome::Open,
        1 => Outcome::Taken,
        _ => Outcome::Refused,
    };
    fields.end().then_some(Held { option, features: Features(features as u8), at_s, outcome })
}
