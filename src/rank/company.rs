//! Co-visitation and sequence rules of the history in one table: who is a neighbour of what the shopper had to do with.

use super::context::Past;
use crate::item::artefact::ItemArtefact;
use crate::key::{Key, KeyIndex};

/// What ties a candidate to the history; all of it 0 for one that the neighbour lists do not name.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ties {
    /// Co-visitation with the last item.
    pub last: f32,
    /// Faded sum over the history.
    pub history: f32,
    /// The strongest of the history, faded.
    pub most: f32,
    /// How many items of the history have it as a neighbour.
    pub count: f32,
    /// Sequence rule from the last item.
    pub next: f32,
    /// Faded sum of the rules from the history.
    pub next_history: f32,
    /// Faded sum over earlier visits.
    pub before: f32,
    /// How strongly it has the last item as a neighbour.
    pub back: f32,
    /// Faded sum of how strongly it has the history's items as neighbours.
    pub back_history: f32,
    /// Neighbours it shares with the last item.
    pub shared: f32,
    /// Neighbours it shares with the history.
    pub shared_history: f32,
    /// The same with earlier visits.
    pub shared_before: f32,
    /// Where it is itself in the history: 1 as the last, and its faded weight.
    own: (f32, f32),
}

/// The neighbours of the history by build and index.
#[derive(Debug, Default)]
pub struct Company {
    places: KeyIndex,
    ties: Vec<Ties>,
}

/// Indices mean something within their build only; 0 for no build.
fn name(build: u32, index: u32) -> Key {
    if build == 0 {
        0
    } else {
        u64::from(build) << 32 | u64::from(index)
    }
}

impl Company {
    /// Gathers the neighbours of the history, newest first.
    pub fn new(pasts: &[Past<'_>]) -> Self {
        let mut company = Self::default();
        for past in pasts {
            let [last, now, before] = past.weights;
            let build = past.artefact.build;
            if let Some(ties) = company.at(build, past.artefact.index) {
                ties.own = (last, now);
            }
            for neighbour in &past.artefact.neighbours {
                if let Some(ties) = company.at(build, neighbour.index) {
                    ties.last += last * neighbour.weight;
                    ties.history += now * neighbour.weight;
                    ties.most = ties.most.max(now * neighbour.weight);
                    ties.count += if now > 0.0 { 1.0 } else { 0.0 };
                    ties.before += before * neighbour.weight;
                }
            }
            for rule in &past.artefact.sequence {
                if let Some(ties) = company.at(build, rule.index) {
                    ties.next += last * rule.weight;
                    ties.next_history += now * rule.weight;
                }
            }
        }
        company
    }

    /// What ties an item to the history.
    pub fn of(&self, item: &ItemArtefact) -> Ties {
        let mut found = self.get(item.build, item.index).copied().unwrap_or_default();
        for neighbour in &item.neighbours {
            if let Some(other) = self.get(item.build, neighbour.index) {
                found.back += neighbour.weight * other.own.0;
                found.back_history += neighbour.weight * other.own.1;
                found.shared += neighbour.weight * other.last;
                found.shared_history += neighbour.weight * other.history;
                found.shared_before += neighbour.weight * other.before;
            }
        }
        found
    }

    fn get(&self, build: u32, index: u32) -> Option<&Ties> {
        self.ties.get(self.places.get(name(build, index))? as usize)
    }

    fn at(&mut self, build: u32, index: u32) -> Option<&mut Ties> {
        let next = self.ties.len() as u32;
        let place = self.places.insert(name(build, index), next);
        if place == next && build != 0 {
            self.ties.push(Ties::default());
        }
        self.ties.get_mut(place as usize)
    }
}
