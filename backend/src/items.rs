//! `vitrine-backend items`: the items of a catalogue with their artefacts, for shops that keep them in a store of their own and
//! for replays.

use crate::catalogue::file;
use crate::serve::shelf::Shelf;
use anyhow::{Context, Result};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// What `vitrine-backend items` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct ItemsOptions {
    /// The catalogue file.
    #[arg(long)]
    pub catalogue: PathBuf,
}

/// Writes one JSON object a line to `out`, in the order of the feed.
///
/// # Errors
/// When the catalogue cannot be read or `out` cannot be written.
pub fn print_items(options: &ItemsOptions, out: &mut impl Write) -> Result<()> {
    let catalogue =
        file::read(&options.catalogue).with_context(|| format!("reading {}", options.catalogue.display()))?;
    let mut out = BufWriter::new(out);
    for item in &Shelf::new(catalogue).items {
        serde_json::to_writer(&mut out, item)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
