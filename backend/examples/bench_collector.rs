//! How fast the collector counts, beside a bare axum handler that does the same database write for each report.
//!
//! `npm run bench:collector` builds and runs it. Both servers are processes of their own on the same machine as the senders, with
//! a new SQLite file each, or the PostgreSQL of DATABASE_URL; reports are those of 128 answers at epsilon 1, which name 34.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::panic, clippy::indexing_slicing)]

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::Router;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::manifest::Manifest;
use vitrine::sync::mechanism::contains;
use vitrine::sync::wire::Report;

const SENDERS: usize = 64;
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(8);

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [bare, file] if bare == "bare" => serve_bare(Path::new(file)).await,
        [catalogue] => compare(Path::new(catalogue)).await,
        _ => panic!("give the catalogue of a shop"),
    }
}

async fn compare(catalogue: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let own = std::env::current_exe().unwrap();
    let program = own.ancestors().nth(2).unwrap().join("vitrine-backend");
    let mut collector = Command::new(&program);
    collector.args(["serve", "--port", "0", "--reports-a-minute", "0", "--catalogue"]).arg(catalogue);
    if std::env::var("DATABASE_URL").is_err() {
        collector.arg("--database").arg(folder.path().join("collector.db"));
    }
    let (mut child, address) = start(&mut collector);
    let bytes = reqwest::get(format!("{address}/v1/manifest")).await.unwrap().bytes().await.unwrap();
    let manifest = Arc::new(Manifest::decode(&bytes).unwrap());
    let fast = measure(&address, &manifest).await;
    end(&mut child);
    let mut bare = Command::new(own);
    bare.arg("bare").arg(folder.path().join("bare.db"));
    let (mut child, address) = start(&mut bare);
    let plain = measure(&address, &manifest).await;
    end(&mut child);
    println!("{:<44} {:>12} {:>10} {:>10}", "", "reports/s", "p50 ms", "p99 ms");
    for (name, run) in [("vitrine-backend serve", &fast), ("bare axum handler, one transaction a report", &plain)] {
        println!("{name:<44} {:>12.0} {:>10.1} {:>10.1}", run.a_second, run.p50_ms, run.p99_ms);
    }
    println!("{:.1} times as many", fast.a_second / plain.a_second);
}

fn start(command: &mut Command) -> (Child, String) {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap().to_owned();
    (child, address)
}

fn end(child: &mut Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

struct Run {
    a_second: f64,
    p50_ms: f64,
    p99_ms: f64,
}

async fn measure(address: &str, manifest: &Arc<Manifest>) -> Run {
    let start = Instant::now();
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| tokio::spawn(send(format!("{address}/v1/reports"), manifest.clone(), sender as u64, start)))
        .collect();
    let mut times_ms = Vec::new();
    for sender in senders {
        times_ms.extend(sender.await.unwrap());
    }
    times_ms.sort_by(f64::total_cmp);
    let at = |share: f64| times_ms[(times_ms.len() as f64 * share) as usize];
    Run { a_second: times_ms.len() as f64 / MEASURED.as_secs_f64(), p50_ms: at(0.5), p99_ms: at(0.99) }
}

/// Sends until the time is over; the milliseconds that each report after the warm-up took.
async fn send(address: String, manifest: Arc<Manifest>, seed: u64, start: Instant) -> Vec<f64> {
    let (client, mut coins, mut times_ms) = (reqwest::Client::new(), Seeded::new(seed), Vec::new());
    let spec = manifest.metrics.iter().max_by_key(|spec| spec.domain.len()).unwrap();
    let mechanism = spec.mechanism().unwrap();
    let epoch_day = (std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() / 86_400) as u32;
    let mut bits = mechanism.randomise(0, &mut coins).unwrap();
    while start.elapsed() < WARM_UP + MEASURED {
        // New noise now and then: the randomiser is not what is measured.
        if coins.below(16) == 0 {
            bits = mechanism.randomise(coins.below(u64::from(mechanism.domain())) as u32, &mut coins).unwrap();
        }
        let mut nonce = [0; 16];
        nonce[..8].copy_from_slice(&coins.next_u64().to_le_bytes());
        nonce[8..].copy_from_slice(&coins.next_u64().to_le_bytes());
        let report =
            Report { metric: spec.metric, manifest_hash: manifest.hash(), epoch_day, nonce, bits: bits.clone() };
        let sent = Instant::now();
        let answer = client.post(&address).body(report.encode().unwrap()).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
        if start.elapsed() > WARM_UP {
            times_ms.push(sent.elapsed().as_secs_f64() * 1e3);
        }
    }
    times_ms
}

async fn serve_bare(file: &Path) {
    let options = SqliteConnectOptions::new()
        .filename(PathBuf::from(file))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30));
    // One connection: SQLite has one writer, and waiting in the pool is fairer than waiting in the file.
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    for statement in [
        "CREATE TABLE nonce (nonce BLOB PRIMARY KEY, forget_hour INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE value_day (epoch_day INTEGER, value INTEGER, count INTEGER, PRIMARY KEY (epoch_day, value)) WITHOUT ROWID",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    let router = Router::new().route("/v1/reports", post(bare)).with_state(pool);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("bare listens on http://{}", listener.local_addr().unwrap());
    axum::serve(listener, router).await.unwrap();
}

async fn bare(State(pool): State<SqlitePool>, body: Bytes) -> StatusCode {
    let report = Report::decode(&body).unwrap();
    let mut transaction = pool.begin().await.unwrap();
    let new = sqlx::query("INSERT INTO nonce VALUES ($1, 0) ON CONFLICT DO NOTHING")
        .bind(report.nonce.to_vec())
        .execute(&mut *transaction)
        .await
        .unwrap();
    if new.rows_affected() == 1 {
        let values: Vec<u32> = (0..report.bits.len() as u32 * 8).filter(|&v| contains(&report.bits, v)).collect();
        sqlx::query(
            "INSERT INTO value_day SELECT $1, value, 1 FROM json_each($2) WHERE true
             ON CONFLICT DO UPDATE SET count = count + 1",
        )
        .bind(report.epoch_day)
        .bind(serde_json::to_string(&values).unwrap())
        .execute(&mut *transaction)
        .await
        .unwrap();
    }
    transaction.commit().await.unwrap();
    StatusCode::NO_CONTENT
}
