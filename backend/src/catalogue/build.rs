//! `vitrine-backend catalog`: feed + log -> catalogue file.

use super::covisit::neighbours;
use super::file;
use super::item::Catalogue;
use super::popularity::{popularity, session_counts};
use super::progress::Progress;
use super::publish::publish;
use super::read::events::read_events;
use super::read::items::read_items;
use super::read::source::ContentHash;
use super::sessions::Sessions;
use anyhow::{ensure, Result};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Where a build reads and writes.
#[derive(Debug, Clone, clap::Args)]
pub struct CatalogueOptions {
    /// Product feed, CSV or CSV.gz: item_id, item_name, item_category, item_category2, price (or the judge's names).
    #[arg(long, value_name = "CSV")]
    pub items: PathBuf,
    /// Event log, CSV or CSV.gz: session_id, item_id, ts (user_id and event are not read).
    #[arg(long, value_name = "CSV")]
    pub events: PathBuf,
    /// The catalogue file; replaced in one step when the new one is complete.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// ISO 4217 code of the prices in the feed.
    #[arg(long, default_value = "GBP")]
    pub currency: String,
}

/// Builds the catalogue and puts it in place, telling `progress` how far it is.
///
/// # Errors
/// Inputs that cannot be read, a feed without a usable item, or a place that cannot be written to. The old file stays.
pub fn build(options: &CatalogueOptions, progress: &Progress) -> Result<Catalogue> {
    ensure!(
        options.currency.len() == 3 && options.currency.bytes().all(|byte| byte.is_ascii_uppercase()),
        "--currency takes an ISO 4217 code like GBP or EUR, not {:?}",
        options.currency
    );
    let feed = read_items(&options.items)?;
    progress.line(&format!("{}: {} items", options.items.display(), feed.items.len()));
    if feed.bad.count > 0 {
        progress.line(&format!("{}: {}", options.items.display(), feed.bad));
    }
    ensure!(!feed.items.is_empty(), "{} has no usable item", options.items.display());

    let log = read_events(&options.events, &feed.index)?;
    let events = log.visits.len();
    let sessions = Sessions::from_visits(log.visits, feed.items.len());
    progress.line(&format!("{}: {events} events in {} sessions", options.events.display(), sessions.len()));
    if log.unknown_items > 0 {
        progress.line(&format!(
            "{}: {} events about items not in the feed",
            options.events.display(),
            log.unknown_items
        ));
    }
    if log.bad.count > 0 {
        progress.line(&format!("{}: {}", options.events.display(), log.bad));
    }

    let build = build_id(&feed.content_hash, &log.content_hash, &options.currency);
    let mut catalogue = Catalogue { build, currency: options.currency.clone(), items: feed.items };
    describe(&mut catalogue, &sessions);
    let pairs: usize = catalogue.items.iter().map(|item| item.neighbours.len()).sum();
    progress.line(&format!("popularity and {pairs} neighbours"));

    let bytes = file::encode(&catalogue)?;
    publish(&options.out, &bytes)?;
    progress.line(&format!("{}: build {build:08x}, {} KB", options.out.display(), bytes.len().div_ceil(1024)));
    Ok(catalogue)
}

/// Adds what the log knows to the facts of the feed.
fn describe(catalogue: &mut Catalogue, sessions: &Sessions) {
    let counts = session_counts(sessions, catalogue.items.len());
    let scaled = popularity(&counts);
    let company = neighbours(sessions, catalogue.items.len());
    for (item, ((sessions, popularity), neighbours)) in
        catalogue.items.iter_mut().zip(counts.into_iter().zip(scaled).zip(company))
    {
        item.sessions = sessions;
        item.popularity = popularity;
        item.neighbours = neighbours;
    }
}

/// The first four bytes of a hash over everything that decides what comes out.
fn build_id(items: &ContentHash, events: &ContentHash, currency: &str) -> u32 {
    let digest = Sha256::new()
        .chain_update(b"vitrine-catalogue")
        .chain_update(file::VERSION.to_be_bytes())
        .chain_update(items)
        .chain_update(events)
        .chain_update(currency)
        .finalize();
    digest.iter().take(4).fold(0, |id, &byte| id << 8 | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_id_names_the_inputs() {
        let id = build_id(&[1; 32], &[2; 32], "GBP");
        assert_eq!(id, build_id(&[1; 32], &[2; 32], "GBP"));
        assert_ne!(id, build_id(&[2; 32], &[1; 32], "GBP"));
        assert_ne!(id, build_id(&[1; 32], &[2; 32], "EUR"));
    }
}
