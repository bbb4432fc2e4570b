//! The command line of Vitrine's reference server.

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::io::{stderr, stdout};
use std::process::ExitCode;
use vitrine_backend::catalogue::build::{build, CatalogueOptions};
use vitrine_backend::catalogue::progress::Progress;
use vitrine_backend::evaluate::run::{evaluate, EvaluateOptions};
use vitrine_backend::items::{print_items, ItemsOptions};
use vitrine_backend::serve::run::{ended_by_signal, serve, ServeOptions};
use vitrine_backend::simulate::run::{simulate, SimulateOptions};
use vitrine_backend::tune::run::{tune, TuneOptions};

/// Builds the catalogue of a shop and serves it.
#[derive(Parser)]
#[command(name = "vitrine-backend", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the catalogue file from the product feed and the event log.
    Catalog(CatalogueOptions),
    /// Prints every item of a catalogue as the shop's pages get it, one JSON object a line.
    Items(ItemsOptions),
    /// Fits the ranking's weights, and trees on top of them, to a shop's log or to recorded steps.
    Tune(TuneOptions),
    /// Judges the ranking on a log: replays its end with what was known before.
    Evaluate(EvaluateOptions),
    /// Serves candidates, takes reports and draws what they say.
    Serve(ServeOptions),
    /// Fills a collector with the reports of devices whose answers are known.
    Simulate(SimulateOptions),
}

fn main() -> ExitCode {
    // Warnings and errors only: an access log would keep the addresses of shoppers.
    tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_writer(stderr).init();
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One sentence with its causes; a backtrace says nothing to whoever mistyped a path.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Catalog(options) => build(&options, &Progress::start()).map(drop),
        Command::Items(options) => print_items(&options, &mut stdout().lock()),
        Command::Evaluate(options) => evaluate(&options, &Progress::start(), &mut stdout().lock()),
        Command::Tune(options) => tune(&options, &Progress::start(), &mut stdout().lock()),
        Command::Simulate(options) => tokio::runtime::Runtime::new()?.block_on(simulate(&options, &mut stdout())),
        Command::Serve(options) => tokio::runtime::Runtime::new()?.block_on(serve(&options, ended_by_signal())),
    }
}
