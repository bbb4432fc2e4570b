//! How fast the collector counts, beside a bare axum handler that does the same database write for each report.
//!
//! `npm run bench:collector` builds and runs it. Both servers are processes of their own on the same machine as the senders, with a new
//! SQLite file each, then with a PostgreSQL of our own that syncs as it does by default.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::panic, clippy::indexing_slicing)]

mod bare;
mod measure;
#[path = "../../tests/server/postgres.rs"]
mod postgres;

use measure::{measure, Run};
use postgres::Postgres;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use vitrine::sync::manifest::Manifest;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [bare, database] if bare == "bare" => bare::serve(database).await,
        [catalogue] => compare(Path::new(catalogue)).await,
        _ => panic!("give the catalogue of a shop"),
    }
}

async fn compare(catalogue: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    println!("{:<44} {:>10} {:>8} {:>8}", "", "reports/s", "p50 ms", "p99 ms");
    side_by_side("SQLite", catalogue, &file("collector.db"), &file("bare.db")).await;
    // A cluster each: neither waits for the other's clean-up.
    let (one, other) = (Postgres::start(), Postgres::start());
    side_by_side("PostgreSQL", catalogue, &one.address(), &other.address()).await;
}

async fn side_by_side(name: &str, catalogue: &Path, ours: &str, theirs: &str) {
    let own = std::env::current_exe().unwrap();
    let program = own.ancestors().nth(2).unwrap().join("vitrine-backend");
    let mut collector = Command::new(program);
    collector
        .args(["serve", "--port", "0", "--reports-a-minute", "0", "--database", ours, "--catalogue"])
        .arg(catalogue);
    let (mut child, address) = start(&mut collector);
    let bytes = reqwest::get(format!("{address}/v1/manifest")).await.unwrap().bytes().await.unwrap();
    let manifest = Arc::new(Manifest::decode(&bytes).unwrap());
    let fast = measure(&address, &manifest).await;
    end(&mut child);
    let (mut child, address) = start(Command::new(own).args(["bare", theirs]));
    let plain = measure(&address, &manifest).await;
    end(&mut child);
    let print = |what: &str, run: &Run| {
        println!("{:<44} {:>10.0} {:>8.1} {:>8.1}", format!("{name}: {what}"), run.a_second, run.p50_ms, run.p99_ms);
    };
    print("vitrine-backend serve", &fast);
    print("bare axum, one transaction each", &plain);
    println!("{:.1} times as many\n", fast.a_second / plain.a_second);
}

fn start(command: &mut Command) -> (Child, String) {
    let mut child = command.env_remove("DATABASE_URL").stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap().to_owned();
    (child, address)
}

fn end(child: &mut Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}
