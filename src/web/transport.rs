//! The network: fetches the manifest, carries reports. No cookies, no referrer, no cache, no retry.

use super::reflect::{call, fields, get, wait};
use crate::sync::outbox::Delivery;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// The bytes at an address; none when they cannot be had.
pub async fn fetch(url: &str) -> Option<Vec<u8>> {
    let response = send(url, &[]).await?;
    if get(&response, "ok").as_bool() != Some(true) {
        return None;
    }
    let body = wait(call(&response, "arrayBuffer", &[]).ok()?).await.ok()?;
    Some(Uint8Array::new(&body).to_vec())
}

/// Carries one report; under way it outlives the page, as a beacon would, and tells a page that stays what became of it.
pub async fn post(url: &str, body: &[u8]) -> Delivery {
    let headers = fields(&[("content-type", &"application/msgpack".into())]);
    let body = Uint8Array::from(body);
    let more = [("method", &"POST".into()), ("headers", &headers), ("body", &body), ("keepalive", &true.into())];
    let status = send(url, &more).await.and_then(|response| get(&response, "status").as_f64()).unwrap_or_default();
    match status as u16 {
        200..=299 => Delivery::Accepted,
        // Too many requests is the collector's "later", every other 4xx its "never".
        429 => Delivery::Failed,
        400..=499 => Delivery::Refused,
        _ => Delivery::Failed,
    }
}

/// The response to a request that says nothing about who asks; none where there was none.
async fn send(url: &str, more: &[(&str, &JsValue)]) -> Option<JsValue> {
    let bare =
        [("credentials", &"omit".into()), ("referrerPolicy", &"no-referrer".into()), ("cache", &"no-store".into())];
    let request = fields(&[&bare, more].concat());
    wait(call(&js_sys::global(), "fetch", &[&url.into(), &request]).ok()?).await.ok()
}
