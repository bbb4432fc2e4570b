//! `GET /dashboard`: one page without a script, nothing loaded from anywhere; `?lang=` and `?weeks=` choose what it shows.
//!
//! [`page`] is the frame, [`cards`] has a card per metric, [`plot`] and [`bars`] draw, [`words`] speaks two languages.

mod axis;
mod bars;
mod cards;
mod date;
mod export;
mod news;
mod numbers;
mod page;
mod plot;
mod words;

use super::estimates::{self, Estimates, Period};
use super::routes::AppState;
use crate::store::StoreError;
use axum::extract::{Query, State};
use axum::http::{header, HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use base64::{engine::general_purpose::STANDARD, Engine};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// The language of the page.
#[derive(Debug, Default, Deserialize)]
pub struct Language {
    lang: Option<String>,
}

/// Answers `GET /dashboard`.
pub async fn dashboard(
    State(state): State<AppState>,
    Query(period): Query<Period>,
    Query(language): Query<Language>,
    headers: HeaderMap,
) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let words = words::of(language.lang.as_deref().unwrap_or(accepted));
    let found = match estimates::all(&state, period).await {
        Ok(found) => found,
        Err(error) => return unreadable(&error),
    };
    let page = page::page(words, &found, &state.shelf.build);
    ([(header::CONTENT_SECURITY_POLICY, policy())], Html(page)).into_response()
}

/// Answers `GET /dashboard/estimates.csv`: one line per metric, week and answer.
pub async fn csv(State(state): State<AppState>, Query(period): Query<Period>) -> Response {
    match estimates::all(&state, period).await.map(|found: Estimates| export::csv(&found)) {
        Ok(Ok(table)) => {
            let name = "attachment; filename=\"vitrine-estimates.csv\"";
            ([(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, name)], table)
                .into_response()
        }
        Ok(Err(error)) => {
            tracing::error!("the table could not be written: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(error) => unreadable(&error),
    }
}

fn unreadable(error: &StoreError) -> Response {
    tracing::error!("the counters could not be read: {error}");
    (StatusCode::SERVICE_UNAVAILABLE, "The counters cannot be read at the moment.").into_response()
}

/// The page may use its own style and nothing else: no script, no image, no connection, no frame around it.
fn policy() -> String {
    let style = STANDARD.encode(Sha256::digest(page::STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}
