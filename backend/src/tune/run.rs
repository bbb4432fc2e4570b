//! The command: replays, fits per slot, reports on steps that were held out, writes the model.

use super::fit::{fit, Example, Weights};
use super::from_log::replay_log;
use super::report::{interval, summary, Judged};
use super::trees::{grow, TreesFile};
use crate::catalogue::build::VectorDimensions;
use crate::catalogue::file;
use crate::catalogue::progress::Progress;
use crate::evaluate::material::Source;
use crate::recorded::{replay, weights_of, Step};
use anyhow::{anyhow, ensure, Context, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use vitrine::rank::feature::FEATURES;
use vitrine::rank::model::file::FORMAT;
use vitrine::rank::model::linear::weight;
use vitrine::rank::model::Model;

/// What `vitrine-backend tune` takes: a feed with its log, or recorded steps. Several pairs of the latter are fitted together, each
/// counting the same.
#[derive(Debug, Clone, clap::Args)]
pub struct TuneOptions {
    /// Product feed, as for `catalog`.
    #[arg(long, value_name = "FILE", requires = "events", required_unless_present = "steps")]
    pub items: Option<PathBuf>,
    /// Event log, as for `evaluate`.
    #[arg(long, value_name = "CSV", requires = "items")]
    pub events: Option<PathBuf>,
    /// Sessions that begin at this ts or later are fitted to, what came before is what the shop knew; the fifth before the last when
    /// absent.
    #[arg(long, value_name = "TS", requires = "events", allow_hyphen_values = true)]
    pub from: Option<i64>,
    /// Sessions that begin at this ts or later do not exist, so that `evaluate --split TS` can judge by them; the last fifth when absent.
    #[arg(long, value_name = "TS", requires = "events", allow_hyphen_values = true)]
    pub until: Option<i64>,
    /// ISO 4217 code of the prices in the feed.
    #[arg(long, default_value = "GBP")]
    pub currency: String,
    /// Steps drawn from the log for known items, and for new ones, at most four of a session each.
    #[arg(long, value_name = "N", default_value = "20000")]
    pub most: usize,
    /// Seed of what is drawn from the log.
    #[arg(long, default_value = "1")]
    pub seed: u64,
    /// `ts` of the log is only an order, no clock.
    #[arg(long)]
    pub ordinal: bool,
    /// Dimensions of the item vectors, as the shop's catalogue will have them.
    #[arg(long, value_enum, default_value = "32")]
    pub vector_dim: VectorDimensions,
    /// A directory of recorded steps with their answers; may be given several times.
    #[arg(long, value_name = "DIR", conflicts_with = "items", requires = "catalogue")]
    pub steps: Vec<PathBuf>,
    /// For each of them the catalogue built from what the shop knew before.
    #[arg(long, value_name = "FILE", requires = "steps")]
    pub catalogue: Vec<PathBuf>,
    /// Where to write the model, see docs/model.md.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Weights only, no trees.
    #[arg(long)]
    pub linear: bool,
}

/// Fewer lists than this fit nothing.
const FEWEST_STEPS: usize = 100;

/// Slots, and the lists they are fitted to.
const SLOTS: [(&str, &[&str]); 4] =
    [("product", &["cg"]), ("category", &["cat"]), ("home", &["pop"]), ("arrivals", &["new"])];

/// What is fitted for a slot.
#[derive(Debug, Clone, Serialize)]
struct SlotFile {
    weights: BTreeMap<&'static str, f64>,
    per_unit: BTreeMap<&'static str, f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trees: Option<TreesFile>,
}

/// Fits and reports.
///
/// # Errors
/// Files that cannot be read or written.
pub fn tune(options: &TuneOptions, progress: &Progress, out: &mut impl Write) -> Result<()> {
    let shops = read_shops(options, progress)?;
    let mut slots: BTreeMap<&str, SlotFile> = BTreeMap::new();
    for (slot, lists) in SLOTS {
        let steps = gather(&shops, lists);
        if steps.len() >= FEWEST_STEPS {
            progress.line(&format!("{slot}: fitting to {} lists", steps.len()));
            slots.insert(slot, fit_slot(slot, first(lists), &steps, &shops, options.linear, out)?);
        } else if !steps.is_empty() {
            progress.line(&format!("{slot}: {} lists say too little; {FEWEST_STEPS} are asked for", steps.len()));
        }
    }
    ensure!(!slots.is_empty(), "too few steps: no slot has {FEWEST_STEPS} lists to be fitted to");
    if let Some(path) = &options.model {
        let file = File::create(path).with_context(|| format!("writing {}", path.display()))?;
        serde_json::to_writer(file, &whole(&slots))?;
    }
    Ok(())
}

/// The steps of a log, or of each folder of recorded ones, with what to call them.
fn read_shops(options: &TuneOptions, progress: &Progress) -> Result<Vec<(String, Vec<Step>)>> {
    if let (Some(items), Some(events)) = (&options.items, &options.events) {
        let &TuneOptions { most: steps, seed, ordinal, vector_dim, .. } = options;
        let source = Source { items, events, currency: &options.currency, steps, seed, ordinal, vector_dim };
        return Ok(vec![(events.display().to_string(), replay_log(&source, options.from, options.until, progress)?)]);
    }
    ensure!(options.steps.len() == options.catalogue.len(), "one --catalogue for each --steps");
    let mut shops = Vec::new();
    for (folder, path) in options.steps.iter().zip(&options.catalogue) {
        let catalogue = file::read(path).with_context(|| format!("reading {}", path.display()))?;
        shops.push((folder.display().to_string(), replay(folder, &catalogue)?));
    }
    Ok(shops)
}

/// A slot's weights, and trees if they hold what they promise: each half of the sessions is judged by what the other half taught.
fn fit_slot(
    slot: &str,
    list: &str,
    steps: &[(usize, &Step, Example)],
    shops: &[(String, Vec<Step>)],
    linear: bool,
    out: &mut impl Write,
) -> Result<SlotFile> {
    let shipped: Vec<f64> = FEATURES.iter().map(|feature| f64::from(weight(feature.code, weights_of(list)))).collect();
    // Lists drawn by popularity teach that the popular is not wanted.
    let may = |code: &str| !matches!(slot, "home" | "arrivals") || !matches!(code, "popularity" | "trend");
    let positive = |code: &str| !matches!(code, "covisit_shared_before" | "passed_over");
    let learn = |examples: &[&Example]| -> Result<(Weights, SlotFile)> {
        let weights = fit(examples, &shipped, &may, &positive);
        let trees = (!linear).then(|| grow(examples, &weights, &may, &positive)).transpose()?;
        let file = SlotFile { weights: named(&weights.z), per_unit: named(&weights.per_unit), trees };
        Ok((weights, file))
    };
    let start = Weights::of_z(shipped.clone());
    let mut judged: BTreeMap<(usize, &str), Vec<Judged>> = BTreeMap::new();
    for half in 0..2 {
        let (held, taught): (Vec<_>, Vec<_>) = steps.iter().partition(|(_, step, _)| step.session % 2 == half);
        let taught: Vec<&Example> = taught.into_iter().map(|(_, _, example)| example).collect();
        let (weights, learnt) = learn(&taught)?;
        let mut model = read(&whole(&BTreeMap::from([(slot, learnt)])))?;
        for (shop, step, example) in held {
            judged.entry((*shop, &step.list)).or_default().push(Judged {
                session: step.session,
                shipped: example.ndcg(&start),
                weights: example.ndcg(&weights),
                whole: example.ndcg_of(&example.scored_by(model.of(weights_of(list)))),
            });
        }
    }
    let mut gain: Vec<Judged> = Vec::new();
    for ((shop, list), judged) in judged {
        let name = shops.get(shop).map(|(name, _)| name.as_str()).unwrap_or_default();
        writeln!(out, "{name} {list}: {}", summary(&judged, !linear))?;
        // Sessions of two shops have the same numbers.
        gain.extend(judged.into_iter().map(|step| Judged { session: step.session * 64 + shop as u64, ..step }));
    }
    let all: Vec<&Example> = steps.iter().map(|(_, _, example)| example).collect();
    let (_, mut learnt) = learn(&all)?;
    if interval(&gain, &|step| step.whole - step.weights).0 <= 0.0 {
        learnt.trees = None;
    }
    for (feature, weight) in &learnt.weights {
        writeln!(out, "  {slot:8} {feature:24} {weight:7.3}")?;
    }
    for (feature, weight) in &learnt.per_unit {
        writeln!(out, "  {slot:8} {feature:24} {weight:7.3} per unit")?;
    }
    match &learnt.trees {
        Some(trees) => writeln!(out, "  {slot:8} and {} trees", trees.trees.len())?,
        None => writeln!(out, "  {slot:8} no trees: what they add to the weights is not clear of chance")?,
    }
    Ok(learnt)
}

/// Weights that are not 0, by the names of their features.
fn named(weights: &[f64]) -> BTreeMap<&'static str, f64> {
    let weights = weights.iter().map(|weight| (weight * 1e4).round() / 1e4);
    FEATURES.iter().map(|feature| feature.code).zip(weights).filter(|(_, weight)| *weight != 0.0).collect()
}

/// The model file.
fn whole(slots: &BTreeMap<&str, SlotFile>) -> serde_json::Value {
    serde_json::json!({ "format": FORMAT, "about": "fitted by vitrine-backend tune", "slots": slots })
}

/// The model a browser makes of the file.
fn read(file: &serde_json::Value) -> Result<Model> {
    Model::read(&rmp_serde::to_vec(file)?).map_err(|flaw| anyhow!(flaw))
}

/// The steps of these lists, each shop counting the same.
fn gather<'a>(shops: &'a [(String, Vec<Step>)], lists: &[&str]) -> Vec<(usize, &'a Step, Example)> {
    let mut gathered = Vec::new();
    for (shop, (_, steps)) in shops.iter().enumerate() {
        for list in lists {
            let of_list = || steps.iter().filter(|step| step.list == *list);
            let weight = 1.0 / of_list().count().max(1) as f64;
            gathered.extend(of_list().map(|step| (shop, step, Example::new(step, weight))));
        }
    }
    gathered
}

fn first<'a>(lists: &[&'a str]) -> &'a str {
    lists.first().copied().unwrap_or_default()
}
