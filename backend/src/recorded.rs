//! Recorded ranking steps: what one shopper did, what was offered, and what was taken. Each is replayed through the engine
//! itself, so that the features are the very ones a browser computes.

use crate::catalogue::pack::pack;
use crate::catalogue::{Catalogue, CatalogueItem};
use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use vitrine::engine::Engine;
use vitrine::event::{Event, EventKind, Line};
use vitrine::item::{Facts, Row};
use vitrine::profile::retention::Retention;
use vitrine::rank::slot::Slot;
use vitrine::rank::Request;
use vitrine::sync::consent::{Consent, ConsentState};

/// Something that was done with an item.
#[derive(Debug, Clone, Deserialize)]
pub struct Done {
    /// The item.
    pub item_id: String,
    /// The event's name.
    pub event: String,
    /// When; seconds, or only an order.
    pub ts: f64,
}

/// One line of `steps.jsonl.gz`: what one shopper had done and what was offered.
#[derive(Debug, Clone, Deserialize)]
pub struct Recorded {
    /// Its number.
    pub id: u64,
    /// Which kind of list it is.
    pub list: String,
    /// When the list is shown.
    pub now: f64,
    /// The session so far, oldest first.
    pub history: Vec<Done>,
    /// The end of the shopper's earlier sessions.
    pub earlier: Vec<Done>,
    /// The item whose page this is.
    pub page_item: String,
    /// What is offered, in the server's order.
    pub candidates: Vec<String>,
}

/// A catalogue's items by id, with their packed artefacts.
#[derive(Debug)]
pub struct Shelf<'a>(HashMap<&'a str, (&'a CatalogueItem, Vec<u8>)>);

impl<'a> Shelf<'a> {
    /// Packs every item, as a page gets it.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let items = (0..).zip(&catalogue.items);
        Self(items.map(|(index, item)| (item.item_id.as_str(), (item, pack(catalogue.build, index, item)))).collect())
    }
}

#[derive(Debug, Deserialize)]
struct Target {
    target: String,
    session: u64,
}

#[derive(Debug, Deserialize)]
struct Meta {
    ts_kind: String,
}

/// A step with the features of its candidates.
#[derive(Debug)]
pub struct Step {
    /// Which kind of list it is.
    pub list: String,
    /// The session it is from; steps of one are not independent.
    pub session: u64,
    /// Position of the candidate that was taken.
    pub taken: usize,
    /// A column for each of [`vitrine::rank::feature::FEATURES`].
    pub columns: Vec<Vec<f32>>,
}

/// The slot that fits a kind of list.
pub fn slot_of(list: &str) -> Slot {
    match list {
        "cg" => Slot::Product,
        "cat" => Slot::Category,
        _ => Slot::Home,
    }
}

/// Whose weights order a kind of list: a shelf of new arrivals has its own.
pub fn weights_of(list: &str) -> Slot {
    if list == "new" {
        Slot::Arrivals
    } else {
        slot_of(list)
    }
}

/// Replays every step of a directory that a judge made, with the catalogue built from its `artefact_events.csv.gz`.
///
/// # Errors
/// Files that are missing or are not what they should be.
pub fn replay(folder: &Path, catalogue: &Catalogue) -> Result<Vec<Step>> {
    let open = |name: &str| {
        let path = folder.join(name);
        File::open(&path).with_context(|| format!("reading {}", path.display()))
    };
    let meta: Meta = serde_json::from_reader(BufReader::new(open("meta.json")?))?;
    let second_ms = if meta.ts_kind == "unix" { 1_000.0 } else { 60_000.0 };
    let targets: HashMap<u64, Target> = serde_json::from_reader(BufReader::new(open("targets.json")?))?;
    let shelf = Shelf::new(catalogue);
    let mut steps = Vec::new();
    for line in BufReader::new(GzDecoder::new(open("steps.jsonl.gz")?)).lines() {
        let recorded: Recorded = serde_json::from_str(&line?)?;
        let Some(target) = targets.get(&recorded.id) else { continue };
        let taken = recorded.candidates.iter().position(|id| *id == target.target);
        let columns = with_engine(&recorded, &shelf, second_ms, |engine, request| engine.columns(request));
        if let Some(taken) = taken {
            steps.push(Step { list: recorded.list, session: target.session, taken, columns });
        }
    }
    Ok(steps)
}

/// Replays what the shopper had done into an engine that knew nothing, and asks it about the list. A unit of `ts` has `second_ms`
/// milliseconds.
pub fn with_engine<T>(
    step: &Recorded,
    shelf: &Shelf<'_>,
    second_ms: f64,
    ask: impl FnOnce(&mut Engine, &Request<'_>) -> T,
) -> T {
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());
    for done in step.earlier.iter().chain(&step.history) {
        let row = register(&mut engine, shelf, &done.item_id);
        let kind = match done.event.as_str() {
            "cart" | "addtocart" => EventKind::AddToCart,
            "purchase" | "transaction" => EventKind::Purchase,
            _ => EventKind::ViewItem,
        };
        let at_ms = done.ts * second_ms;
        // What the gate refuses is refused in a browser too.
        let _ = engine.track(Some(Event::new(kind, vec![Line { row, quantity: 1.0 }], at_ms)), at_ms);
    }
    let candidates: Vec<Row> = step.candidates.iter().map(|id| register(&mut engine, shelf, id)).collect();
    let slot = slot_of(&step.list);
    let page_item = (slot == Slot::Product).then(|| register(&mut engine, shelf, &step.page_item));
    let (limit, surprise, now_ms) = (100, f32::NAN, step.now * second_ms);
    ask(&mut engine, &Request { slot, candidates: &candidates, page_item, query: "", surprise, limit, now_ms })
}

fn register(engine: &mut Engine, shelf: &Shelf<'_>, id: &str) -> Row {
    let Some((item, artefact)) = shelf.0.get(id) else { return engine.register(&Facts::of(id)) };
    engine.register(&Facts {
        discount: item.discount.map_or(f32::NAN, |discount| discount as f32),
        // As the shelf gives it out.
        popularity: ((f64::from(item.popularity) * 1e4).round() / 1e4) as f32,
        artefact,
        ..item.facts()
    })
}
