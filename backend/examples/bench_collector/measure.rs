//! Sends reports from many connections at once, and says how many were counted and how long each took.

use axum::http::StatusCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::manifest::Manifest;
use vitrine::sync::wire::Report;

const SENDERS: usize = 64;
const WARM_UP: Duration = Duration::from_secs(1);
const MEASURED: Duration = Duration::from_secs(10);

/// What came of it.
pub struct Run {
    /// Reports acknowledged in a second.
    pub a_second: f64,
    /// Milliseconds that half of them took at most.
    pub p50_ms: f64,
    /// Milliseconds that 99 of 100 took at most.
    pub p99_ms: f64,
}

/// Measures a collector.
pub async fn measure(address: &str, manifest: &Arc<Manifest>) -> Run {
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

/// Sends until the time is over; the milliseconds that each report took that was answered between warm-up and end.
async fn send(address: String, manifest: Arc<Manifest>, seed: u64, start: Instant) -> Vec<f64> {
    let (client, mut coins, mut times_ms) = (reqwest::Client::new(), Seeded::new(seed), Vec::new());
    // The longest answers are the most work.
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
        if (WARM_UP..WARM_UP + MEASURED).contains(&start.elapsed()) {
            times_ms.push(sent.elapsed().as_secs_f64() * 1e3);
        }
    }
    times_ms
}
