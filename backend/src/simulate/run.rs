//! The command.

use super::device::{Days, Device};
use super::{example, send, truth};
use crate::catalogue::file;
use crate::estimate::window::WEEK_DAYS;
use crate::metrics;
use crate::serve::reports::{epoch_day, now_seconds};
use crate::serve::run::database;
use crate::store::Store;
use anyhow::{ensure, Result};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::manifest::Manifest;
use vitrine::sync::wire::Report;

/// Weeks that fit between the oldest day a collector takes and today.
const MOST_WEEKS: u32 = 12;

/// What to simulate, and where the reports go.
#[derive(Debug, Clone, clap::Args)]
pub struct SimulateOptions {
    /// How many devices report.
    #[arg(long, default_value_t = 10_000)]
    pub devices: u32,
    /// For how many weeks up to today.
    #[arg(long, default_value_t = 12)]
    pub weeks: u32,
    /// A running collector, as http://127.0.0.1:4173; it is asked what it asks its devices.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "database")]
    pub to: Option<String>,
    /// A database to write into without a server: a SQLite file or a postgres:// address.
    #[arg(long, value_name = "FILE")]
    pub database: Option<String>,
    /// With a database: the shop whose manifest is asked. Without it an example with every kind of metric.
    #[arg(long, value_name = "FILE")]
    pub catalogue: Option<PathBuf>,
    /// Another number gives other devices.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Where to write the truth as JSON: for each metric the shares of its answers on each day.
    #[arg(long, value_name = "FILE")]
    pub truth: Option<PathBuf>,
}

/// Simulates and delivers; one line on `out` says what was done.
///
/// # Errors
/// A collector or database that does not take the reports.
pub async fn simulate(options: &SimulateOptions, out: &mut impl Write) -> Result<()> {
    ensure!((1..=MOST_WEEKS).contains(&options.weeks), "--weeks can be 1 to {MOST_WEEKS}");
    let today = epoch_day(now_seconds());
    let count = options.weeks * WEEK_DAYS;
    let days = Days { first: today + 1 - count, count };
    let start = Instant::now();
    let sent = if let Some(server) = options.to.as_deref().map(|address| address.trim_end_matches('/')) {
        let manifest = send::served_manifest(server).await?;
        write_truth(options, &manifest, days)?;
        let reports = reports(&manifest, days, options)?;
        let sent = reports.len();
        send::post(server, reports).await?;
        sent
    } else {
        let manifest = match &options.catalogue {
            Some(path) => metrics::manifest(&file::read(path)?),
            None => example::manifest(),
        };
        write_truth(options, &manifest, days)?;
        let store = Store::open_at(&database(options.database.as_deref())?).await?;
        store.remember_manifest(&manifest, today).await?;
        let reports = reports(&manifest, days, options)?;
        let sent = reports.len();
        send::store(&store, manifest, reports).await?;
        store.close().await;
        sent
    };
    let seconds = start.elapsed().as_secs_f64();
    writeln!(out, "{sent} reports of {} devices over {count} days, counted in {seconds:.1} s", options.devices)?;
    Ok(())
}

/// Every report of every device, in a random order: a collector sees no device's reports together.
///
/// # Errors
/// A manifest whose metrics cannot be answered.
pub fn reports(manifest: &Manifest, days: Days, options: &SimulateOptions) -> Result<Vec<Report>> {
    let mut reports = Vec::new();
    for number in 0..options.devices {
        reports.extend(Device::new(manifest, days, options.seed, number).reports()?);
    }
    let mut coins = Seeded::new(options.seed);
    for last in (1..reports.len()).rev() {
        reports.swap(last, coins.below(last as u64 + 1) as usize);
    }
    Ok(reports)
}

fn write_truth(options: &SimulateOptions, manifest: &Manifest, days: Days) -> Result<()> {
    let Some(path) = &options.truth else { return Ok(()) };
    let all = days.first..days.first + days.count;
    let metric = |spec: &vitrine::sync::manifest::MetricSpec| {
        let shares: Vec<_> =
            all.clone().map(|day| json!({ "epoch_day": day, "shares": truth::shares(spec, days.time(day)) })).collect();
        json!({ "metric": spec.name, "domain": spec.domain, "days": shares })
    };
    let metrics: Vec<_> = manifest.metrics.iter().map(metric).collect();
    std::fs::write(path, serde_json::to_vec_pretty(&json!({ "metrics": metrics }))?)?;
    Ok(())
}
