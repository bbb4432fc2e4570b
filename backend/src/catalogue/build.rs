//! `vitrine-backend catalog`: feed + log -> catalogue file.

use super::covisit::{neighbours, NEIGHBOURS};
use super::file;
use super::item::Catalogue;
use super::pack::pack;
use super::popularity::{popularity, session_counts};
use super::price_bucket::price_buckets;
use super::progress::Progress;
use super::publish::publish;
use super::read::events::read_events;
use super::read::items::read_items;
use super::read::source::ContentHash;
use super::sequence::sequence_rules;
use super::sessions::Sessions;
use super::terms::item_terms;
use super::trend::trend;
use super::vectors::choose::item_vectors;
use super::vectors::train::Material;
use anyhow::{ensure, Result};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Where a build reads and writes.
#[derive(Debug, Clone, clap::Args)]
pub struct CatalogueOptions {
    /// Product feed, plain or gzip: CSV or JSON with GA4's item fields, or a Google Merchant Center TSV.
    #[arg(long, value_name = "FILE")]
    pub items: PathBuf,
    /// Event log, CSV, plain or gzip: session_id, item_id, ts (user_id and event are not read).
    #[arg(long, value_name = "CSV")]
    pub events: PathBuf,
    /// The catalogue file; replaced in one step when the new one is complete.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// ISO 4217 code of the prices in the feed.
    #[arg(long, default_value = "GBP")]
    pub currency: String,
    /// Dimensions of the item vectors; 64 rank a little better and take 32 bytes an item more.
    #[arg(long, value_enum, default_value = "32")]
    pub vector_dim: VectorDimensions,
}

/// Dimensions that an artefact can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum VectorDimensions {
    /// 32, within 125 bytes an item.
    #[value(name = "32")]
    D32,
    /// 64, within 157 bytes an item.
    #[value(name = "64")]
    D64,
}

impl VectorDimensions {
    /// The number.
    pub const fn count(self) -> usize {
        match self {
            Self::D32 => 32,
            Self::D64 => 64,
        }
    }
}

/// Seed of everything random in a build: the same inputs must give the same bytes.
const SEED: u64 = 0x56_69_74_72_69_6e_65;

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
    let feed = read_items(&options.items, &options.currency)?;
    progress.line(&format!("{}: {} items", options.items.display(), feed.items.len()));
    if feed.bad.count > 0 {
        progress.line(&format!("{}: {}", options.items.display(), feed.bad));
    }
    if !feed.unread.is_empty() {
        progress.line(&format!("{}: columns not read: {}", options.items.display(), feed.unread.join(", ")));
    }
    ensure!(!feed.items.is_empty(), "{} has no usable item", options.items.display());

    let log = read_events(&options.events, &feed.index)?;
    let events = log.visits.len();
    let sessions = Sessions::from_visits(log.visits);
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

    let build = build_id(&feed.content_hash, &log.content_hash, &options.currency, options.vector_dim);
    let mut catalogue = Catalogue { build, currency: options.currency.clone(), items: feed.items };
    describe(&mut catalogue, &sessions, options.vector_dim, progress);
    progress.line(&artefact_sizes(&catalogue));

    let bytes = file::encode(&catalogue)?;
    publish(&options.out, &bytes)?;
    progress.line(&format!("{}: build {build:08x}, {} KB", options.out.display(), bytes.len().div_ceil(1024)));
    Ok(catalogue)
}

/// What the artefacts weigh.
fn artefact_sizes(catalogue: &Catalogue) -> String {
    let sizes = || (0..).zip(&catalogue.items).map(|(index, item)| pack(catalogue.build, index, item).len());
    let (sum, most): (usize, usize) = (sizes().sum(), sizes().max().unwrap_or_default());
    format!("artefacts: {:.1} bytes an item, {most} at most", sum as f64 / catalogue.items.len().max(1) as f64)
}

/// Adds what the log and the whole feed know to the facts of every item.
fn describe(catalogue: &mut Catalogue, sessions: &Sessions, dimensions: VectorDimensions, progress: &Progress) {
    let items = &mut catalogue.items;
    let distinct = sessions.distinct(items.len());
    let counts = session_counts(&distinct, items.len());
    let neighbours = neighbours(&distinct, items.len(), NEIGHBOURS);
    let pairs: usize = neighbours.iter().map(Vec::len).sum();
    let sequence = sequence_rules(sessions, items.len());
    let rules: usize = sequence.iter().map(Vec::len).sum();
    progress.line(&format!("popularity, trend, {pairs} neighbours and {rules} sequence rules"));

    let material = Material { sessions, neighbours: &neighbours, counts: &counts, seed: SEED };
    let vectors = item_vectors(material, dimensions.count(), &|text| progress.line(text));
    let prices: Vec<_> = items.iter().map(|item| item.price).collect();
    let (trends, scaled) = (trend(&distinct, &counts), popularity(&counts));
    let of_prices = price_buckets(&prices);
    let of_words = item_terms(items);
    let log = counts.into_iter().zip(scaled).zip(trends).zip(neighbours.into_iter().zip(sequence)).zip(vectors);
    let feed = of_prices.into_iter().zip(of_words);
    for (item, (((((sessions, popularity), trend), lists), vector), (price_bucket, terms))) in
        items.iter_mut().zip(log.zip(feed))
    {
        item.sessions = sessions;
        item.popularity = popularity;
        item.trend = trend;
        (item.neighbours, item.sequence) = lists;
        item.vector = vector;
        item.price_bucket = price_bucket;
        item.terms = terms;
    }
}

/// The first four bytes of a hash over everything that decides what comes out.
fn build_id(items: &ContentHash, events: &ContentHash, currency: &str, dimensions: VectorDimensions) -> u32 {
    let digest = Sha256::new()
        .chain_update(b"vitrine-catalogue")
        .chain_update(file::VERSION.to_be_bytes())
        .chain_update(items)
        .chain_update(events)
        .chain_update(currency)
        .chain_update([dimensions.count() as u8])
        .finalize();
    let id = digest.iter().take(4).fold(0, |id, &byte| id << 8 | u32::from(byte));
    // 0 stands for "no build".
    id.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_id_names_the_inputs() {
        let short = VectorDimensions::D32;
        let id = build_id(&[1; 32], &[2; 32], "GBP", short);
        assert_eq!(id, build_id(&[1; 32], &[2; 32], "GBP", short));
        assert_ne!(id, build_id(&[2; 32], &[1; 32], "GBP", short));
        assert_ne!(id, build_id(&[1; 32], &[2; 32], "EUR", short));
        assert_ne!(id, build_id(&[1; 32], &[2; 32], "GBP", VectorDimensions::D64));
    }
}
