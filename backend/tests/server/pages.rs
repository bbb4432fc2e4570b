//! The shop's own pages: addresses, types, caching, and what they may load.

use crate::shop::{build_catalogue, Shop};
use base64::{engine::general_purpose::STANDARD, Engine};
use reqwest::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use reqwest::{Response, StatusCode};
use sha2::{Digest, Sha256};
use std::fs;

const EARLY: &str = "document.documentElement.dataset.early = ''";

fn with_pages() -> Shop {
    let folder = tempfile::tempdir().unwrap();
    build_catalogue(&folder.path().join("catalogue.bin"));
    let pages = folder.path().join("pages");
    fs::create_dir_all(pages.join("assets")).unwrap();
    for name in ["index", "category", "search", "product", "cart"] {
        let html =
            format!("<!doctype html><title>{name}</title><script>{EARLY}</script><script src=/assets/a.js></script>");
        fs::write(pages.join(format!("{name}.html")), html).unwrap();
    }
    fs::write(pages.join("assets/engine-1a2b.wasm"), b"\0asm\x01\0\0\0".repeat(100)).unwrap();
    fs::write(pages.join("assets/a-3c4d.js"), "export const a = 1\n".repeat(100)).unwrap();
    fs::write(pages.join("favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    let path = pages.to_str().unwrap().to_owned();
    Shop::start(folder, &["--static", &path, "--csp-script-hash", "sha256-abc="])
}

fn header(response: &Response, name: &reqwest::header::HeaderName) -> String {
    response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn addresses_without_an_extension_are_pages() {
    let shop = with_pages();
    for (path, page) in [
        ("/", "index"),
        ("/category/Candles%20%26%20light", "category"),
        ("/search?q=mug", "search"),
        ("/product/85123A", "product"),
        ("/product/a.b", "product"),
        ("/cart", "cart"),
    ] {
        let response = shop.get(path).await;
        assert_eq!((response.status(), header(&response, &CONTENT_TYPE)), (StatusCode::OK, "text/html".to_owned()));
        assert_eq!(header(&response, &CACHE_CONTROL), "no-cache");
        assert!(response.text().await.unwrap().contains(&format!("<title>{page}</title>")), "{path}");
    }
    for path in ["/nothing", "/assets/nothing.js", "/..%2freports.db", "/%2e%2e/reports.db"] {
        let response = shop.get(path).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header(&response, &CACHE_CONTROL), "no-cache", "an absence is not kept for a year");
    }
}

#[tokio::test]
async fn files_have_their_types_and_hashed_ones_are_kept() {
    let shop = with_pages();
    for (path, kind, cache) in [
        ("/assets/engine-1a2b.wasm", "application/wasm", "public, max-age=31536000, immutable"),
        ("/assets/a-3c4d.js", "text/javascript", "public, max-age=31536000, immutable"),
        ("/favicon.svg", "image/svg+xml", "no-cache"),
    ] {
        let response = shop.get(path).await;
        assert_eq!(
            (header(&response, &CONTENT_TYPE).as_str(), header(&response, &CACHE_CONTROL).as_str()),
            (kind, cache)
        );
    }
    let request = shop.client.get(shop.address("/assets/a-3c4d.js")).header(ACCEPT_ENCODING, "br");
    let response = request.send().await.unwrap();
    assert_eq!(header(&response, &CONTENT_ENCODING), "br");
    assert!(response.bytes().await.unwrap().len() < 200);
}

#[tokio::test]
async fn the_policy_allows_the_pages_own_inline_script_and_nothing_from_elsewhere() {
    let shop = with_pages();
    let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(EARLY)));
    for path in ["/", "/product/1", "/v1/categories"] {
        let policy = header(&shop.get(path).await, &CONTENT_SECURITY_POLICY);
        for part in [
            "default-src 'self'",
            "'wasm-unsafe-eval'",
            &hash,
            "'sha256-abc='",
            "img-src 'self' data:",
            "connect-src 'self'",
        ] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("http") && !policy.contains("script-src 'unsafe-inline'"));
    }
}

#[tokio::test]
async fn the_dashboard_is_one_page_even_before_the_first_report() {
    let shop = with_pages();
    let response = shop.get("/dashboard").await;
    assert!(header(&response, &CONTENT_TYPE).starts_with("text/html"));
    assert!(response.text().await.unwrap().contains("No report has come in yet"));
}
