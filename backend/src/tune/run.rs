//! The command.

use super::steps::replay;
use crate::catalogue::file;
use anyhow::{Context, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// What `vitrine-backend tune` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct TuneOptions {
    /// A directory of recorded steps with their answers.
    #[arg(long, value_name = "DIR")]
    pub steps: PathBuf,
    /// The catalogue built from what the shop knew before them.
    #[arg(long, value_name = "FILE")]
    pub catalogue: PathBuf,
    /// Where to write the features.
    #[arg(long, value_name = "FILE")]
    pub dump: PathBuf,
}

/// Runs it.
///
/// # Errors
/// Files that cannot be read or written.
pub fn tune(options: &TuneOptions) -> Result<()> {
    let catalogue =
        file::read(&options.catalogue).with_context(|| format!("reading {}", options.catalogue.display()))?;
    let mut out = BufWriter::new(File::create(&options.dump)?);
    for step in replay(&options.steps, &catalogue)? {
        let list = ["cg", "pop", "cat", "new"].iter().position(|&list| list == step.list).unwrap_or(9);
        for number in [list, step.session as usize, step.taken] {
            out.write_all(&(number as f32).to_le_bytes())?;
        }
        for value in step.columns.iter().flatten() {
            out.write_all(&value.to_le_bytes())?;
        }
    }
    Ok(out.flush()?)
}
