//! `GET /dashboard`: the estimates as bars with their intervals, one page, nothing loaded from anywhere.

mod axis;
mod bars;
mod page;
mod words;

use super::estimates;
use super::routes::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// Answers `GET /dashboard`.
pub async fn dashboard(State(state): State<AppState>) -> Response {
    match estimates::all(&state).await {
        Ok(metrics) => Html(page::page(&state.shelf, &metrics)).into_response(),
        Err(error) => {
            tracing::error!("the counters could not be read: {error}");
            (StatusCode::SERVICE_UNAVAILABLE, "The counters cannot be read at the moment.").into_response()
        }
    }
}
