//! What outlives the process.

use crate::device::report;
use crate::shop::Shop;
use reqwest::StatusCode;
use std::process::Command;
use vitrine::rng::Seeded;

#[tokio::test]
async fn counters_and_nonces_outlive_a_restart() {
    let shop = Shop::open();
    let manifest = shop.manifest().await;
    let mut coins = Seeded::new(5);
    let bodies: Vec<Vec<u8>> = (0..5).map(|answer| report(&manifest, answer, &mut coins).encode().unwrap()).collect();
    for body in &bodies {
        assert_eq!(shop.post(body.clone()).await, StatusCode::NO_CONTENT);
    }
    let before = shop.json("/v1/estimates").await;
    let shop = shop.restart();
    assert_eq!(shop.json("/v1/estimates").await, before);
    assert_eq!(shop.post(bodies[0].clone()).await, StatusCode::NO_CONTENT);
    assert_eq!(shop.counted().await, 5);
}

#[tokio::test]
async fn reports_drawn_before_a_new_catalogue_still_count_and_do_not_mix() {
    let mut shop = Shop::open();
    let (old, mut coins) = (shop.manifest().await, Seeded::new(6));
    assert_eq!(shop.post(report(&old, 0, &mut coins).encode().unwrap()).await, StatusCode::NO_CONTENT);
    assert!(shop.end().success());
    let (items, events) = (shop.file("items.csv"), shop.file("events.csv"));
    std::fs::write(&items, "item_id,item_category2\na,Mug\nb,Bowl\nc,Jug\n").unwrap();
    std::fs::write(&events, "session_id,item_id\n1,a\n1,b\n").unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_vitrine-backend"))
        .args(["catalog", "--items"])
        .arg(items)
        .arg("--events")
        .arg(events)
        .arg("--out")
        .arg(shop.file("catalogue.bin"))
        .status();
    assert!(status.unwrap().success());
    let shop = {
        let folder = std::mem::replace(&mut shop.folder, tempfile::tempdir().unwrap());
        Shop::start(folder, &[])
    };
    let new = shop.manifest().await;
    assert_eq!(new.metrics[0].domain, ["Bowl", "Jug", "Mug", "none"]);
    assert_eq!(shop.post(report(&old, 1, &mut coins).encode().unwrap()).await, StatusCode::NO_CONTENT);
    assert_eq!(shop.post(report(&new, 1, &mut coins).encode().unwrap()).await, StatusCode::NO_CONTENT);
    let answer = shop.json("/v1/estimates").await;
    let interests = answer["metrics"].as_array().unwrap().iter().filter(|m| m["metric"] == "interest.top");
    let seen: Vec<_> = interests.map(|m| (m["current"].clone(), m["reports"].clone())).collect();
    assert_eq!(seen, [(true.into(), 1.into()), (false.into(), 2.into())]);
}
