//! Ten thousand devices with known answers, and whether their truth is found again: in the counters, on the page, in the table.

use crate::shop::{run, Shop};
use vitrine_backend::estimate::contrast::Shares;
use vitrine_backend::estimate::window::weeks;
use vitrine_backend::simulate::{device::Days, example, truth};
use vitrine_backend::store::Store;

const WEEKS: u32 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_truth_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("reports.db").to_str().unwrap().to_owned();
    let said = run(&["simulate", "--devices", "10000", "--weeks", &WEEKS.to_string(), "--database", &place]);
    let today = crate::device::today();
    let days = Days { first: today + 1 - WEEKS * 7, count: WEEKS * 7 };

    let (store, manifest) = (Store::open_at(&place).await.unwrap(), example::manifest());
    let (mut cells, mut covered, mut reports) = (0, 0, 0);
    for spec in &manifest.metrics {
        let counted = store.days(spec.metric, manifest.hash(), spec.domain.len()).await.unwrap();
        for week in weeks(&counted, spec.domain.len(), today, WEEKS) {
            let shares = Shares::of(&spec.mechanism().unwrap(), &week.counts).unwrap();
            reports += shares.reports;
            // The truth of the week: its days', each as often as it was reported.
            let mut expected = vec![0.0; spec.domain.len()];
            for day in counted.iter().filter(|day| (week.days.first..=week.days.last).contains(&day.epoch_day)) {
                let part = day.counts.reports as f64 / shares.reports as f64;
                for (sum, share) in expected.iter_mut().zip(truth::shares(spec, days.time(day.epoch_day))) {
                    *sum += part * share;
                }
            }
            for (place, expected) in expected.into_iter().enumerate() {
                let found = shares.share(place);
                cells += 1;
                covered += u32::from((found.low()..=found.high()).contains(&expected));
            }
        }
    }
    store.close().await;
    assert!(said.starts_with(&format!("{reports} reports of 10000 devices")), "{said}");
    assert!(reports > 100_000 && cells > 700, "{reports} reports, {cells} cells");
    let coverage = f64::from(covered) / f64::from(cells);
    assert!((0.92..=0.98).contains(&coverage), "{covered} of {cells} intervals hold the truth");

    let shop = Shop::open_on(&place);
    let page = shop.get("/dashboard?lang=en&weeks=8").await.text().await.unwrap();
    for sentence in [
        "banner does better than control",
        "Shoppers prefer the new ranking",
        "Friction on <b>checkout</b> has left its band",
        "Kitchen",
        "dark normal usual",
    ] {
        assert!(page.contains(sentence), "the page does not say: {sentence}");
    }
    assert_eq!(page.matches("has left its band").count(), 1, "seven other pages are as they were");
    let table = shop.get("/dashboard/estimates.csv?weeks=8").await.text().await.unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "metric,manifest,first_day,last_day,reports,answer,estimate,low,high");
    assert!(
        lines.len() > cells as usize && lines.iter().any(|line| line.contains(",win,0.3")),
        "{} lines",
        lines.len()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn devices_report_to_a_running_collector() {
    let shop = Shop::open_with(&["--reports-a-minute", "0"]);
    let address = shop.address("");
    let said =
        tokio::task::spawn_blocking(move || run(&["simulate", "--devices", "300", "--weeks", "3", "--to", &address]))
            .await
            .unwrap();
    let all: u64 = shop.json("/v1/estimates").await["metrics"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|metric| metric["weeks"].as_array().unwrap())
        .map(|week| week["reports"].as_u64().unwrap())
        .sum();
    assert!(all > 300 && said.starts_with(&format!("{all} reports")), "{all}: {said}");
}
