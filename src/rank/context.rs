//! What every feature of one ranking looks at, worked out once: the last item, the weighted history, the interests.

use super::query::terms;
use super::Request;
use crate::item::artefact::Neighbour;
use crate::item::{ItemTable, Row, NO_ROW};
use crate::key::{Key, KeyIndex};
use crate::profile::kind::Kind;
use crate::profile::Profile;
use crate::signal::Action;

/// Items of the history that count; more bring nothing and cost time.
const HISTORY_ITEMS: usize = 30;
/// Each older item counts this much of the one after it.
const FADE_PER_ITEM: f32 = 0.85;

/// An item of the history as the features see it.
#[derive(Debug, Clone)]
pub struct Past {
    /// Stable name.
    pub key: Key,
    /// Catalogue build of the neighbours; 0 if unknown.
    pub build: u32,
    /// Index in that build.
    pub index: u32,
    /// Its co-visitation neighbours.
    pub neighbours: Vec<Neighbour>,
    /// How much it counts: 1 for the newest, fading, more for carts and orders.
    pub weight: f32,
}

/// Everything one ranking needs to know.
#[derive(Debug)]
pub struct Context<'a> {
    /// The shopper.
    pub profile: &'a Profile,
    /// Items and labels.
    pub items: &'a ItemTable,
    /// The item whose page this is, else the last one the shopper had to do with.
    pub last: Option<Past>,
    /// The history, newest first, without the last item.
    pub history: Vec<Past>,
    interests: (KeyIndex, Vec<f32>),
    /// The folded words searched for.
    pub query: Vec<String>,
}

impl<'a> Context<'a> {
    /// Works out what the features look at.
    pub fn new(request: &Request<'_>, profile: &'a Profile, items: &'a ItemTable) -> Self {
        let mut history: Vec<Past> = Vec::with_capacity(HISTORY_ITEMS + 1);
        if let Some(page) = page_item(request.page_item, items) {
            history.push(page);
        }
        let mut fade = 1.0;
        for seen in profile.history.newest_first().take(HISTORY_ITEMS) {
            if history.first().is_some_and(|page| page.key == seen.key) {
                continue;
            }
            let artefact = seen.artefact();
            history.push(Past {
                key: seen.key,
                build: artefact.build,
                index: artefact.index,
                neighbours: artefact.neighbours,
                weight: fade * action_weight(seen.action),
            });
            fade *= FADE_PER_ITEM;
        }
        let last = if history.is_empty() { None } else { Some(history.remove(0)) };
        let mut interests = (KeyIndex::default(), Vec::new());
        for kind in [Kind::Category, Kind::Brand] {
            for (interest, share) in profile.tallies.ranked(kind, request.now_ms) {
                interests.0.insert(interest.key, interests.1.len() as u32);
                interests.1.push(share as f32);
            }
        }
        Self { profile, items, last, history, interests, query: terms(request.query) }
    }

    /// Share of the interest in a category or a brand, 0 to 1.
    pub fn interest(&self, of: Key) -> f32 {
        let position = self.interests.0.get(of);
        position.and_then(|at| self.interests.1.get(at as usize)).copied().unwrap_or_default()
    }
}

fn page_item(row: Option<Row>, items: &ItemTable) -> Option<Past> {
    let item = row.filter(|&row| row != NO_ROW).and_then(|row| items.get(row))?;
    Some(Past {
        key: item.key,
        build: item.artefact.build,
        index: item.artefact.index,
        neighbours: item.artefact.neighbours.clone(),
        weight: 1.0,
    })
}

const fn action_weight(action: Action) -> f32 {
    match action {
        Action::Selected => 0.5,
        Action::Viewed => 1.0,
        Action::Wished => 1.3,
        Action::Carted | Action::Purchased => 1.5,
    }
}
