//! Starting the server and ending it in good order.

use super::known::KnownManifests;
use super::limit::Limit;
use super::routes::{routes, AppState, RouteOptions};
use super::shelf::Shelf;
use super::{csp, reports};
use crate::{catalogue::file, metrics, store::Store};
use anyhow::{Context, Result};
use axum::http::HeaderValue;
use std::collections::BTreeSet;
use std::future::{Future, IntoFuture};
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long open requests may take after the signal to end.
const LAST_REQUESTS: Duration = Duration::from_secs(2);

/// What the server serves, and where.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeOptions {
    /// The catalogue file, as `vitrine-backend catalog` writes it.
    #[arg(long, value_name = "FILE")]
    pub catalogue: PathBuf,
    /// The report counters: a SQLite file, made where it is missing, or a postgres:// address. Without it the environment's
    /// DATABASE_URL, which unlike an argument no other user of the machine can read.
    #[arg(long, value_name = "FILE")]
    pub database: Option<String>,
    /// Folder with the shop's built pages; without it only the interface is served.
    #[arg(long = "static", value_name = "DIR")]
    pub pages: Option<PathBuf>,
    /// Port; 0 takes a free one.
    #[arg(long, default_value_t = 4173)]
    pub port: u16,
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Another inline script the pages may run, as `sha256-…`; those in the pages at start-up are allowed already.
    #[arg(long, value_name = "HASH")]
    pub csp_script_hash: Vec<String>,
    /// Another origin whose pages may ask and report, as `https://shop.example`.
    #[arg(long, value_name = "ORIGIN")]
    pub allow_origin: Vec<String>,
    /// An experiment to ask about, as `hero=control,banner`; the first arm is what everybody else gets.
    #[arg(long, value_name = "KEY=ARM,ARM")]
    pub experiment: Vec<metrics::Experiment>,
    /// Ask whose picks are chosen more in interleaved lists.
    #[arg(long)]
    pub measure_ranking: bool,
    /// Reports that one address may send in a minute; 0 is no limit.
    #[arg(long, value_name = "REPORTS", default_value_t = 120)]
    pub reports_a_minute: u32,
    /// Proxies in front of this server; with them, the address is taken from X-Forwarded-For.
    #[arg(long, value_name = "PROXIES", default_value_t = 0)]
    pub forwarded_hops: usize,
}

/// The database that was named, or the environment's.
///
/// # Errors
/// When there is neither.
pub fn database(named: Option<&str>) -> Result<String> {
    named
        .map(str::to_owned)
        .or_else(|| std::env::var("DATABASE_URL").ok().filter(|address| !address.is_empty()))
        .context("where are the counters? Name a file with --database, or set DATABASE_URL")
}

/// Serves until `end` resolves.
///
/// # Errors
/// A catalogue, database or page folder that cannot be read, or a port that is taken.
pub async fn serve(options: &ServeOptions, end: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    let catalogue = file::read(&options.catalogue)?;
    let today = reports::epoch_day(reports::now_seconds());
    let store = Store::open_at(&database(options.database.as_deref())?).await?;
    let asked = metrics::measure(metrics::manifest(&catalogue), &options.experiment, options.measure_ranking);
    let manifests = KnownManifests::load(asked.map_err(anyhow::Error::msg)?, &store, today).await?;
    let state = AppState {
        shelf: Arc::new(Shelf::new(catalogue)),
        manifests: Arc::new(manifests),
        store: store.clone(),
        limit: Arc::new(Limit::new(options.reports_a_minute, options.forwarded_hops)),
    };
    let (policy, origins) = (policy(options)?, origins(&options.allow_origin)?);
    let router = routes(state, RouteOptions { pages: options.pages.as_deref(), policy, origins });
    let router = router.into_make_service_with_connect_info::<SocketAddr>();

    let listener = TcpListener::bind((options.host, options.port))
        .await
        .with_context(|| format!("cannot listen on {} port {}", options.host, options.port))?;
    let address = listener.local_addr()?;
    // The one line on stdout: whoever started the server reads the address from it.
    writeln!(std::io::stdout(), "vitrine-backend listens on http://{address}")?;

    let (tell, mut told) = watch::channel(false);
    tokio::spawn(async move {
        end.await;
        let _ = tell.send(true);
    });
    let mut late = told.clone();
    let served = axum::serve(listener, router).with_graceful_shutdown(async move {
        let _ = told.wait_for(|&ended| ended).await;
    });
    tokio::select! {
        result = served.into_future() => result?,
        () = async {
            let _ = late.wait_for(|&ended| ended).await;
            tokio::time::sleep(LAST_REQUESTS).await;
        } => {}
    }
    store.close().await;
    Ok(())
}

fn origins(named: &[String]) -> Result<Vec<HeaderValue>> {
    named.iter().map(|origin| origin.parse().with_context(|| format!("{origin:?} is no origin"))).collect()
}

fn policy(options: &ServeOptions) -> Result<HeaderValue> {
    let mut hashes: BTreeSet<String> = options.csp_script_hash.iter().cloned().collect();
    if let Some(folder) = &options.pages {
        let about = || format!("cannot read the pages in {}", folder.display());
        hashes.extend(csp::hashes_of_pages(folder).with_context(about)?);
    }
    HeaderValue::from_str(&csp::policy(&hashes)).context("--csp-script-hash takes hashes like sha256-…")
}

/// Resolves on Ctrl-C and on the signal that service managers send.
pub async fn ended_by_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate() => {}
    }
}

#[cfg(unix)]
async fn terminate() {
    use tokio::signal::unix::{signal, SignalKind};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminate() {
    std::future::pending().await
}
