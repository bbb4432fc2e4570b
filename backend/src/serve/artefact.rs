//! `GET /v1/artefact`: every item's packed artefact at once, for a shop small enough to load them with its pages.

use super::routes::AppState;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

/// Answers `GET /v1/artefact`; 304 to whoever has this build already.
pub async fn artefact(State(state): State<AppState>, headers: HeaderMap) -> Response {
    // Weak: compressed and plain bytes share it.
    let tag = format!("W/\"{}\"", state.shelf.build);
    let has_it = headers.get(IF_NONE_MATCH).is_some_and(|have| have.as_bytes() == tag.as_bytes());
    if has_it {
        return (StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response();
    }
    let kind = "application/octet-stream".to_owned();
    ([(CONTENT_TYPE, kind), (ETAG, tag)], state.shelf.whole.clone()).into_response()
}
