//! The command: cuts the log, builds the catalogue of what came before, replays what came after, prints the table, draws the plot.

use super::lists::{ListMaker, LISTS};
use super::log::{read_sessions, Session};
use super::measure::{Bootstrap, Estimate, Measures};
use super::plot::plot;
use super::rules::Rules;
use super::split::{last_fifth, split};
use super::steps::{steps, Step};
use crate::catalogue::build::{build, CatalogueOptions, VectorDimensions};
use crate::catalogue::progress::Progress;
use crate::catalogue::read::items::read_items;
use crate::catalogue::{Catalogue, CatalogueItem};
use crate::tune::steps::{with_engine, Done, Recorded, Shelf};
use anyhow::{anyhow, ensure, Context, Result};
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Lists with fewer steps say too little.
const FEWEST_STEPS: usize = 30;

/// What `vitrine-backend evaluate` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct EvaluateOptions {
    /// Product feed, as for `catalog`.
    #[arg(long, value_name = "FILE")]
    pub items: PathBuf,
    /// Event log, CSV, plain or gzip: session_id, item_id, ts, and if there are user_id and event.
    #[arg(long, value_name = "CSV")]
    pub events: PathBuf,
    /// Sessions that begin at this ts or later are judged, what came before is what the shop knew; the last fifth when absent.
    #[arg(long, value_name = "TS")]
    pub split: Option<i64>,
    /// The shop's own model (see `tune`); the engine's own weights when absent.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Steps drawn for known items, and for new ones.
    #[arg(long, default_value = "2500")]
    pub steps: usize,
    /// Seed of what is drawn.
    #[arg(long, default_value = "1")]
    pub seed: u64,
    /// `ts` is only an order, no clock.
    #[arg(long)]
    pub ordinal: bool,
    /// Where to draw the results, SVG.
    #[arg(long, value_name = "FILE")]
    pub plot: Option<PathBuf>,
    /// Where to write the results, JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Dimensions of the item vectors.
    #[arg(long, value_enum, default_value = "32")]
    pub vector_dim: VectorDimensions,
}

/// What is compared. The first is what the others are compared with.
const METHODS: [&str; 5] = ["Vitrine", "server order", "popularity", "co-visitation", "V-SKNN"];

/// Evaluates and prints.
///
/// # Errors
/// Files that cannot be read or written, a model that does not fit, a log without enough to judge.
pub fn evaluate(options: &EvaluateOptions, progress: &Progress, out: &mut impl Write) -> Result<()> {
    let feed = read_items(&options.items, "GBP")?;
    let sessions = read_sessions(&options.events, &feed.index)?;
    let cut = options.split.unwrap_or_else(|| last_fifth(&sessions));
    let split = split(sessions, cut, &feed.items, options.seed);
    ensure!(!split.known.is_empty() && !split.judged.is_empty(), "no sessions before or none after the cut at {cut}");
    let (known, judged) = (split.known.len(), split.judged.len());
    progress.line(&format!("cut at {cut}: {known} sessions before, {judged} after, {} new items", split.fresh.len()));
    let catalogue = catalogue_of(&split.known, &feed.items, options, progress)?;
    let rules = Rules::new(&split.known, feed.items.len());
    let maker = ListMaker::new(&rules, &feed.items, &split.fresh, options.seed);
    let all = steps(&split, &rules, maker, options.steps, options.seed);
    let model = options.model.as_deref().map(read_model).transpose()?;
    let ranked = Replay {
        shelf: Shelf::new(&catalogue),
        items: &feed.items,
        model: model.as_deref(),
        second_ms: if options.ordinal { 60_000.0 } else { 1_000.0 },
    };
    let mut results = Vec::new();
    for list in LISTS {
        let of_list: Vec<&Step> = all.iter().filter(|step| step.list == list).collect();
        if of_list.len() < FEWEST_STEPS {
            continue;
        }
        let sessions: Vec<usize> = of_list.iter().map(|step| step.session).collect();
        let bootstrap = Bootstrap::new(&sessions);
        let mut places: [Vec<usize>; METHODS.len()] = Default::default();
        for step in &of_list {
            let of_step = [ranked.place(step)?].into_iter().chain(reference_places(step, &rules));
            places.iter_mut().zip(of_step).for_each(|(places, place)| places.push(place));
        }
        progress.line(&format!("{list}: {} steps", of_list.len()));
        results.push((list, of_list.len(), places.map(|places| bootstrap.measures(&places)), bootstrap));
    }
    ensure!(!results.is_empty(), "too few steps: the log after the cut says too little");
    results.iter().try_for_each(|(list, count, of, bootstrap)| print(list, *count, of, bootstrap, out))?;
    if let Some(path) = &options.plot {
        let rows =
            |of: &[Measures]| METHODS.iter().zip(of).map(|(name, of)| (*name, of.ndcg, *name == METHODS[0])).collect();
        let lists: Vec<_> =
            results.iter().map(|(list, count, of, _)| (format!("{list}, {count} steps"), rows(of))).collect();
        std::fs::write(path, plot(&lists)).with_context(|| format!("writing {}", path.display()))?;
    }
    if let Some(path) = &options.json {
        let lists = results.iter().map(|(list, count, of, _)| {
            let methods = METHODS.iter().zip(of).map(|(name, of)| ((*name).to_owned(), serde_json::json!(of)));
            let methods: serde_json::Map<_, _> = methods.collect();
            ((*list).to_owned(), serde_json::json!({ "steps": count, "methods": methods }))
        });
        let lists: serde_json::Map<_, _> = lists.collect();
        std::fs::write(path, serde_json::to_vec(&lists)?).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The table of one list, and the paired differences to each reference.
fn print(list: &str, count: usize, of: &[Measures], bootstrap: &Bootstrap, out: &mut impl Write) -> Result<()> {
    let text = |e: Estimate| format!("{:.3} [{:.3}, {:.3}]", e.mean, e.low, e.high);
    writeln!(
        out,
        "{list}: {count} steps\n  {:16} {:22} {:22} {:22}  Vitrine's NDCG more",
        "", "HR@10", "MRR@10", "NDCG@10"
    )?;
    let own = of.first().context("no method")?;
    for (at, (name, measures)) in METHODS.iter().zip(of).enumerate() {
        let (hit_rate, mrr, ndcg) = (text(measures.hit_rate), text(measures.mrr), text(measures.ndcg));
        let more = bootstrap.difference(own, measures);
        let more =
            if at == 0 { String::new() } else { format!("{:+.3} [{:+.3}, {:+.3}]", more.mean, more.low, more.high) };
        writeln!(out, "  {name:16} {hit_rate:22} {mrr:22} {ndcg:22}  {more}")?;
    }
    Ok(())
}

/// Ranks through the engine.
struct Replay<'a> {
    shelf: Shelf<'a>,
    items: &'a [CatalogueItem],
    model: Option<&'a [u8]>,
    second_ms: f64,
}

impl Replay<'_> {
    /// The place that what came next gets.
    fn place(&self, step: &Step) -> Result<usize> {
        let id = |item: usize| self.items.get(item).map(|item| item.item_id.clone()).unwrap_or_default();
        let done =
            |done: &super::log::Done| Done { item_id: id(done.item), event: done.event.clone(), ts: done.at as f64 };
        let last = step.history.last().context("a step without a past")?;
        let recorded = Recorded {
            id: 0,
            list: step.list.to_owned(),
            now: last.at as f64,
            history: step.history.iter().map(done).collect(),
            earlier: step.earlier.iter().map(done).collect(),
            page_item: id(last.item),
            candidates: step.candidates.iter().map(|&item| id(item)).collect(),
        };
        let order = with_engine(&recorded, &self.shelf, self.second_ms, |engine, request| {
            self.model.map_or(Ok(()), |file| engine.set_model(file))?;
            Ok(engine.rank(request, false).order)
        });
        let order = order.map_err(|flaw: String| anyhow!(flaw))?;
        order.iter().position(|&at| at as usize == step.taken).context("an order without what came next")
    }
}

/// The places that what came next gets from the references, in their order in [`METHODS`]. Ties keep the server's order.
fn reference_places(step: &Step, rules: &Rules) -> [usize; METHODS.len() - 1] {
    let mut seen: HashMap<usize, ()> = HashMap::new();
    let known: Vec<usize> =
        step.history.iter().map(|done| done.item).filter(|item| rules.popularity(*item) > 0).collect();
    let recent: Vec<usize> = known.iter().rev().copied().filter(|item| seen.insert(*item, ()).is_none()).collect();
    let mut collapsed = known;
    collapsed.dedup();
    let place = |score: &dyn Fn(usize) -> f64| {
        let own = step.candidates.get(step.taken).map_or(0.0, |&item| score(item));
        let above = |(at, &item): (usize, &usize)| score(item) > own || (score(item) == own && at < step.taken);
        step.candidates.iter().enumerate().filter(|one| above(*one)).count()
    };
    let (together, alike) = (rules.covisitation(&recent), rules.sessions_alike(&collapsed));
    let vote = |votes: &HashMap<usize, f64>, item: usize| votes.get(&item).copied().unwrap_or_default();
    [
        step.taken,
        place(&|item| rules.popularity(item) as f64),
        place(&|item| vote(&together, item)),
        place(&|item| vote(&alike, item)),
    ]
}

/// The catalogue of what the shop knew, built as the shop would build it.
fn catalogue_of(
    known: &[Session],
    items: &[CatalogueItem],
    options: &EvaluateOptions,
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
    let (items, currency) = (options.items.clone(), "GBP".to_owned());
    build(&CatalogueOptions { items, events, out, currency, vector_dim: options.vector_dim }, progress)
}

/// A model file as the engine takes it.
fn read_model(path: &Path) -> Result<Vec<u8>> {
    let about = || format!("reading the model {}", path.display());
    let file: serde_json::Value =
        serde_json::from_slice(&std::fs::read(path).with_context(about)?).with_context(about)?;
    Ok(rmp_serde::to_vec(&file)?)
}
