//! Headers of every answer: what a page may load, and how long it may be kept.

use axum::extract::{Request, State};
use axum::http::{header, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// Headers that are the same for all answers.
const FIXED: [(HeaderName, HeaderValue); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
];
/// Files whose name holds the hash of their content never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else is asked for again, and most often answered with 304.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Adds the headers on the way out. `policy` is the Content-Security-Policy.
pub async fn add(State(policy): State<HeaderValue>, request: Request, next: Next) -> Response {
    let named_by_content = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status().is_redirection();
    let headers = response.headers_mut();
    // The dashboard brings a stricter one.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    headers.extend(FIXED);
    headers.insert(header::CACHE_CONTROL, if named_by_content && found { FOR_EVER } else { ASK_AGAIN });
    response
}
