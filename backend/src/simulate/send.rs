//! Delivering the reports: over HTTP as devices do, or straight into a database.

use crate::serve::reports::{check, now_seconds};
use crate::store::Store;
use anyhow::{bail, Context, Result};
use reqwest::{Client, StatusCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use tokio::task::JoinSet;
use vitrine::sync::manifest::Manifest;
use vitrine::sync::wire::Report;

/// Requests under way at once.
const REQUESTS_AT_ONCE: usize = 64;
/// Reports handed to a database at once: it writes together what waits.
const WRITES_AT_ONCE: usize = 512;

/// What a running collector asks its devices.
pub async fn served_manifest(server: &str) -> Result<Manifest> {
    let bytes = reqwest::get(format!("{server}/v1/manifest")).await?.error_for_status()?.bytes().await?;
    Manifest::decode(&bytes).context("what the server calls a manifest is none that this program reads")
}

/// Posts every report.
pub async fn post(server: &str, reports: Vec<Report>) -> Result<()> {
    let (client, address) = (Client::new(), format!("{server}/v1/reports"));
    each(reports, REQUESTS_AT_ONCE, move |report| {
        let (client, address) = (client.clone(), address.clone());
        async move {
            let request = client.post(&address).header("content-type", "application/msgpack").body(report.encode()?);
            match request.send().await?.status() {
                StatusCode::NO_CONTENT => Ok(()),
                StatusCode::TOO_MANY_REQUESTS => bail!("the server limits reports: start it with --reports-a-minute 0"),
                status => bail!("the server answers {status}"),
            }
        }
    })
    .await
}

/// Checks and counts every report without a server.
pub async fn store(store: &Store, manifest: Manifest, reports: Vec<Report>) -> Result<()> {
    let (store, manifest) = (store.clone(), Arc::new(manifest));
    let seconds = now_seconds();
    let (today, hour) = (crate::serve::reports::epoch_day(seconds), i64::try_from(seconds / 3600)?);
    each(reports, WRITES_AT_ONCE, move |report| {
        let (store, manifest) = (store.clone(), manifest.clone());
        async move {
            let Ok(tally) = check(&report, &manifest, today) else { bail!("a simulated report is refused") };
            store.add(tally, hour).await?;
            Ok(())
        }
    })
    .await
}

/// Does `work` for every report, `at_once` at a time; stops at the first error.
async fn each<F, W>(reports: Vec<Report>, at_once: usize, work: F) -> Result<()>
where
    F: Fn(Report) -> W + Clone + Send + Sync + 'static,
    W: std::future::Future<Output = Result<()>> + Send,
{
    let (reports, next) = (Arc::new(reports), Arc::new(AtomicUsize::new(0)));
    let mut workers: JoinSet<Result<()>> = JoinSet::new();
    for _ in 0..at_once {
        let (reports, next, work) = (reports.clone(), next.clone(), work.clone());
        workers.spawn(async move {
            while let Some(report) = reports.get(next.fetch_add(1, Ordering::Relaxed)) {
                work(report.clone()).await?;
            }
            Ok(())
        });
    }
    while let Some(ended) = workers.join_next().await {
        ended??;
    }
    Ok(())
}
