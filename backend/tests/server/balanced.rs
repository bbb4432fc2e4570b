//! PostgreSQL instead of the file: the same answers, and several processes on one database.

use crate::device::report;
use crate::postgres::Postgres;
use crate::shop::Shop;
use reqwest::StatusCode;
use vitrine::rng::Seeded;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_share_counters_nonces_and_manifests() {
    let postgres = Postgres::start();
    let (one, two) = (Shop::open_on(&postgres.address()), Shop::open_on(&postgres.address()));
    let (manifest, mut coins) = (one.manifest().await, Seeded::new(8));
    let bodies: Vec<Vec<u8>> = (0..300).map(|n| report(&manifest, n % 3, &mut coins).encode().unwrap()).collect();
    let mut tasks = Vec::new();
    for body in bodies {
        // Every report arrives at both, at once.
        for shop in [&one, &two] {
            let request = shop.client.post(shop.address("/v1/reports")).body(body.clone());
            tasks.push(tokio::spawn(async move { request.send().await.unwrap().status() }));
        }
    }
    for task in tasks {
        assert_eq!(task.await.unwrap(), StatusCode::NO_CONTENT);
    }
    assert_eq!((one.counted().await, two.counted().await), (300, 300));

    // A process with a new catalogue joins: the ones that run learn its questions when the first answer arrives.
    let joined = Shop::open_with_items(&postgres.address(), "item_id,item_category2\na,Mug\nb,Bowl\n");
    let new = joined.manifest().await;
    assert_ne!(new.hash(), manifest.hash());
    // Past the few seconds in which invented hashes are not looked up.
    tokio::time::sleep(std::time::Duration::from_secs(11)).await;
    assert_eq!(one.post(report(&new, 0, &mut coins).encode().unwrap()).await, StatusCode::NO_CONTENT);
    assert_eq!(joined.counted().await, 1);
}

#[tokio::test]
async fn a_database_that_is_not_there_is_an_error_in_words() {
    let output = Shop::failing("postgres://nobody@127.0.0.1:9/none");
    assert!(output.contains("the report database"), "{output}");
}
