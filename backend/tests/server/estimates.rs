//! From many noised reports back to the truth, through the whole server. One draw of the noise; that 95 % intervals cover 95 %
//! of the time is tested over many draws (simulated.rs, and tests/privacy of the SDK).

use crate::device::report;
use crate::shop::Shop;
use reqwest::StatusCode;
use vitrine::rng::Seeded;
use vitrine::sync::mechanism::contains;
use vitrine::sync::wire::Report;

const DEVICES: u32 = 2_000;
/// Answers and their true shares; everything else has nobody.
const TRUTH: [(&str, f64); 3] = [("Holder", 0.5), ("Mug", 0.3), ("none", 0.2)];

#[tokio::test]
async fn two_thousand_devices_give_intervals_that_cover_the_truth() {
    let shop = Shop::open();
    let manifest = shop.manifest().await;
    let domain = &manifest.metrics[0].domain;
    let place = |answer: &str| domain.iter().position(|value| value == answer).unwrap() as u32;
    let mut coins = Seeded::new(2026);
    let reports: Vec<Report> = (0..DEVICES)
        .map(|device| {
            let answer = match device % 10 {
                0..=4 => "Holder",
                5..=7 => "Mug",
                _ => "none",
            };
            report(&manifest, place(answer), &mut coins)
        })
        .collect();
    for some in reports.chunks(8) {
        let sent: Vec<_> = some
            .iter()
            .map(|report| {
                tokio::spawn({
                    let request = shop.client.post(shop.address("/v1/reports")).body(report.encode().unwrap());
                    async move { request.send().await.unwrap().status() }
                })
            })
            .collect();
        for status in sent {
            assert_eq!(status.await.unwrap(), StatusCode::NO_CONTENT);
        }
    }

    let answer = shop.json("/v1/estimates").await;
    let metric = &answer["metrics"][0];
    assert_eq!((metric["metric"].as_str(), metric["epsilon"].as_f64()), (Some("interest.top"), Some(1.0)));
    assert_eq!(metric["reports"], DEVICES);
    let values = metric["values"].as_array().unwrap();
    assert_eq!(values.len(), domain.len());
    let spec = &manifest.metrics[0];
    for ((place, value), name) in (0..).zip(values).zip(domain) {
        assert_eq!(value["value"].as_str(), Some(name.as_str()));
        let drawn = reports.iter().filter(|report| contains(&report.bits, place)).count();
        // Every bit arrived and none twice: the server's estimate is the one of these very bits.
        let expected = spec.mechanism().unwrap().estimate(drawn as u64, u64::from(DEVICES));
        let truth = TRUTH.iter().find(|(answer, _)| answer == name).map_or(0.0, |(_, share)| *share);
        assert!((expected.share - truth).abs() < 3.5 * expected.sd, "{name} is {truth}: {value}");
        let [low, high] = ["low", "high"].map(|end| value[end].as_f64().unwrap());
        // PRIVACY.md section 5: a share is said only above 50 devices and three standard deviations.
        let enough = expected.share * f64::from(DEVICES) >= 50.0 && expected.share >= 3.0 * expected.sd;
        match value["estimate"].as_f64() {
            Some(estimate) => {
                assert!(enough && (estimate - expected.share).abs() < 1e-9, "{value}");
                assert!(low < estimate && estimate < high && high - low < 0.2, "{value}");
            }
            None => assert!(!enough && low == 0.0 && (high * 100.0).fract() < 1e-9, "{value}"),
        }
        assert!(value.get("count").is_none(), "from a count the estimate could be worked out");
    }
    assert!(TRUTH.iter().all(|(answer, _)| values[place(answer) as usize]["estimate"].is_number()));

    let page = shop.get("/dashboard").await.text().await.unwrap();
    assert!(page.contains("2,000") && page.contains("too few to say") && page.contains(">Holder<"));
}
