//! The command line of Vitrine's reference server.

use anyhow::Result;
use clap::{Parser, Subcommand};
use vitrine_backend::catalogue::build::{build, CatalogueOptions};
use vitrine_backend::catalogue::progress::Progress;

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
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Catalog(options) => build(&options, &Progress::start()).map(drop),
    }
}
