//! The command: replays, fits per slot, reports on steps that were held out, writes the weights.

use super::fit::{fit, Example};
use super::report::{summary, Judged};
use super::steps::{replay, slot_of, Step};
use crate::catalogue::file;
use anyhow::{ensure, Context, Result};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use vitrine::rank::feature::FEATURES;
use vitrine::rank::model::linear::weight;

/// What `vitrine-backend tune` takes. Several pairs are fitted together, each counting the same.
#[derive(Debug, Clone, clap::Args)]
pub struct TuneOptions {
    /// A directory of recorded steps with their answers; may be given several times.
    #[arg(long, value_name = "DIR", required = true)]
    pub steps: Vec<PathBuf>,
    /// For each of them the catalogue built from what the shop knew before.
    #[arg(long, value_name = "FILE", required = true)]
    pub catalogue: Vec<PathBuf>,
    /// Where to write the weights: JSON, slot -> feature -> weight.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}

/// Slots, and the lists they are fitted to.
const SLOTS: [(&str, &[&str]); 3] = [("product", &["cg"]), ("category", &["cat"]), ("home", &["pop", "new"])];

/// Fits and reports.
///
/// # Errors
/// Files that cannot be read or written.
pub fn tune(options: &TuneOptions, out: &mut impl Write) -> Result<()> {
    ensure!(options.steps.len() == options.catalogue.len(), "one --catalogue for each --steps");
    let mut shops: Vec<Vec<Step>> = Vec::new();
    for (folder, path) in options.steps.iter().zip(&options.catalogue) {
        let catalogue = file::read(path).with_context(|| format!("reading {}", path.display()))?;
        shops.push(replay(folder, &catalogue)?);
    }
    let mut model: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for (slot, lists) in SLOTS {
        let steps: Vec<(usize, &Step, Example)> = gather(&shops, lists);
        if steps.is_empty() {
            continue;
        }
        let start: Vec<f64> =
            FEATURES.iter().map(|feature| f64::from(weight(feature.code, slot_of(first(lists))))).collect();
        // Lists drawn by popularity teach that the popular is not wanted.
        let may = |code: &str| slot != "home" || !matches!(code, "popularity" | "trend");
        let positive = |code: &str| !matches!(code, "covisit_shared_before" | "passed_over");
        // Each half of the sessions is judged by what the other half taught.
        let mut judged: BTreeMap<(usize, &str), Vec<Judged>> = BTreeMap::new();
        for half in 0..2 {
            let (held, taught): (Vec<_>, Vec<_>) = steps.iter().partition(|(_, step, _)| step.session % 2 == half);
            let taught: Vec<&Example> = taught.into_iter().map(|(_, _, example)| example).collect();
            let weights = fit(&taught, &start, &may, &positive);
            for (shop, step, example) in held {
                judged.entry((*shop, &step.list)).or_default().push(Judged {
                    session: step.session,
                    shipped: example.ndcg(&start),
                    fitted: example.ndcg(&weights),
                });
            }
        }
        for ((shop, list), judged) in judged {
            let name = options.steps.get(shop).map(|path| path.display().to_string()).unwrap_or_default();
            writeln!(out, "{name} {list}: {}", summary(&judged))?;
        }
        let all: Vec<&Example> = steps.iter().map(|(_, _, example)| example).collect();
        let weights = fit(&all, &start, &may, &positive);
        for (feature, weight) in FEATURES.iter().zip(&weights).filter(|(_, weight)| **weight != 0.0) {
            writeln!(out, "  {slot:8} {:24} {weight:7.3}", feature.code)?;
            model.entry(slot).or_default().insert(feature.code, (weight * 1e4).round() / 1e4);
        }
    }
    if let Some(path) = &options.model {
        let file = File::create(path).with_context(|| format!("writing {}", path.display()))?;
        serde_json::to_writer_pretty(file, &model)?;
    }
    Ok(())
}

/// The steps of these lists, each shop counting the same and its new arrivals a third of the rest.
fn gather<'a>(shops: &'a [Vec<Step>], lists: &[&str]) -> Vec<(usize, &'a Step, Example)> {
    let mut gathered = Vec::new();
    for (shop, steps) in shops.iter().enumerate() {
        for list in lists {
            let of_list = || steps.iter().filter(|step| step.list == *list);
            let weight = if *list == "new" { 0.35 } else { 1.0 } / of_list().count().max(1) as f64;
            gathered.extend(of_list().map(|step| (shop, step, Example::new(step, weight))));
        }
    }
    gathered
}

fn first<'a>(lists: &[&'a str]) -> &'a str {
    lists.first().copied().unwrap_or_default()
}
