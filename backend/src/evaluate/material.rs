//! A shop's feed and log as steps to replay: what `evaluate` judges by and `tune` fits to.

use super::lists::ListMaker;
use super::log::{read_sessions, Session};
use super::rules::Rules;
use super::split::{last_fifths, split, Part};
use super::steps::{steps, Step};
use crate::catalogue::build::{build, CatalogueOptions, VectorDimensions};
use crate::catalogue::progress::Progress;
use crate::catalogue::read::items::read_items;
use crate::catalogue::{Catalogue, CatalogueItem};
use crate::recorded::{Done, Recorded};
use anyhow::{ensure, Context, Result};
use std::path::Path;

/// A log, and how to read it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Product feed.
    pub items: &'a Path,
    /// Event log.
    pub events: &'a Path,
    /// ISO 4217 code of the feed's prices.
    pub currency: &'a str,
    /// Steps drawn for known items, and for new ones.
    pub steps: usize,
    /// Seed of what is drawn.
    pub seed: u64,
    /// `ts` is only an order, no clock.
    pub ordinal: bool,
    /// Dimensions of the item vectors.
    pub vector_dim: VectorDimensions,
}

/// What is replayed, and with what.
#[derive(Debug)]
pub struct Material {
    /// The feed's items; steps name them by their places.
    pub items: Vec<CatalogueItem>,
    /// What the shop would have built at the cut.
    pub catalogue: Catalogue,
    /// What a server could do at the cut without a profile.
    pub rules: Rules,
    /// The steps after the cut.
    pub steps: Vec<Step>,
    /// Milliseconds in a unit of `ts`.
    pub second_ms: f64,
}

/// Cuts the log (`part` says where, from when the last fifth of the sessions begins and the one before it), builds the catalogue of
/// what came before, draws steps of what came after.
///
/// # Errors
/// Files that cannot be read, a cut with nothing before it or nothing after it.
pub fn prepare(source: &Source<'_>, part: impl FnOnce(i64, i64) -> Part, progress: &Progress) -> Result<Material> {
    let feed = read_items(source.items, source.currency)?;
    let log = read_sessions(source.events, &feed.index)?;
    if log.left_out > 0 {
        let (count, events) = (log.left_out, source.events.display());
        progress.line(&format!("{events}: {count} lines left out, unreadable or about items not in the feed"));
    }
    ensure!(!log.sessions.is_empty(), "{}: no usable line", source.events.display());
    let (last, before_last) = last_fifths(&log.sessions);
    let part = part(last, before_last);
    let split = split(log.sessions, part, &feed.items, source.seed);
    let (known, judged, fresh) = (split.known.len(), split.judged.len(), split.fresh.len());
    let (cut, end) = match part {
        Part::Judged { from } => (from, String::new()),
        Part::Fitted { from, until } => (from, format!(" and before {until}")),
    };
    ensure!(known > 0, "{}: no session begins before the cut at {cut}", source.events.display());
    ensure!(judged > 0, "{}: no session begins after the cut at {cut}{end}", source.events.display());
    progress.line(&format!("cut at {cut}: {known} sessions before, {judged} after{end}, {fresh} new items"));
    let catalogue = catalogue_of(&split.known, &feed.items, source, progress)?;
    let rules = Rules::new(&split.known, feed.items.len());
    let maker = ListMaker::new(&rules, &feed.items, &split.fresh, source.seed);
    let steps = steps(&split, &rules, maker, source.steps, source.seed);
    let second_ms = if source.ordinal { 60_000.0 } else { 1_000.0 };
    Ok(Material { items: feed.items, catalogue, rules, steps, second_ms })
}

/// A step as a recording would have it.
pub fn recorded(step: &Step, items: &[CatalogueItem]) -> Recorded {
    let id = |item: usize| items.get(item).map(|item| item.item_id.clone()).unwrap_or_default();
    let done = |done: &super::log::Done| Done { item_id: id(done.item), event: done.event.clone(), ts: done.at as f64 };
    let last = step.history.last();
    Recorded {
        id: 0,
        list: step.list.to_owned(),
        now: last.map_or(0.0, |last| last.at as f64),
        history: step.history.iter().map(done).collect(),
        earlier: step.earlier.iter().map(done).collect(),
        page_item: last.map(|last| id(last.item)).unwrap_or_default(),
        candidates: step.candidates.iter().map(|&item| id(item)).collect(),
    }
}

/// The catalogue of what the shop knew, built as the shop would build it.
fn catalogue_of(
    known: &[Session],
    items: &[CatalogueItem],
    source: &Source<'_>,
    progress: &Progress,
) -> Result<Catalogue> {
    let folder = tempfile::tempdir().context("a folder for the catalogue")?;
    let (events, out) = (folder.path().join("events.csv"), folder.path().join("catalogue"));
    let mut writer = csv::Writer::from_path(&events)?;
    writer.write_record(["session_id", "item_id", "ts"])?;
    for (session, done) in known.iter().flat_map(|session| session.done.iter().map(move |done| (session, done))) {
        let Some(item) = items.get(done.item) else { continue };
        writer.write_record([session.id.as_str(), &item.item_id, &done.at.to_string()])?;
    }
    writer.flush()?;
    let (items, currency) = (source.items.to_owned(), source.currency.to_owned());
    build(&CatalogueOptions { items, events, out, currency, vector_dim: source.vector_dim }, progress)
}
