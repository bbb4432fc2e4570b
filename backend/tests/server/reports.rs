//! Reports: counted once, or refused with the right status and nothing counted.

use crate::device::{report, today};
use crate::shop::Shop;
use reqwest::StatusCode;
use vitrine::rng::Seeded;
use vitrine::sync::wire::Report;

#[tokio::test]
async fn a_replayed_report_counts_once() {
    let shop = Shop::open();
    let manifest = shop.manifest().await;
    let mut coins = Seeded::new(1);
    let first = report(&manifest, 0, &mut coins).encode().unwrap();
    for _ in 0..3 {
        assert_eq!(shop.post(first.clone()).await, StatusCode::NO_CONTENT);
    }
    assert_eq!(shop.counted().await, 1);
    assert_eq!(shop.post(report(&manifest, 0, &mut coins).encode().unwrap()).await, StatusCode::NO_CONTENT);
    assert_eq!(shop.counted().await, 2);
}

#[tokio::test]
async fn the_same_nonce_from_two_sides_at_once_counts_once() {
    let shop = Shop::open();
    let manifest = shop.manifest().await;
    let mut coins = Seeded::new(2);
    for round in 1..=20 {
        let body = report(&manifest, 0, &mut coins).encode().unwrap();
        let (one, two) = tokio::join!(shop.post(body.clone()), shop.post(body));
        assert_eq!((one, two), (StatusCode::NO_CONTENT, StatusCode::NO_CONTENT));
        assert_eq!(shop.counted().await, round);
    }
}

#[tokio::test]
async fn what_is_no_report_is_refused_and_not_counted() {
    let shop = Shop::open();
    let manifest = shop.manifest().await;
    let good = report(&manifest, 0, &mut Seeded::new(3));
    let body = good.encode().unwrap();
    let with = |change: fn(&mut Report)| {
        let mut changed = good.clone();
        change(&mut changed);
        changed.encode().unwrap()
    };
    let cases = [
        ("empty", Vec::new(), 400),
        ("truncated", body[..body.len() - 1].to_vec(), 400),
        ("half", body[..32].to_vec(), 400),
        ("trailing byte", [&body[..], &[0]].concat(), 400),
        ("padded too far", [&body[..], &[0; 192]].concat(), 400),
        ("text", b"{\"metric\":1}".to_vec(), 400),
        ("another manifest", with(|r| r.manifest_hash = [7; 8]), 409),
        ("another metric", with(|r| r.metric = 2), 400),
        ("an answer too long", with(|r| r.bits.push(0)), 400),
        ("an answer too short", with(|r| r.bits.truncate(1)), 400),
        ("every answer at once", with(|r| r.bits.fill(0xff)), 400),
        ("no answer", with(|r| r.bits.fill(0)), 400),
        ("next year", with(|r| r.epoch_day += 365), 400),
        ("last year", with(|r| r.epoch_day -= 365), 400),
        ("oversized", vec![0x97; 1025], 413),
    ];
    for (case, body, status) in cases {
        assert_eq!(shop.post(body).await.as_u16(), status, "{case}");
    }
    // The server may hang up before a long body is through: then there is no status to read, and no second use of the line.
    let other = reqwest::Client::new();
    let long = other.post(shop.address("/v1/reports")).body(vec![0x97; 1 << 20]).send().await;
    assert!(long.map_or(true, |response| response.status() == StatusCode::PAYLOAD_TOO_LARGE));
    assert_eq!(shop.counted().await, 0);
    let answer = shop.json("/v1/estimates").await;
    let values = answer["metrics"][0]["values"].as_array().unwrap();
    assert!(values.iter().all(|value| value["estimate"].is_null() && value["low"] == 0.0 && value["high"] == 1.0));
    // A refused report may be mended: its nonce was not used up.
    assert_eq!(shop.post(body).await, StatusCode::NO_CONTENT);
    assert_eq!(shop.counted().await, 1);
}

#[tokio::test]
async fn the_report_itself_is_nowhere_in_the_files() {
    let mut shop = Shop::open();
    let manifest = shop.manifest().await;
    let report = report(&manifest, 5, &mut Seeded::new(4));
    assert_eq!(report.epoch_day, today());
    assert_eq!(shop.post(report.encode().unwrap()).await, StatusCode::NO_CONTENT);
    assert!(shop.end().success());
    for entry in std::fs::read_dir(shop.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(report.bits.len()).any(|window| window == report.bits), "{}", path.display());
    }
    assert_eq!(std::fs::read_to_string(shop.file("log.txt")).unwrap(), "", "no log of who asked for what");
}
