//! Who may report, and how often.

use crate::device::report;
use crate::shop::Shop;
use reqwest::{Method, StatusCode};
use vitrine::rng::Seeded;

#[tokio::test]
async fn one_address_has_its_limit_and_the_rest_of_the_shop_goes_on() {
    let shop = Shop::open_with(&["--reports-a-minute", "5", "--forwarded-hops", "1"]);
    let (manifest, mut coins) = (shop.manifest().await, Seeded::new(1));
    let mut refused = 0;
    // The minute may change once on the way.
    for _ in 0..16 {
        let request = shop.client.post(shop.address("/v1/reports")).header("x-forwarded-for", "203.0.113.9");
        let answer = request.body(report(&manifest, 0, &mut coins).encode().unwrap()).send().await.unwrap();
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            assert_eq!(answer.headers()["retry-after"], "60");
            refused += 1;
        } else {
            assert_eq!(answer.status(), StatusCode::NO_CONTENT);
        }
    }
    assert!((6..=11).contains(&refused), "{refused} of 16 refused");
    assert_eq!(shop.counted().await, 16 - refused);
    let request = shop.client.post(shop.address("/v1/reports")).header("x-forwarded-for", "198.51.100.7");
    let other = request.body(report(&manifest, 0, &mut coins).encode().unwrap()).send().await.unwrap();
    assert_eq!(other.status(), StatusCode::NO_CONTENT, "another address is not concerned");
    assert_eq!(shop.get("/healthz").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn only_named_origins_may_ask_from_elsewhere() {
    let shop = Shop::open_with(&["--allow-origin", "https://shop.example"]);
    for (origin, allowed) in [("https://shop.example", true), ("https://evil.example", false), ("null", false)] {
        let request = shop
            .client
            .request(Method::OPTIONS, shop.address("/v1/reports"))
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type");
        let answer = request.send().await.unwrap();
        let headers = answer.headers();
        assert_eq!(headers.get("access-control-allow-origin").is_some(), allowed, "{origin}");
        assert!(headers.get("access-control-allow-credentials").is_none());
    }
    // What is known of shoppers is for the shop's own page.
    let request = shop.client.get(shop.address("/v1/estimates")).header("origin", "https://shop.example");
    assert!(request.send().await.unwrap().headers().get("access-control-allow-origin").is_none());
}

#[tokio::test]
async fn the_dashboard_may_load_nothing() {
    let shop = Shop::open();
    for (path, language) in [("/dashboard", "en"), ("/dashboard?lang=zh-CN&weeks=4", "zh-CN")] {
        let answer = shop.get(path).await;
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("script-src"),
            "{policy}"
        );
        let page = answer.text().await.unwrap();
        assert!(page.contains(&format!("<html lang=\"{language}\">")) && !page.contains("<script"), "{path}");
    }
}
