//! The command: cuts the log, builds the catalogue of what came before, replays what came after, prints the table, draws the plot.

use super::lists::LISTS;
use super::material::{prepare, recorded, Source};
use super::measure::{Bootstrap, Estimate, Measures};
use super::plot::plot;
use super::rules::Rules;
use super::split::Part;
use super::steps::Step;
use crate::catalogue::build::VectorDimensions;
use crate::catalogue::progress::Progress;
use crate::catalogue::CatalogueItem;
use crate::recorded::{with_engine, Shelf};
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
    /// ISO 4217 code of the prices in the feed.
    #[arg(long, default_value = "GBP")]
    pub currency: String,
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
/// Besides, where the shop has a model of its own.
const SHIPPED: &str = "shipped weights";

/// Evaluates and prints.
///
/// # Errors
/// Files that cannot be read or written, a model that does not fit, a log without enough to judge.
pub fn evaluate(options: &EvaluateOptions, progress: &Progress, out: &mut impl Write) -> Result<()> {
    let model = options.model.as_deref().map(read_model).transpose()?;
    let &EvaluateOptions { steps, seed, ordinal, vector_dim, .. } = options;
    let (items, events, currency) = (&options.items, &options.events, &options.currency);
    let source = Source { items, events, currency, steps, seed, ordinal, vector_dim };
    let material =
        prepare(&source, |last_fifth, _| Part::Judged { from: options.split.unwrap_or(last_fifth) }, progress)?;
    let ranked =
        Replay { shelf: Shelf::new(&material.catalogue), items: &material.items, second_ms: material.second_ms };
    let names: Vec<&str> = METHODS.into_iter().chain(model.is_some().then_some(SHIPPED)).collect();
    let mut results = Vec::new();
    for list in LISTS {
        let of_list: Vec<&Step> = material.steps.iter().filter(|step| step.list == list).collect();
        if of_list.len() < FEWEST_STEPS {
            continue;
        }
        let sessions: Vec<usize> = of_list.iter().map(|step| step.session).collect();
        let bootstrap = Bootstrap::new(&sessions);
        let mut places = vec![Vec::new(); names.len()];
        for step in &of_list {
            let own = ranked.place(step, model.as_deref())?;
            let shipped = model.is_some().then(|| ranked.place(step, None)).transpose()?;
            let of_step = [own].into_iter().chain(reference_places(step, &material.rules)).chain(shipped);
            places.iter_mut().zip(of_step).for_each(|(places, place)| places.push(place));
        }
        progress.line(&format!("{list}: {} steps", of_list.len()));
        let measures: Vec<Measures> = places.iter().map(|places| bootstrap.measures(places)).collect();
        results.push((list, of_list.len(), measures, bootstrap));
    }
    ensure!(!results.is_empty(), "too few steps: no kind of list has {FEWEST_STEPS} after the cut");
    results.iter().try_for_each(|(list, count, of, bootstrap)| print((list, *count), &names, of, bootstrap, out))?;
    if let Some(path) = &options.plot {
        let rows =
            |of: &[Measures]| names.iter().zip(of).map(|(name, of)| (*name, of.ndcg, *name == METHODS[0])).collect();
        let lists: Vec<_> =
            results.iter().map(|(list, count, of, _)| (format!("{list}, {count} steps"), rows(of))).collect();
        std::fs::write(path, plot(&lists)).with_context(|| format!("writing {}", path.display()))?;
    }
    if let Some(path) = &options.json {
        let lists = results.iter().map(|(list, count, of, _)| {
            let methods = names.iter().zip(of).map(|(name, of)| ((*name).to_owned(), serde_json::json!(of)));
            let methods: serde_json::Map<_, _> = methods.collect();
            ((*list).to_owned(), serde_json::json!({ "steps": count, "methods": methods }))
        });
        let lists: serde_json::Map<_, _> = lists.collect();
        std::fs::write(path, serde_json::to_vec(&lists)?).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The table of one list, and the paired differences to each reference.
fn print(
    (list, count): (&str, usize),
    names: &[&str],
    of: &[Measures],
    bootstrap: &Bootstrap,
    out: &mut impl Write,
) -> Result<()> {
    let text = |e: Estimate| format!("{:.3} [{:.3}, {:.3}]", e.mean, e.low, e.high);
    writeln!(
        out,
        "{list}: {count} steps\n  {:16} {:22} {:22} {:22}  Vitrine's NDCG more",
        "", "HR@10", "MRR@10", "NDCG@10"
    )?;
    let own = of.first().context("no method")?;
    for (at, (name, measures)) in names.iter().zip(of).enumerate() {
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
    second_ms: f64,
}

impl Replay<'_> {
    /// The place that what came next gets by a model file, or by the shipped weights.
    fn place(&self, step: &Step, model: Option<&[u8]>) -> Result<usize> {
        let order = with_engine(&recorded(step, self.items), &self.shelf, self.second_ms, |engine, request| {
            model.map_or(Ok(()), |file| engine.set_model(file))?;
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

/// A model file as the engine takes it.
fn read_model(path: &Path) -> Result<Vec<u8>> {
    let about = || format!("reading the model {}", path.display());
    let file: serde_json::Value =
        serde_json::from_slice(&std::fs::read(path).with_context(about)?).with_context(about)?;
    Ok(rmp_serde::to_vec(&file)?)
}
