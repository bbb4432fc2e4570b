//! The network: fetches the manifest, carries reports. No cookies, no referrer, no cache, no retry.

use crate::sync::outbox::Delivery;
use gloo_net::http::{Request, RequestBuilder};
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials};

/// The bytes at an address; none when they cannot be had.
pub async fn get(url: &str) -> Option<Vec<u8>> {
    let response = bare(Request::get(url)).send().await.ok()?;
    if response.ok() {
        response.binary().await.ok()
    } else {
        None
    }
}

/// Carries one report.
pub async fn post(url: &str, body: &[u8]) -> Delivery {
    let bytes = js_sys::Uint8Array::from(body);
    let request = bare(Request::post(url)).header("content-type", "application/msgpack").body(bytes);
    let Ok(request) = request else { return Delivery::Refused };
    match request.send().await {
        Ok(response) if response.ok() => Delivery::Accepted,
        // Too many requests is the collector's "later", every other 4xx its "never".
        Ok(response) if (400..500).contains(&response.status()) && response.status() != 429 => Delivery::Refused,
        _ => Delivery::Failed,
    }
}

fn bare(request: RequestBuilder) -> RequestBuilder {
    request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
}
