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
#[derive(Debug, Deserialize)]
struct Done {
    item_id: String,
    event: String,
    ts: f64,
}

/// One line of `steps.jsonl.gz`.
#[derive(Debug, Deserialize)]
struct Recorded {
    id: u64,
    list: String,
    now: f64,
    history: Vec<Done>,
    earlier: Vec<Done>,
    page_item: String,
    candidates: Vec<String>,
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
    let shop: HashMap<&str, (&CatalogueItem, Vec<u8>)> = (0..)
        .zip(&catalogue.items)
        .map(|(index, item)| (item.item_id.as_str(), (item, pack(catalogue.build, index, item))))
        .collect();
    let mut steps = Vec::new();
    for line in BufReader::new(GzDecoder::new(open("steps.jsonl.gz")?)).lines() {
        let recorded: Recorded = serde_json::from_str(&line?)?;
        let Some(target) = targets.get(&recorded.id) else { continue };
        let taken = recorded.candidates.iter().position(|id| *id == target.target);
        let columns = columns(&recorded, &shop, second_ms);
        if let Some(taken) = taken {
            steps.push(Step { list: recorded.list, session: target.session, taken, columns });
        }
    }
    Ok(steps)
}

fn columns(step: &Recorded, shop: &HashMap<&str, (&CatalogueItem, Vec<u8>)>, second_ms: f64) -> Vec<Vec<f32>> {
    let consent = Consent { personalize: ConsentState::Granted, sync: ConsentState::Denied };
    let mut engine = Engine::new(consent, Retention::default());
    for done in step.earlier.iter().chain(&step.history) {
        let row = register(&mut engine, shop, &done.item_id);
        let kind = match done.event.as_str() {
            "cart" | "addtocart" => EventKind::AddToCart,
            "purchase" | "transaction" => EventKind::Purchase,
            _ => EventKind::ViewItem,
        };
        let at_ms = done.ts * second_ms;
        // What the gate refuses is refused in a browser too.
        let _ = engine.track(Some(Event::new(kind, vec![Line { row, quantity: 1.0 }], at_ms)), at_ms);
    }
    let candidates: Vec<Row> = step.candidates.iter().map(|id| register(&mut engine, shop, id)).collect();
    let slot = slot_of(&step.list);
    let page_item = (slot == Slot::Product).then(|| register(&mut engine, shop, &step.page_item));
    engine.columns(&Request {
        slot,
        candidates: &candidates,
        page_item,
        query: "",
        surprise: f32::NAN,
        limit: 100,
        now_ms: step.now * second_ms,
    })
}

fn register(engine: &mut Engine, shop: &HashMap<&str, (&CatalogueItem, Vec<u8>)>, id: &str) -> Row {
    let Some((item, artefact)) = shop.get(id) else { return engine.register(&Facts::of(id)) };
    let number = |value: Option<f64>| value.map_or(f32::NAN, |value| value as f32);
    engine.register(&Facts {
        id,
        name: &item.item_name,
        brand: &item.item_brand,
        categories: [
            &item.item_category,
            &item.item_category2,
            &item.item_category3,
            &item.item_category4,
            &item.item_category5,
        ],
        price: number(item.price),
        discount: number(item.discount),
        // As the shelf gives it out.
        popularity: ((f64::from(item.popularity) * 1e4).round() / 1e4) as f32,
        artefact,
        ..Facts::of(id)
    })
}
