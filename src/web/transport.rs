//! The network: fetches the manifest, carries reports. No cookies, no referrer, no cache, no retry.

use super::reflect::{call, fields, get, wait};
use crate::sync::outbox::Delivery;
use gloo_net::http::{Request, RequestBuilder};
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials};

/// The bytes at an address; none when they cannot be had.
pub async fn fetch(url: &str) -> Option<Vec<u8>> {
    let response = bare(Request::get(url)).send().await.ok()?;
    if response.ok() {
        response.binary().await.ok()
    } else {
        None
    }
}

/// Carries one report; under way it outlives the page, as a beacon would, and tells a page that stays what became of it.
pub async fn post(url: &str, body: &[u8]) -> Delivery {
    let bytes = js_sys::Uint8Array::from(body);
    let request = bare(Request::post(url)).header("content-type", "application/msgpack").body(bytes);
    let Ok(request) = request else { return Delivery::Refused };
    let request: web_sys::Request = request.into();
    // The builder has no word for the first, and whoever adds something to a request takes its referrer policy back.
    let more = fields(&[("keepalive", &true.into()), ("referrerPolicy", &"no-referrer".into())]);
    let Ok(answer) = call(&js_sys::global(), "fetch", &[&request, &more]) else { return Delivery::Failed };
    let status = wait(answer).await.ok().and_then(|response| get(&response, "status").as_f64()).unwrap_or_default();
    match status as u16 {
        200..=299 => Delivery::Accepted,
        // Too many requests is the collector's "later", every other 4xx its "never".
        429 => Delivery::Failed,
        400..=499 => Delivery::Refused,
        _ => Delivery::Failed,
    }
}

fn bare(request: RequestBuilder) -> RequestBuilder {
    request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
}
