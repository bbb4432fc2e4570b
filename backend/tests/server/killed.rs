//! The collector is killed, not ended, fifty times under load: no acknowledged report is lost, none is counted twice.

use crate::device::report;
use crate::postgres::Postgres;
use crate::shop::Shop;
use reqwest::{Client, StatusCode};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;
use vitrine::rng::{Coins, Seeded};
use vitrine::sync::manifest::Manifest;
use vitrine::sync::mechanism::contains;
use vitrine::sync::wire::Report;
use vitrine_backend::store::Store;

const KILLS: u32 = 50;
const SENDERS: u64 = 8;

/// What senders share: where the collector is now, and when to stop.
struct World {
    manifest: Manifest,
    address: RwLock<String>,
    over: AtomicBool,
    acknowledged: AtomicU64,
}

/// Sends report after report, each until it is acknowledged, as a device does; gives all of them.
async fn send(world: Arc<World>, seed: u64) -> Vec<Report> {
    let (client, mut coins) = (Client::builder().timeout(Duration::from_secs(5)).build().unwrap(), Seeded::new(seed));
    let mut sent = Vec::new();
    while !world.over.load(Ordering::Relaxed) {
        let report = report(&world.manifest, coins.below(3) as u32, &mut coins);
        let body = report.encode().unwrap();
        loop {
            let address = world.address.read().unwrap().clone();
            match client.post(format!("{address}/v1/reports")).body(body.clone()).send().await {
                Ok(answer) if answer.status() == StatusCode::NO_CONTENT => break,
                Ok(answer) => assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE),
                Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
        world.acknowledged.fetch_add(1, Ordering::Relaxed);
        sent.push(report);
    }
    sent
}

/// `place` is where the counters are, for the collector and for looking after it.
async fn survives_fifty_kills(mut shop: Shop, place: &str) {
    let world = Arc::new(World {
        manifest: shop.manifest().await,
        address: RwLock::new(shop.address("")),
        over: AtomicBool::new(false),
        acknowledged: AtomicU64::new(0),
    });
    let senders: Vec<_> = (0..SENDERS).map(|sender| tokio::spawn(send(world.clone(), 100 + sender))).collect();
    let mut coins = Seeded::new(9);
    for _ in 0..KILLS {
        // Under load: first the senders have to have found the new address.
        let before = world.acknowledged.load(Ordering::Relaxed);
        while world.acknowledged.load(Ordering::Relaxed) < before + SENDERS {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(coins.below(40))).await;
        shop = shop.kill_and_start();
        *world.address.write().unwrap() = shop.address("");
    }
    world.over.store(true, Ordering::Relaxed);
    let mut sent = Vec::new();
    for sender in senders {
        sent.extend(sender.await.unwrap());
    }
    // A device that never heard the answer sends again after the last start, too.
    for report in sent.iter().rev().take(50) {
        assert_eq!(shop.post(report.encode().unwrap()).await, StatusCode::NO_CONTENT);
    }
    assert!(shop.end().success());

    let spec = world.manifest.metric(1).unwrap();
    let store = Store::open_at(place).await.unwrap();
    let days = store.days(1, world.manifest.hash(), spec.domain.len()).await.unwrap();
    store.close().await;
    let counted: u64 = days.iter().map(|day| day.counts.reports).sum();
    assert_eq!(counted, sent.len() as u64);
    assert!(counted >= u64::from(KILLS) * 4, "hardly a load: {counted} reports");
    // One lost and another counted twice would not show in the sum; it would here.
    for value in 0..spec.domain.len() {
        let drawn = sent.iter().filter(|report| contains(&report.bits, value as u32)).count() as u64;
        assert_eq!(days.iter().map(|day| day.counts.values[value]).sum::<u64>(), drawn, "answer {value}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_survives_fifty_kills() {
    let shop = Shop::open();
    let place = shop.file("reports.db").to_str().unwrap().to_owned();
    survives_fifty_kills(shop, &place).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_survives_fifty_kills() {
    let postgres = Postgres::start();
    survives_fifty_kills(Shop::open_on(&postgres.address()), &postgres.address()).await;
}
